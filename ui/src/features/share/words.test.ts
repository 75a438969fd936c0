import { expect, test } from 'vitest';
import { expiry, roleChoices } from './words.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');

test('says in days when an invitation expires', () => {
  expect(expiry('2026-12-06T11:59:00Z', NOW)).toBe('expires in 14 days');
  expect(expiry('2026-11-23T13:00:00Z', NOW)).toBe('expires tomorrow');
  expect(expiry('2026-11-22T13:00:00Z', NOW)).toBe('expires today');
  expect(expiry('2026-11-22T11:59:00Z', NOW)).toBe('has expired');
});

test('offers to read, to comment and to edit', () => {
  expect(roleChoices().map(({ value }) => value)).toEqual(['viewer', 'commenter', 'editor']);
});
