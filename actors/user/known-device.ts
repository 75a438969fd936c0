import { base64url, fromBase64url, purposeKey, randomBytes } from '#kernel/crypto';

/**
 * A browser that has signed in to an account keeps a sign of it, beyond the session: `<user id>.<nonce>.<mac>`. It lets nobody in; it
 * only means that wrong guesses by others do not make this browser wait.
 */
const NONCE_BYTES = 16;
const FORM = /^(usr_[0-9a-hjkmnp-tv-z]{26})\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;

const encoded = (user: string, nonce: string) => new TextEncoder().encode(`${user}.${nonce}`);

export async function newKnownDevice(secret: string, user: string): Promise<string> {
  const nonce = base64url(randomBytes(NONCE_BYTES));
  const mac = await crypto.subtle.sign('HMAC', await purposeKey(secret, 'known-device', 'HMAC'), encoded(user, nonce));
  return `${user}.${nonce}.${base64url(new Uint8Array(mac))}`;
}

/** What tells the device from others of this person; `null` when the sign is not one of ours, or of another person. */
export async function knownDevice(secret: string, user: string, sign: string | undefined): Promise<string | null> {
  const [, of, nonce, mac] = FORM.exec(sign ?? '') ?? [];
  if (of !== user || !nonce || !mac) return null;
  const key = await purposeKey(secret, 'known-device', 'HMAC');
  return (await crypto.subtle.verify('HMAC', key, fromBase64url(mac), encoded(user, nonce))) ? nonce : null;
}
