import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BREAK, type Break } from './breaks.ts';
import { type Band, type Cut, costOf, type PageHeights, paginate } from './paginate.ts';

/** A flow that starts beneath something else has a shorter first page. */
const band = fc.record({
  height: fc.integer({ min: 1, max: 70 }),
  gap: fc.integer({ min: 0, max: 12 }),
  breakAfter: fc.constantFrom<Break>(BREAK.free, BREAK.item, BREAK.line, BREAK.bullet, BREAK.keepTogether, BREAK.widow, BREAK.forbidden),
});
const rows = fc.array(band, { minLength: 1, maxLength: 9 }).map((bands) => {
  let top = 0;
  return bands.map(({ height, gap, breakAfter }): Band => {
    const row = { top, bottom: top + height, breakAfter };
    top += height + gap;
    return row;
  });
});
const heights = fc.record({ first: fc.integer({ min: 5, max: 100 }), later: fc.constant(100) });

/** Every way to cut `count` rows, with and without an empty first page. */
function everyCut(count: number): Cut[][] {
  const ways: Cut[][] = [];
  for (let mask = 0; mask < 2 ** (count - 1); mask++) {
    const cuts: Cut[] = [];
    let from = 0;
    for (let to = 1; to <= count; to++) {
      if (to < count && (mask & (1 << (to - 1))) === 0) continue;
      cuts.push({ from, to });
      from = to;
    }
    ways.push(cuts, [{ from: 0, to: 0 }, ...cuts]);
  }
  return ways;
}

describe('a flow beneath another', () => {
  it('costs as little as the best of all ways to break it', () => {
    fc.assert(
      fc.property(rows, heights, (bands, room: PageHeights) => {
        const isAllowed = (cuts: Cut[]) => room.first < room.later || cuts[0]?.to !== 0;
        const best = Math.min(
          ...everyCut(bands.length)
            .filter(isAllowed)
            .map((cuts) => costOf(bands, cuts, room)),
        );
        expect(costOf(bands, paginate(bands, room), room)).toBeCloseTo(best, 6);
      }),
      { numRuns: 400 },
    );
  });

  it('holds every row once, in order', () => {
    fc.assert(
      fc.property(rows, heights, (bands, room) => {
        const cuts = paginate(bands, room);
        expect(cuts.flatMap(({ from, to }) => bands.slice(from, to))).toEqual(bands);
      }),
    );
  });

  it('starts on the next page where the first has no room for it', () => {
    const tall: Band[] = [{ top: 0, bottom: 60, breakAfter: BREAK.free }];
    expect(paginate(tall, { first: 40, later: 100 })).toEqual([
      { from: 0, to: 0 },
      { from: 0, to: 1 },
    ]);
    expect(paginate(tall, { first: 60, later: 100 })).toEqual([{ from: 0, to: 1 }]);
  });
});
