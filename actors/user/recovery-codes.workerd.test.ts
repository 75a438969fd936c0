import { expect, it } from 'vitest';
import { hashOfRecoveryCode, newRecoveryCodes } from './recovery-codes.ts';

it('makes ten codes of 120 bits, none like another', () => {
  const codes = newRecoveryCodes();
  expect(codes).toHaveLength(10);
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^(?:[0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}$/);
});

it('reads a code however it is typed', async () => {
  const hash = await hashOfRecoveryCode('01ab-cdef-0000-1111-ghjk-mnpq');
  for (const typed of ['01ABCDEF00001111GHJKMNPQ', ' 01ab cdef 0000 1111 ghjk mnpq ', 'Olab-cdef-oooo-IiLl-ghjk-mnpq'])
    expect(await hashOfRecoveryCode(typed), typed).toBe(hash);
  expect(await hashOfRecoveryCode('01ab-cdef-0000-1111-ghjk-mnpr')).not.toBe(hash);
});
