import { base64url, fromBase64url } from '#kernel/crypto';
import type { PasskeyCreation, PasskeyMade, PasskeyRequest, PasskeyUsed } from '#protocol/factors';

/** What a test may do wrongly. */
interface Whims {
  origin?: string;
  counter?: number;
  /** Whether the person was checked (finger, PIN). */
  userVerified?: boolean;
}

const encoder = new TextEncoder();
const bytes = (...parts: (ArrayLike<number> | ArrayBuffer)[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(parts.flatMap((part) => [...(part instanceof ArrayBuffer ? new Uint8Array(part) : Array.from(part))]));
const hash = async (data: Uint8Array<ArrayBuffer>) => crypto.subtle.digest('SHA-256', data);
const text = (value: string) => Uint8Array.from(encoder.encode(value));

const PRESENT = 1;
const VERIFIED = 4;
const ATTESTED = 64;

/** A security key in software: ES256, no attestation, as WebAuthn describes it. */
export class Authenticator {
  readonly id = base64url(crypto.getRandomValues(new Uint8Array(16)));
  private readonly keys: CryptoKeyPair;
  private handle = '';
  private counter = 0;

  private constructor(keys: CryptoKeyPair) {
    this.keys = keys;
  }

  static async new(): Promise<Authenticator> {
    const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
    if (!('privateKey' in keys)) throw new Error('not a pair');
    return new Authenticator(keys);
  }

  async make(options: PasskeyCreation, whims: Whims = {}): Promise<PasskeyMade> {
    this.handle = options.user.id;
    const jwk = await crypto.subtle.exportKey('jwk', this.keys.publicKey);
    if (jwk instanceof ArrayBuffer || !jwk.x || !jwk.y) throw new Error('not a JWK');
    const cose = bytes([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32], fromBase64url(jwk.x), [0x22, 0x58, 32], fromBase64url(jwk.y));
    const id = fromBase64url(this.id);
    const data = bytes(await this.data(options.rp.id, ATTESTED, whims), new Uint8Array(16), [0, id.byteLength], id, cose);
    const attestation = bytes(
      [0xa3, 0x63],
      text('fmt'),
      [0x64],
      text('none'),
      [0x67],
      text('attStmt'),
      [0xa0, 0x68],
      text('authData'),
      [0x59, data.byteLength >> 8, data.byteLength & 255],
      data,
    );
    return {
      id: this.id,
      rawId: this.id,
      type: 'public-key',
      response: {
        clientDataJSON: base64url(clientData('webauthn.create', options.challenge, whims)),
        attestationObject: base64url(attestation),
        transports: ['internal'],
      },
    };
  }

  async use(options: PasskeyRequest, whims: Whims = {}): Promise<PasskeyUsed> {
    this.counter = whims.counter ?? this.counter + 1;
    const data = await this.data(options.rpId, 0, whims);
    const client = clientData('webauthn.get', options.challenge, whims);
    const signed = bytes(data, await hash(client));
    const raw = new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, this.keys.privateKey, signed));
    return {
      id: this.id,
      rawId: this.id,
      type: 'public-key',
      response: {
        clientDataJSON: base64url(client),
        authenticatorData: base64url(data),
        signature: base64url(der(raw)),
        userHandle: this.handle,
      },
    };
  }

  private async data(rpId: string, flags: number, { userVerified = true }: Whims) {
    const counter = new Uint8Array(4);
    new DataView(counter.buffer).setUint32(0, this.counter);
    return bytes(await hash(text(rpId)), [flags | PRESENT | (userVerified ? VERIFIED : 0)], counter);
  }
}

const clientData = (type: string, challenge: string, { origin = 'http://vitae.example' }: Whims) =>
  text(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

/** WebCrypto signs as r‖s, WebAuthn as a DER sequence of two integers. */
function der(raw: Uint8Array): Uint8Array {
  const integer = (part: Uint8Array) => {
    const from = part.findIndex((byte) => byte !== 0);
    const short = Array.from(part.slice(Math.max(0, from)));
    const positive = (short[0] ?? 0) > 127 ? [0, ...short] : short;
    return [2, positive.length, ...positive];
  };
  const both = [...integer(raw.slice(0, 32)), ...integer(raw.slice(32))];
  return Uint8Array.from([0x30, both.length, ...both]);
}
