import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Stamp } from '#protocol/live';
import { type Clock, isLater, SERVER_REPLICA, stampMs, stampReplica, tick, ZERO_CLOCK } from './stamp.ts';

const REPLICA = 'k3v9w2x7q1';
const NOW = 1_793_404_800_000;

describe('a stamp', () => {
  it('says when and by whom', () => {
    const { stamp } = tick(ZERO_CLOCK, NOW + 0.7, REPLICA);
    expect(stampMs(stamp)).toBe(NOW);
    expect(stampReplica(stamp)).toBe(REPLICA);
    expect(Stamp.safeParse(stamp).success).toBe(true);
    expect(stampReplica(tick(ZERO_CLOCK, NOW, SERVER_REPLICA).stamp)).toBe(SERVER_REPLICA);
  });

  it('of the actor sorts after a replica’s of the same instant', () => {
    expect(isLater(tick(ZERO_CLOCK, NOW, SERVER_REPLICA).stamp, tick(ZERO_CLOCK, NOW, 'zzzzzzzz').stamp)).toBe(true);
  });

  it('is later than nothing', () => {
    const { stamp } = tick(ZERO_CLOCK, NOW, REPLICA);
    expect([isLater(stamp, null), isLater(stamp, undefined), isLater(stamp, stamp)]).toEqual([true, true, false]);
  });

  it('is always later than the last one and than what was seen, whatever the clock does', () => {
    const step = fc.record({ now: fc.integer({ min: NOW - 2_592_000_000, max: NOW + 2_592_000_000 }), sees: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 50 }), (steps) => {
        let [mine, theirs]: Clock[] = [ZERO_CLOCK, ZERO_CLOCK];
        let last: string | null = null;
        let seen: string | null = null;
        for (const { now, sees } of steps) {
          if (sees) {
            const other = tick(theirs ?? ZERO_CLOCK, now, 'zzzzzzzzzz', last);
            theirs = other.clock;
            seen = other.stamp;
          }
          const next = tick(mine ?? ZERO_CLOCK, now, REPLICA, seen);
          mine = next.clock;
          expect(Stamp.safeParse(next.stamp).success).toBe(true);
          expect(isLater(next.stamp, last)).toBe(true);
          expect(isLater(next.stamp, seen)).toBe(true);
          last = next.stamp;
        }
      }),
    );
  });

  it('goes on to the next millisecond when the counter is full', () => {
    const { stamp, clock } = tick({ ms: NOW, counter: 46_655 }, NOW, REPLICA);
    expect(clock).toEqual({ ms: NOW + 1, counter: 0 });
    expect(stampMs(stamp)).toBe(NOW + 1);
    expect(stampMs(tick(ZERO_CLOCK, 0, REPLICA, `${stamp.slice(0, 9)}zzz${REPLICA}`).stamp)).toBe(NOW + 2);
  });
});
