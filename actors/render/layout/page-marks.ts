import type { FilledBox, TextRun, Word } from '../pages.ts';
import type { RunningHeader, Sheet } from '../templates/contract.ts';
import { placeWords } from '../text/bidi.ts';
import { RIGHT_TO_LEFT } from '../text/clean.ts';
import type { FontSet, FontStyle } from '../text/fonts.ts';

/** What stands on a page and is no part of the document: numbers and running headers. `index` counts pages from 0. */
type PageNumber = NonNullable<Sheet['pageNumber']>;

export function pageNumberRun(mark: PageNumber, index: number, count: number, fonts: FontSet): TextRun {
  const text = `${index + 1} / ${count}`;
  return markRun(text, mark.center - fonts.measure(text, mark.style, mark.size) / 2, mark, fonts);
}

/** Parts of the size: from the baseline to the hairline, and its weight in points. */
const RULE_DROP = 0.75;
const RULE_WEIGHT = 0.5;

/** The name and, where pages are numbered, the page; on a hairline. */
export function runningHeaderParts(
  mark: RunningHeader,
  index: number,
  count: number,
  numbered: boolean,
  fonts: FontSet,
): { boxes: FilledBox[]; runs: TextRun[] } {
  const { x, width, baseline, size, name, direction } = mark;
  const number = numbered ? `${index + 1} / ${count}` : '';
  const widthOf = (text: string): number => fonts.measure(text, mark.style, size);
  const atEnd = (text: string): number => x + width - widthOf(text);
  const shown = shorten(name, width - widthOf(number) - size * 2, widthOf);
  const runs: TextRun[] = [];
  if (shown !== '') runs.push(markRun(shown, direction === 'ltr' ? x : atEnd(shown), mark, fonts));
  if (number !== '') runs.push(markRun(number, direction === 'ltr' ? atEnd(number) : x, mark, fonts));
  const rule: FilledBox = { x, y: baseline + size * RULE_DROP, width, height: RULE_WEIGHT, color: mark.rule };
  return { boxes: runs.length > 0 ? [rule] : [], runs };
}

/** As many whole words as fit on the line. */
function shorten(text: string, room: number, widthOf: (text: string) => number): string {
  let words = text.split(' ');
  while (words.length > 0 && widthOf(words.join(' ')) > room) words = words.slice(0, -1);
  return words.join(' ');
}

function markRun(
  text: string,
  x: number,
  { baseline, size, color, style }: { baseline: number; size: number; color: string; style: FontStyle },
  fonts: FontSet,
): TextRun {
  const measure = (part: string): number => fonts.measure(part, style, size);
  const run: TextRun = {
    leaf: -1,
    field: null,
    underline: false,
    baseline,
    size,
    style,
    color,
    letterSpacing: 0,
    direction: 'ltr',
    words: [{ x, width: measure(text), text, space: true, rightToLeft: false }],
  };
  if (!RIGHT_TO_LEFT.test(text)) return run;
  // A name may be written in both directions: each word by itself, in its place.
  let left = x;
  const words = text.split(' ').map((word): Word => {
    const width = measure(word);
    const placed = { x: left, width, text: word, space: true, rightToLeft: true };
    left += width + measure(' ');
    return placed;
  });
  const [placed = run] = placeWords([{ ...run, direction: 'rtl', words }], (_, part) => measure(part));
  return placed;
}
