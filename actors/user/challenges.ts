import { base64url, fromBase64url, purposeKey, randomBytes } from '#kernel/crypto';

/** How long a browser may take; WebAuthn's own dialog gives up sooner. */
export const CHALLENGE_LIFE_MS = 5 * 60_000;
const NONCE_BYTES = 16;
const TIME_BYTES = 8;
const HEAD_BYTES = NONCE_BYTES + TIME_BYTES;

const signed = (subject: string, head: Uint8Array) => new TextEncoder().encode(`${subject}/${base64url(head)}`);

/**
 * A challenge that says itself, under a MAC, until when it is good and for what (`subject`): it can be made before anybody knows who
 * will answer it, and nothing has to be kept until somebody does.
 */
export async function newChallenge(secret: string, subject: string, now: number): Promise<string> {
  const head = new Uint8Array(HEAD_BYTES);
  head.set(randomBytes(NONCE_BYTES));
  new DataView(head.buffer).setBigUint64(NONCE_BYTES, BigInt(now + CHALLENGE_LIFE_MS));
  const mac = await crypto.subtle.sign('HMAC', await purposeKey(secret, 'challenge', 'HMAC'), signed(subject, head));
  return base64url(new Uint8Array([...head, ...new Uint8Array(mac)]));
}

/** Until when (ms since the epoch) a challenge of ours is good; `null` for one that is not ours, for something else, or too old. */
export async function challengeExpiry(secret: string, subject: string, challenge: string, now: number): Promise<number | null> {
  if (!/^[A-Za-z0-9_-]{20,200}$/.test(challenge)) return null;
  const bytes = fromBase64url(challenge);
  const head = bytes.slice(0, HEAD_BYTES);
  if (head.byteLength < HEAD_BYTES) return null;
  const key = await purposeKey(secret, 'challenge', 'HMAC');
  if (!(await crypto.subtle.verify('HMAC', key, bytes.slice(HEAD_BYTES), signed(subject, head)))) return null;
  const expiresAt = Number(new DataView(head.buffer).getBigUint64(NONCE_BYTES));
  return expiresAt > now ? expiresAt : null;
}
