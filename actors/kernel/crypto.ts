import { type IdKind, idFrom } from '#protocol/ids';

const encoder = new TextEncoder();

export const randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));

/** A new id of 128 random bits. */
export const newId = <K extends IdKind>(kind: K) => idFrom(kind, randomBytes(16));

/** An id that follows from `source`: the same source, the same id. For creations that may be asked for twice. */
export async function derivedId<K extends IdKind>(kind: K, source: string) {
  return idFrom(kind, (await sha256(source)).slice(0, 16));
}

export async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)));
}

export const sha256Text = async (text: string): Promise<string> => base64url(await sha256(text));

/** 256 random bits, for tokens that are kept only as a hash. */
export const newSecret = (): string => base64url(randomBytes(32));

export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** @throws when `text` is not base64url */
export function fromBase64url(text: string): Uint8Array {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) throw new TypeError('not base64url');
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
}

/** Compares in a time that depends on the length only. */
export function sameText(a: string, b: string): boolean {
  const left = encoder.encode(a);
  const right = encoder.encode(b);
  return left.byteLength === right.byteLength && crypto.subtle.timingSafeEqual(left, right);
}

/** A key for one purpose, derived from the deployment's secret. */
export async function purposeKey(secret: string, purpose: string, algorithm: 'HMAC' | 'AES-GCM'): Promise<CryptoKey> {
  const root = await crypto.subtle.importKey('raw', fromBase64url(secret), 'HKDF', false, ['deriveKey']);
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: encoder.encode(`vitae/${purpose}`) };
  return algorithm === 'HMAC'
    ? crypto.subtle.deriveKey(hkdf, root, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign', 'verify'])
    : crypto.subtle.deriveKey(hkdf, root, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** Bytes for one purpose, derived from the deployment's secret. */
export async function purposeBytes(secret: string, purpose: string, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const root = await crypto.subtle.importKey('raw', fromBase64url(secret), 'HKDF', false, ['deriveBits']);
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: encoder.encode(`vitae/${purpose}`) };
  return new Uint8Array(await crypto.subtle.deriveBits(hkdf, root, length * 8));
}

/** An id to write texts under: 32 random bits, as Yjs makes them. */
export const newTextWriter = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
