import { base64url, fromBase64url, purposeKey, randomBytes } from './crypto.ts';

const IV_BYTES = 12;

/**
 * Encrypts `text` under the deployment's secret, for one purpose and one owner: what was encrypted for another opens for nobody.
 * @returns `<iv>.<ciphertext>` in base64url
 */
export async function encryptText(secret: string, purpose: string, owner: string, text: string): Promise<string> {
  const iv = randomBytes(IV_BYTES);
  const key = await purposeKey(secret, purpose, 'AES-GCM');
  const additionalData = new TextEncoder().encode(owner);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, new TextEncoder().encode(text));
  return `${base64url(iv)}.${base64url(new Uint8Array(sealed))}`;
}

/** @throws when it was encrypted under another secret, for another purpose or owner, or was changed */
export async function decryptText(secret: string, purpose: string, owner: string, sealed: string): Promise<string> {
  const [iv, body] = sealed.split('.');
  if (!iv || !body) throw new TypeError('not an encrypted text');
  const key = await purposeKey(secret, purpose, 'AES-GCM');
  const additionalData = new TextEncoder().encode(owner);
  const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: fromBase64url(iv), additionalData }, key, fromBase64url(body));
  return new TextDecoder().decode(opened);
}
