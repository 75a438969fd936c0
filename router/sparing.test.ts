import { expect, it } from 'vitest';
import { Sparing } from './sparing.ts';

it('tells of so many in ten seconds, and afterwards how many were left out', () => {
  const sparing = new Sparing(2);
  const take = (now: number, kind = 'a') => sparing.take(kind, now);
  expect([take(0), take(1), take(2), take(9_999)]).toEqual([0, 0, null, null]);
  // Kinds do not hold each other up.
  expect(take(2, 'b')).toBe(0);
  expect([take(10_000), take(10_001), take(10_002)]).toEqual([2, 0, null]);
  expect(take(60_000)).toBe(1);
});
