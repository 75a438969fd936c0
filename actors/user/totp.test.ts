import { describe, expect, it } from 'vitest';
import { newTotpSecret, stepOfCode, totpUri } from './totp.ts';

/** RFC 6238, appendix B: the ASCII text 12345678901234567890, here in base32; the last six of its eight digits. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const VECTORS = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [20_000_000_000, '353130'],
] as const;

describe('a code of an app', () => {
  it.each(VECTORS)('is what RFC 6238 says at %i s', (seconds, code) => {
    expect(stepOfCode(SECRET, code, 0, seconds * 1_000)).toBe(Math.floor(seconds / 30));
  });

  it('may be one step early or late, and no more', () => {
    const at = 1_111_111_109_000;
    const step = Math.floor(at / 30_000);
    expect(stepOfCode(SECRET, '081804', 0, at + 30_000)).toBe(step);
    expect(stepOfCode(SECRET, '081804', 0, at - 30_000)).toBe(step);
    expect(stepOfCode(SECRET, '081804', 0, at + 60_000)).toBeNull();
    expect(stepOfCode(SECRET, '081804', 0, at - 60_000)).toBeNull();
  });

  it('counts once, and none before it does any more', () => {
    const at = 1_111_111_109_000;
    const step = Math.floor(at / 30_000);
    expect(stepOfCode(SECRET, '081804', step - 1, at)).toBe(step);
    expect(stepOfCode(SECRET, '081804', step, at)).toBeNull();
    expect(stepOfCode(SECRET, '081804', step + 1, at)).toBeNull();
  });

  it('comes from a secret of 160 bits that the app reads from the address', () => {
    const secret = newTotpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTotpSecret()).not.toBe(secret);
    const uri = new URL(totpUri(secret, 'ada@people.example'));
    expect(uri.protocol).toBe('otpauth:');
    expect(Object.fromEntries(uri.searchParams)).toMatchObject({ secret, issuer: 'Vitae', algorithm: 'SHA1', digits: '6', period: '30' });
    expect(decodeURIComponent(uri.pathname)).toContain('Vitae:ada@people.example');
  });
});
