import { done, type Outcome } from '#protocol/errors';
import { argon2inTurn } from './argon2.ts';
import { base64url, fromBase64url, randomBytes, sameText } from './crypto.ts';
import { PARAMETERS, readPhc, writePhc } from './phc.ts';

const SALT_BYTES = 16;
/** The library's least length; a shorter guess cannot be right and is hashed as another. */
const MIN_BYTES = 8;

const bytesOf = (password: string): Uint8Array => new TextEncoder().encode(password.normalize('NFKC'));

function hash(password: string, salt: Uint8Array, parameters = PARAMETERS): Promise<Outcome<string>> {
  const bytes = bytesOf(password);
  return argon2inTurn(bytes.byteLength < MIN_BYTES ? new Uint8Array(MIN_BYTES) : bytes, salt, parameters);
}

/** The password as a PHC string with a salt of its own. Refuses with `unavailable` when too many wait. */
export async function hashPassword(password: string): Promise<Outcome<string>> {
  const salt = randomBytes(SALT_BYTES);
  const digest = await hash(password, salt);
  return digest.ok ? done(writePhc(PARAMETERS, base64url(salt), digest.value)) : digest;
}

/**
 * Whether `password` is the one of the PHC string `stored`. With `null` (nobody is here) the same work is done and the answer is no,
 * so that the time tells nothing.
 */
export async function checkPassword(password: string, stored: string | null): Promise<Outcome<boolean>> {
  const { parameters, salt } = readPhc(stored ?? '') ?? { parameters: PARAMETERS, salt: base64url(new Uint8Array(SALT_BYTES)) };
  const digest = await hash(password, fromBase64url(salt), parameters);
  if (!digest.ok) return digest;
  const isLongEnough = bytesOf(password).byteLength >= MIN_BYTES;
  return done(stored !== null && isLongEnough && sameText(writePhc(parameters, salt, digest.value), stored));
}
