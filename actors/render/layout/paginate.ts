import type { Break } from './breaks.ts';

export interface Band {
  top: number;
  bottom: number;
  breakAfter: Break;
}

/** Rows `from` (included) to `to` (excluded) on one page. */
export interface Cut {
  from: number;
  to: number;
}

export interface PageHeights {
  /** Points for the first page of the flow, and for each later one. */
  first: number;
  later: number;
}

const PAGE = 200;
/** High enough to fill pages: an item that starts at a page's top is taken for the previous one's by common parsers. */
const SLACK = 120;
const NEARLY_EMPTY = 0.12;
const NEARLY_EMPTY_LAST_PAGE = 40;
const OVERFULL = 1e9;
const ROUNDING = 0.01;

/**
 * Divides rows among pages at the least total cost: a page costs 200, white space left over costs w·slack² of the
 * page's height, and each break its own. Dynamic programming over break points, after Knuth and Plass,
 * "Breaking Paragraphs into Lines" (1981), as Plass applied it to pages. Space above a page's first row falls away.
 * Where the first page is shorter than the others (something stands above), it may stay empty: then the first cut is.
 */
export function paginate(rows: readonly Band[], heights: PageHeights): Cut[] {
  const cuts: Cut[] = [];
  let from = 0;
  rows.forEach((row, i) => {
    if (row.breakAfter !== 'forced' && i < rows.length - 1) return;
    const height = cuts.length === 0 ? heights.first : heights.later;
    for (const cut of paginateStretch(rows.slice(from, i + 1), { first: height, later: heights.later })) {
      cuts.push({ from: cut.from + from, to: cut.to + from });
    }
    from = i + 1;
  });
  return cuts;
}

function paginateStretch(rows: readonly Band[], heights: PageHeights): Cut[] {
  const filled = cheapest(rows, heights);
  if (heights.first >= heights.later) return filled;
  const skipping = [{ from: 0, to: 0 }, ...cheapest(rows, { first: heights.later, later: heights.later })];
  return costOf(rows, skipping, heights) < costOf(rows, filled, heights) ? skipping : filled;
}

function cheapest(rows: readonly Band[], heights: PageHeights): Cut[] {
  const best: number[] = [0];
  const start: number[] = [0];
  for (let to = 1; to <= rows.length; to++) {
    best[to] = Number.POSITIVE_INFINITY;
    for (let from = to - 1; from >= 0; from--) {
      const room = from === 0 ? heights.first : heights.later;
      const height = heightOf(rows, from, to);
      if (height > room + ROUNDING && to - from > 1) break;
      const cost = (best[from] ?? 0) + pageCost(height, room, rows[to - 1]?.breakAfter ?? 0, to === rows.length, from === 0);
      if (cost < (best[to] ?? 0)) {
        best[to] = cost;
        start[to] = from;
      }
    }
  }
  const cuts: Cut[] = [];
  for (let to = rows.length; to > 0; to = start[to] ?? 0) cuts.unshift({ from: start[to] ?? 0, to });
  return cuts;
}

const heightOf = (rows: readonly Band[], from: number, to: number): number => (rows[to - 1]?.bottom ?? 0) - (rows[from]?.top ?? 0);

/** What these cuts of rows without a forced break inside cost: what `paginate` makes least. */
export function costOf(rows: readonly Band[], cuts: readonly Cut[], heights: PageHeights): number {
  return cuts.reduce((sum, { from, to }, i) => {
    // An empty first page: all of it is white.
    if (from === to) return sum + PAGE + SLACK;
    const room = i === 0 ? heights.first : heights.later;
    return sum + pageCost(heightOf(rows, from, to), room, rows[to - 1]?.breakAfter ?? 0, to === rows.length, from === 0);
  }, 0);
}

function pageCost(height: number, room: number, breakAfter: Break, isLast: boolean, isFirst: boolean): number {
  const overfull = height > room + ROUNDING ? OVERFULL : 0;
  if (isLast) return PAGE + overfull + (!isFirst && height < NEARLY_EMPTY * room ? NEARLY_EMPTY_LAST_PAGE : 0);
  const slack = Math.max(0, room - height) / room;
  return PAGE + overfull + SLACK * slack * slack + (breakAfter === 'forced' ? 0 : breakAfter);
}
