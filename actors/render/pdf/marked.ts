import type { TextRun } from '../pages.ts';

/** Runs of one leaf that follow each other in painting are one piece of marked content. */
export function markedRuns(runs: readonly TextRun[]): TextRun[][] {
  const marked: TextRun[][] = [];
  for (const run of inPaintOrder(runs)) {
    const last = marked.at(-1);
    if (last?.[0]?.leaf === run.leaf) last.push(run);
    else marked.push([run]);
  }
  return marked;
}

/**
 * Reading order; but what stands side by side in a right-to-left line is painted from left to right, as all programs paint
 * it: whatever extracts text expects that, and turns it round. The tags say the reading order.
 */
function inPaintOrder(runs: readonly TextRun[]): TextRun[] {
  const order: TextRun[] = [];
  let line: TextRun[] = [];
  const end = (): void => {
    order.push(...line.sort((a, b) => leftOf(a) - leftOf(b)));
    line = [];
  };
  for (const run of runs) {
    const last = line.at(-1);
    if (!last || !continues(last, run)) end();
    line.push(run);
  }
  end();
  return order;
}

/** Parts of the font size: wider gaps part what belongs to another column. */
const WORD_GAP = 0.6;

function continues(before: TextRun, run: TextRun): boolean {
  if (before.direction !== 'rtl' || run.direction !== 'rtl' || Math.abs(before.baseline - run.baseline) > 0.3) return false;
  const gap = Math.max(leftOf(before), leftOf(run)) - Math.min(rightOf(before), rightOf(run));
  return gap <= run.size * WORD_GAP;
}

const leftOf = (run: TextRun): number => Math.min(...run.words.map((word) => word.x));
const rightOf = (run: TextRun): number => Math.max(...run.words.map((word) => word.x + word.width));
