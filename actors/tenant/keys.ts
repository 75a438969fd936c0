import { exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';
import { base64url, fromBase64url, purposeKey, randomBytes } from '#kernel/crypto';

export interface KeyPair {
  kid: string;
  x: string;
  d: string;
}

const Ed25519Jwk = z.object({ x: z.string(), d: z.string() });
const IV_BYTES = 12;

export async function makeKeyPair(): Promise<KeyPair> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const { x, d } = Ed25519Jwk.parse(await exportJWK(privateKey));
  return { kid: base64url(randomBytes(9)), x, d };
}

/** Encrypts the private half for keeping. */
export async function sealPrivate(secret: string, d: string): Promise<string> {
  const iv = randomBytes(IV_BYTES);
  const key = await purposeKey(secret, 'signing-key', 'AES-GCM');
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, fromBase64url(d));
  return `${base64url(iv)}.${base64url(new Uint8Array(sealed))}`;
}

/** @throws when the deployment's secret is not the one that it was sealed under */
export async function openPrivate(secret: string, sealed: string): Promise<string> {
  const [iv, body] = sealed.split('.');
  if (!iv || !body) throw new TypeError('not a sealed key');
  const key = await purposeKey(secret, 'signing-key', 'AES-GCM');
  return base64url(new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: fromBase64url(iv) }, key, fromBase64url(body))));
}
