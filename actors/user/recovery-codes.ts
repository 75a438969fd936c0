import { randomBytes, sha256Text } from '#kernel/crypto';
import { RECOVERY_CODES } from '#protocol/factors';
import { base32 } from '#protocol/ids';

const CODE_BYTES = 15;

/** New codes of 120 random bits, in groups of four: `k3v9-x0a7-…`. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () => (base32(randomBytes(CODE_BYTES)).match(/.{4}/g) ?? []).join('-'));

/** What is kept of a code. Spaces, hyphens and capitals do not matter; letters that look like digits are read as these. */
export function hashOfRecoveryCode(typed: string): Promise<string> {
  const plain = typed
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');
  return sha256Text(plain);
}
