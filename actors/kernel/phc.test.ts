import { describe, expect, it } from 'vitest';
import { isOutdated, PARAMETERS, readPhc, writePhc } from './phc.ts';

const salt = 'c2l4dGVlbiBieXRlcyEh';
const digest = 'A'.repeat(43);

describe('a stored password', () => {
  it('says how it was made, and can be read back', () => {
    const older = { ...PARAMETERS, memorySize: 12_288, passes: 3 };
    expect(readPhc(writePhc(older, salt, digest))).toEqual({ parameters: older, salt });
    expect(writePhc(PARAMETERS, salt, digest)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('is outdated when new ones are made otherwise', () => {
    expect(isOutdated(writePhc(PARAMETERS, salt, digest))).toBe(false);
    expect(isOutdated(writePhc({ ...PARAMETERS, memorySize: 12_288 }, salt, digest))).toBe(true);
    expect(isOutdated(writePhc({ ...PARAMETERS, passes: 3 }, salt, digest))).toBe(true);
    expect(isOutdated(writePhc(PARAMETERS, salt, 'A'.repeat(22)))).toBe(true);
    // Somebody who has none.
    expect(isOutdated('')).toBe(false);
  });

  it('of another kind is none', () => {
    for (const stored of ['', 'x', '$argon2i$v=19$m=1,t=1,p=1$AAAA$AAAA', '$argon2id$v=19$m=99999999,t=1,p=1$AAAA$AAAA', '$2b$12$abc'])
      expect(readPhc(stored), stored).toBeNull();
  });
});
