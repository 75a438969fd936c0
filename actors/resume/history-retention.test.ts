import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Aging, expired } from './history-retention.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = 1_793_404_800_000;

const auto = (at: number): Aging => ({ id: `v${at}`, at, kind: 'auto' });
/** Every `step` ms from `from` to `to` ago, oldest first. */
const every = (step: number, from: number, to = 0): Aging[] =>
  Array.from({ length: Math.floor((from - to) / step) }, (_, index) => auto(NOW - from + index * step));
const kept = (versions: readonly Aging[], now = NOW, most?: number): Aging[] => {
  const gone = new Set(expired(versions, now, most));
  return versions.filter(({ id }) => !gone.has(id));
};
const MANY = Number.POSITIVE_INFINITY;

describe('which versions are kept', () => {
  it('all of the last day', () => {
    expect(expired(every(10 * MINUTE, DAY - MINUTE), NOW, MANY)).toEqual([]);
  });

  it.each([
    ['an hour', HOUR, 10 * MINUTE, 7 * DAY - HOUR, DAY + HOUR],
    ['a day', DAY, HOUR, 89 * DAY, 8 * DAY],
    ['a week', 7 * DAY, 8 * HOUR, 400 * DAY, 98 * DAY],
  ])('then the last of %s', (_, span, step, from, to) => {
    const versions = every(step, from, to);
    const rest = kept(versions, NOW, MANY);
    const lastOf = Map.groupBy(versions, ({ at }) => Math.floor(at / span));
    expect(rest).toEqual([...lastOf.values()].map((some) => some.at(-1)));
    expect(rest.length).toBeLessThan(versions.length / 2);
  });

  it('named ones for ever, and the newest', () => {
    const named: Aging[] = every(MINUTE, 2 * 365 * DAY, 2 * 365 * DAY - 50 * MINUTE).map((version) => ({ ...version, kind: 'named' }));
    expect(named).toHaveLength(50);
    expect(kept(named, NOW, 10)).toEqual(named);
    const old = [auto(NOW - 300 * DAY), auto(NOW - 300 * DAY + 1)];
    expect(kept(old, NOW)).toEqual([old[1]]);
  });

  it('at most so many, dense near now and sparse long ago', () => {
    const versions = [...every(7 * DAY, 700 * DAY, 98 * DAY), ...every(DAY, 90 * DAY, 8 * DAY), ...every(10 * MINUTE, DAY)];
    const rest = kept(versions, NOW, 60);
    expect(rest).toHaveLength(60);
    expect(rest[0]).toEqual(versions[0]);
    expect(rest.at(-1)).toEqual(versions.at(-1));
    const within = (from: number, to: number) => rest.filter(({ at }) => NOW - at <= from && NOW - at > to).length;
    for (const [from, to] of [
      [HOUR, 0],
      [DAY, HOUR],
      [30 * DAY, 8 * DAY],
      [700 * DAY, 200 * DAY],
    ] as const)
      expect(within(from, to), `${from} to ${to}`).toBeGreaterThan(2);
  });

  it('the same whether asked every hour or once in a while', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 * DAY }), { maxLength: 60 }), (ages) => {
        const versions = [...new Set(ages)].toSorted((a, b) => b - a).map((age) => auto(NOW - age));
        let often: Aging[] = [];
        for (let now = NOW - 30 * DAY; now <= NOW; now += HOUR)
          often = kept([...often, ...versions.filter(({ at }) => at <= now && at > now - HOUR)], now);
        expect(kept(often, NOW)).toEqual(kept(versions, NOW));
      }),
      { numRuns: 30 },
    );
  });
});
