import type { TextRun } from '../pages.ts';

/** The plain one, not U+2010 or U+00AD: it is what text extractors look for when they put divided words together again. */
const HYPHEN = '-';

/** The hyphens of words that go on in the next line, to be drawn beside the text: they are no part of it. */
export function hyphensOf(run: TextRun, widthOf: (text: string) => number): TextRun[] {
  return run.words
    .filter((word) => word.hyphen)
    .map((word) => ({
      ...run,
      leaf: -1,
      field: null,
      underline: false,
      words: [{ x: word.x + word.width, width: widthOf(HYPHEN), text: HYPHEN, space: false, rightToLeft: false }],
    }));
}
