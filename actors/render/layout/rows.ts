import type { FilledBox, TextRun } from '../pages.ts';
import type { Break } from './breaks.ts';

/** A horizontal band that no page break may cut. Vertical positions are points down an endless page. */
export interface Row {
  top: number;
  bottom: number;
  runs: TextRun[];
  boxes: FilledBox[];
  /** What a page break after this row costs. */
  breakAfter: Break;
}

/** Ascent and descent of a line of text as parts of its size: enough to tell lines apart, not a measure. */
const LINE_ASCENT = 0.8;
const LINE_DESCENT = 0.22;

/**
 * Cuts a block into rows: one for each line, or for each group of lines that stand beside each other.
 * Runs and boxes keep their places in the block; `top` and `bottom` count from its top and together cover its height.
 */
export function bandsOf(runs: readonly TextRun[], boxes: readonly FilledBox[], height: number): Omit<Row, 'breakAfter'>[] {
  const byTop = [...runs].sort((a, b) => topOf(a) - topOf(b));
  const bands: Omit<Row, 'breakAfter'>[] = [];
  for (const run of byTop) {
    const last = bands.at(-1);
    const bottom = run.baseline + run.size * LINE_DESCENT;
    if (last && topOf(run) < last.bottom) {
      last.runs.push(run);
      last.bottom = Math.max(last.bottom, bottom);
    } else {
      bands.push({ top: topOf(run), bottom, runs: [run], boxes: [] });
    }
  }
  if (bands.length === 0) bands.push({ top: 0, bottom: height, runs: [], boxes: [] });
  bands.forEach((band, i) => {
    const previous = bands[i - 1];
    band.top = previous ? (previous.bottom + band.top) / 2 : 0;
    if (previous) previous.bottom = band.top;
  });
  const last = bands.at(-1);
  if (last) last.bottom = Math.max(height, last.top);
  // Sorting by place may part a leaf's runs from reading order.
  for (const band of bands) band.runs.sort((a, b) => a.leaf - b.leaf);
  for (const box of boxes) {
    const middle = box.y + box.height / 2;
    (bands.find((band) => middle <= band.bottom) ?? last)?.boxes.push(box);
  }
  return bands;
}

const topOf = (run: TextRun): number => run.baseline - run.size * LINE_ASCENT;
