import { describe, expect, it } from 'vitest';
import { ReadTeller } from './reading.ts';

function play() {
  let now = 1_000_000;
  let isOpen = true;
  const told: number[] = [];
  const timers = new Set<{ at: number; job: () => void }>();
  const teller = new ReadTeller({
    now: () => now,
    after: (ms, job) => {
      const timer = { at: now + ms, job };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    send: (units) => {
      if (isOpen) told.push(units);
      return isOpen;
    },
  });
  return {
    teller,
    told,
    timers,
    drop: () => {
      isOpen = false;
    },
    /** `asleep`: the browser lets no timer fire. */
    pass: (ms: number, asleep = false) => {
      now += ms;
      for (const timer of asleep ? [] : [...timers]) {
        if (timer.at > now) continue;
        timers.delete(timer);
        timer.job();
      }
    },
  };
}

describe('telling how much has been read', () => {
  it('happens once, a second after something was read, and not while nothing is', () => {
    const { teller, told, pass, timers } = play();
    teller.read(100);
    pass(500);
    teller.read(50);
    expect(told).toEqual([]);
    pass(500);
    expect(told).toEqual([150]);
    pass(60_000);
    expect(told).toEqual([150]);
    expect(timers.size).toBe(0);
  });

  it('happens at once when it is much, but not with every frame of a flood', () => {
    const { teller, told, pass } = play();
    teller.read(70_000);
    expect(told).toEqual([70_000]);
    for (let at = 0; at < 10; at += 1) teller.read(70_000);
    expect(told).toEqual([70_000]);
    pass(300);
    teller.read(1);
    expect(told).toEqual([70_000, 770_001]);
  });

  it('happens with the next frame where timers wait, as in a page in the background', () => {
    const { teller, told, pass } = play();
    teller.read(10);
    pass(1_200, true);
    expect(told).toEqual([]);
    teller.read(10);
    expect(told).toEqual([20]);
  });

  it('counts from 0 on a new socket, and keeps nothing of the old one', () => {
    const { teller, told, pass, drop } = play();
    teller.read(10);
    teller.begin();
    pass(2_000);
    expect(told).toEqual([]);
    teller.read(7);
    drop();
    pass(2_000);
    expect(told).toEqual([]);
  });
});
