import { describe, expect, it } from 'vitest';
import { BREAK, type Break } from './breaks.ts';
import { type Band, paginate } from './paginate.ts';

/** Rows of the same height, one under the other. */
const stack = (height: number, breaks: readonly Break[]): Band[] =>
  breaks.map((breakAfter, i) => ({ top: i * height, bottom: (i + 1) * height, breakAfter }));
const times = (count: number, cost: Break): Break[] => Array.from({ length: count }, () => cost);
const page = (height: number) => ({ first: height, later: height });
const ends = (rows: readonly Band[], height: number) => paginate(rows, page(height)).map((cut) => cut.to);

describe('paginate', () => {
  it('puts everything on one page when it fits, and nothing on none', () => {
    expect(ends(stack(10, times(10, 0)), 100)).toEqual([10]);
    expect(paginate([], page(100))).toEqual([]);
  });

  it('fills pages when breaks cost the same', () => {
    expect(ends(stack(10, times(25, BREAK.item)), 100)).toEqual([10, 20, 25]);
  });

  it('never parts a heading from what follows', () => {
    const breaks = times(25, BREAK.item);
    breaks[9] = BREAK.forbidden;
    expect(ends(stack(10, breaks), 100)).toEqual([9, 19, 25]);
  });

  it('rather leaves a little space than a widow', () => {
    const breaks = times(12, BREAK.item);
    breaks[9] = BREAK.widow;
    expect(ends(stack(10, breaks), 100)[0]).toBe(9);
  });

  it('breaks where it is forbidden when there is no other way, and loses nothing', () => {
    expect(ends(stack(10, times(30, BREAK.forbidden)), 100)).toEqual([10, 20, 30]);
  });

  it('gives a row that is higher than a page a page of its own', () => {
    const rows: Band[] = [
      { top: 0, bottom: 10, breakAfter: 0 },
      { top: 10, bottom: 200, breakAfter: 0 },
      { top: 200, bottom: 210, breakAfter: 0 },
    ];
    expect(paginate(rows, page(100)).map((cut) => [cut.from, cut.to])).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
  });

  it('starts a new page where one is asked for', () => {
    const breaks = times(6, BREAK.item);
    breaks[1] = 'forced';
    expect(ends(stack(10, breaks), 100)).toEqual([2, 6]);
  });

  it('drops the space above the first row of a page', () => {
    const rows: Band[] = [
      { top: 0, bottom: 90, breakAfter: 0 },
      { top: 120, bottom: 220, breakAfter: 0 },
    ];
    expect(ends(rows, 100)).toEqual([1, 2]);
  });
});
