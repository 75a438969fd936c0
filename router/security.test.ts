import { expect, it } from 'vitest';
import { ERRORS, ErrorCode } from '#protocol/errors';
import { refusalEvent } from './security.ts';

it('tells of every refusal of a right, an origin or a rate, and of input that was none', () => {
  const untold = ErrorCode.options.filter((code) => refusalEvent(code, true) === null);
  // What is not told of is no 403 or 429, and nothing that says “you”.
  for (const code of untold) expect([403, 429], code).not.toContain(ERRORS[code][0]);
  expect(refusalEvent('step_up_required', false)).toBe('forbidden');
  expect(refusalEvent('cross_site', false)).toBe('cross_site');
  expect(refusalEvent('rate_limited', false)).toBe('rate_limited');
  expect(refusalEvent('invalid_input', false)).toBe('input_refused');
  expect(refusalEvent('not_found', true)).toBeNull();
});

it('tells a token that was refused from somebody who brought none', () => {
  expect(refusalEvent('unauthenticated', true)).toBe('token_refused');
  expect(refusalEvent('unauthenticated', false)).toBeNull();
  expect(refusalEvent('session_ended', true)).toBe('token_refused');
});
