import { describe, expect, it } from 'vitest';
import { afterWrong, FREE_TRIES, NO_TRIES, secondsToWait, type Tries } from './factor-tries.ts';

const wrongTimes = (count: number, now: number): Tries =>
  Array.from({ length: count }).reduce<Tries>((tries) => afterWrong(tries, now), NO_TRIES);

describe('wrong factors in a row', () => {
  it('cost nothing at first, then twice as long each time, up to a quarter of an hour', () => {
    expect(secondsToWait(wrongTimes(FREE_TRIES, 1_000), 1_000)).toBe(0);
    expect([1, 2, 3, 4].map((more) => secondsToWait(wrongTimes(FREE_TRIES + more, 1_000), 1_000))).toEqual([1, 2, 4, 8]);
    expect(secondsToWait(wrongTimes(1_000, 1_000), 1_000)).toBe(900);
  });

  it('are waited off', () => {
    const tries = wrongTimes(FREE_TRIES + 3, 1_000);
    expect(secondsToWait(tries, 4_001)).toBe(1);
    expect(secondsToWait(tries, 5_000)).toBe(0);
  });
});
