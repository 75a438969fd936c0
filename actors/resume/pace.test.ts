import { describe, expect, it } from 'vitest';
import { Pace } from './pace.ts';

function play() {
  const timers: { ms: number; job: () => void }[] = [];
  let done = 0;
  const pace = new Pace({ now: () => 0, after: (ms, job) => timers.push({ ms, job }) }, () => {
    done += 1;
  });
  return { pace, timers, done: () => done, ring: () => timers.shift()?.job() };
}

describe('a pace', () => {
  it('does the first at once, the rest together when the pause is over', () => {
    const { pace, done, ring } = play();
    pace.ask(5);
    expect(done()).toBe(1);
    for (let at = 0; at < 10; at += 1) pace.ask(5);
    expect(done()).toBe(1);
    ring();
    expect(done()).toBe(2);
  });

  it('keeps nobody awake when there is nothing more to do', () => {
    const { pace, done, ring, timers } = play();
    pace.ask(5);
    pace.ask(5);
    ring();
    ring();
    expect(timers).toEqual([]);
    pace.ask(5);
    expect(done()).toBe(3);
  });
});
