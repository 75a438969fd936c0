import { expect, it } from 'vitest';
import { MAIL_REST_MS, MAIL_WINDOW_MS, MAILS_A_WINDOW, mailPause } from './pace.ts';

it('lets the first mail go at once, and the next after a minute', () => {
  expect(mailPause([], 5)).toBe(0);
  expect(mailPause([1_000], 1_001)).toBe(MAIL_REST_MS - 1);
  expect(mailPause([1_000], 1_000 + MAIL_REST_MS)).toBe(0);
});

it('lets five a day go, and the sixth when the first of them is a day old', () => {
  const sent = Array.from({ length: MAILS_A_WINDOW }, (_, index) => index * MAIL_REST_MS);
  const later = MAILS_A_WINDOW * MAIL_REST_MS;
  expect(mailPause(sent, later)).toBe(MAIL_WINDOW_MS - later);
  expect(mailPause(sent, MAIL_WINDOW_MS)).toBe(0);
  expect(mailPause(sent.slice(1), later)).toBe(0);
});
