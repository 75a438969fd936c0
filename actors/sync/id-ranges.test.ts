import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type IdRange, IdSet, rangesAfter } from './id-ranges.ts';

const range: fc.Arbitrary<IdRange> = fc.tuple(fc.integer({ min: 1, max: 2 }), fc.nat(30), fc.nat(8));

const idsOf = (ranges: Iterable<IdRange>): string[] =>
  [...ranges].flatMap(([client, clock, length]) => Array.from({ length }, (_, index) => `${client}/${clock + index}`));

it('tells which characters of a run belong to a set, and which do not', () => {
  fc.assert(
    fc.property(fc.array(range), range, (ranges, asked) => {
      const all = new Set(idsOf(ranges));
      const set = new IdSet(ranges);
      expect(idsOf(set.common(asked))).toEqual(idsOf([asked]).filter((id) => all.has(id)));
      expect(idsOf(set.rest(asked))).toEqual(idsOf([asked]).filter((id) => !all.has(id)));
      expect(set.has(asked)).toBe(idsOf([asked]).some((id) => all.has(id)));
      expect(idsOf(set.ranges()).sort()).toEqual([...all].sort());
    }),
    { numRuns: 500 },
  );
});

it('follows characters to the ids under which they were put back', () => {
  expect(rangesAfter([1, 0, 5], [])).toEqual([[1, 0, 5]]);
  expect(rangesAfter([1, 0, 5], [{ from: [1, 1, 2], to: [9, 40] }])).toEqual([
    [1, 0, 1],
    [1, 3, 2],
    [9, 40, 2],
  ]);
  // Only a part of what was put back is of this range.
  expect(rangesAfter([1, 3, 3], [{ from: [1, 0, 4], to: [9, 40] }])).toEqual([
    [1, 4, 2],
    [9, 43, 1],
  ]);
  expect(rangesAfter([2, 3, 3], [{ from: [1, 0, 9], to: [9, 40] }])).toEqual([[2, 3, 3]]);
});
