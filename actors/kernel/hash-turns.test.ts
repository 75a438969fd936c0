import { describe, expect, it } from 'vitest';
import { Turns } from './hash-turns.ts';

const LIMITS = { atOnce: 2, waiting: 3 };
const crowd = (turns: Turns, count: number) =>
  Array.from({ length: count }, () => {
    const place = turns.come(0);
    if (place === null) throw new Error('full');
    return place;
  });

describe('turns', () => {
  it('are so many at once, in the order of coming, whoever asks first', () => {
    const turns = new Turns(LIMITS);
    const [a = 0, b = 0, c = 0, d = 0] = crowd(turns, 4);
    expect([d, c, b, a].map((place) => turns.ask(place, 1))).toEqual([false, false, true, true]);
    turns.end(a);
    expect(turns.ask(d, 2)).toBe(false);
    expect(turns.ask(c, 2)).toBe(true);
    turns.end(b);
    turns.end(c);
    expect(turns.ask(d, 3)).toBe(true);
  });

  it('are refused when enough wait, and given again when some have gone', () => {
    const turns = new Turns(LIMITS);
    const [first = 0] = crowd(turns, 5);
    expect(turns.come(0)).toBeNull();
    turns.end(first);
    expect(turns.come(0)).not.toBeNull();
  });

  it('of whoever died are over after a while', () => {
    const turns = new Turns(LIMITS);
    const [a = 0, b = 0, c = 0] = crowd(turns, 3);
    expect([a, b].map((place) => turns.ask(place, 0))).toEqual([true, true]);
    expect(turns.ask(c, 4_000)).toBe(false);
    expect(turns.ask(c, 6_000)).toBe(true);
  });
});
