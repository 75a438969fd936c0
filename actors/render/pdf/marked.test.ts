import { expect, it } from 'vitest';
import type { TextRun } from '../pages.ts';
import { markedRuns } from './marked.ts';

const run = (leaf: number, x: number, direction: 'ltr' | 'rtl', baseline = 0): TextRun => ({
  leaf,
  field: null,
  underline: false,
  baseline,
  size: 10,
  style: { family: 'Inter', weight: 400, italic: false },
  color: '#000000',
  letterSpacing: 0,
  direction,
  words: [{ x, width: 50, text: 'word', space: true, rightToLeft: direction === 'rtl' }],
});
const leavesOf = (runs: readonly TextRun[]): number[] => markedRuns(runs).map(([first]) => first?.leaf ?? -1);

it('marks runs of one leaf that follow each other as one', () => {
  expect(leavesOf([run(0, 0, 'ltr'), run(0, 0, 'ltr', 12), run(1, 60, 'ltr', 12)])).toEqual([0, 1]);
});

it('paints a right-to-left line from left to right, and lines from above', () => {
  expect(leavesOf([run(0, 153, 'rtl'), run(1, 100, 'rtl'), run(1, 153, 'rtl', 12)])).toEqual([1, 0, 1]);
});

it('leaves columns and left-to-right lines in reading order', () => {
  expect(leavesOf([run(0, 400, 'rtl'), run(1, 100, 'rtl')])).toEqual([0, 1]);
  expect(leavesOf([run(0, 153, 'ltr'), run(1, 100, 'ltr')])).toEqual([0, 1]);
});
