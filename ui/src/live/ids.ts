import { LocalId, ReplicaId } from '#protocol/ids';

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

function randomText(length: number): string {
  let out = '';
  while (out.length < length) {
    // Bytes above 251 are thrown away: 252 is a multiple of 36, so every character is as likely.
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) if (byte < 252 && out.length < length) out += ALPHABET[byte % 36];
  }
  return out;
}

export const newReplicaId = (): ReplicaId => ReplicaId.parse(randomText(16));
export const newLocalId = (): LocalId => LocalId.parse(randomText(12));

/** An id to write texts under: 32 random bits, as Yjs makes them. */
export const newWriter = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
