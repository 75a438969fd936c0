import type { ComparedLine, LinePair, Piece } from '#protocol/history';
import { type Line, lineText, type Prose } from '#protocol/prose';
import { MARKS } from './prose-text.ts';
import { editsBetween, wordsOf } from './word-diff.ts';

/** Lines that have less than this much of their words in common are another line, not a changed one. */
const LEAST_ALIKE = 0.4;

/** A word with its look. */
type Word = Piece;

/**
 * Two texts side by side, line by line. A line that is in both is a pair of equals; one that was changed has the words that were
 * taken out or put in marked; one that came or went has beside it another that went or came, or nothing. Each side, put together, is
 * the whole text.
 */
export function linePairs(before: Prose, after: Prose): LinePair[] {
  const pairs: LinePair[] = [];
  const edits = editsBetween(before.map(keyOf), after.map(keyOf));
  let at = 0;
  for (const { from, to, start, end } of [...edits, { from: before.length, to: before.length, start: 0, end: 0 }]) {
    for (const line of before.slice(at, from)) pairs.push({ before: plain(line), after: plain(line) });
    pairs.push(...changedLines(before.slice(from, to), after.slice(start, end)));
    at = to;
  }
  return pairs;
}

/** Text without looks, as prose: what `linePairs` compares. */
export const linesOfText = (text: string): Prose =>
  text === '' ? [] : text.split('\n').map((line) => ({ spans: line === '' ? [] : [{ text: line }] }));

/** Lines that stand for others: each beside the one that it is most likely to have been, in order. What is left stands side by side. */
function changedLines(gone: readonly Line[], come: readonly Line[]): LinePair[] {
  const pairs: LinePair[] = [];
  let [was, is] = [0, 0];
  const putWhole = (toWas: number, toIs: number) => {
    for (; was < toWas || is < toIs; was += 1, is += 1) {
      const [before, after] = [was < toWas ? gone[was] : undefined, is < toIs ? come[is] : undefined];
      pairs.push({ before: before ? whole(before) : null, after: after ? whole(after) : null });
    }
    [was, is] = [toWas, toIs];
  };
  gone.forEach((line, index) => {
    const match = come.findIndex((other, at) => at >= is && likeness(line, other) >= LEAST_ALIKE);
    const other = come[match];
    if (!other) return;
    putWhole(index, match);
    pairs.push(changedLine(line, other));
    [was, is] = [index + 1, match + 1];
  });
  putWhole(gone.length, come.length);
  return pairs;
}

/** How much of the longer of two lines is in the other: 0 for nothing, 1 for all of it. */
function likeness(a: Line, b: Line): number {
  const words = wordsOf(lineText(a));
  const others = wordsOf(lineText(b));
  const most = Math.max(words.length, others.length);
  if (most === 0) return 1;
  return (words.length - editsBetween(words, others).reduce((sum, { from, to }) => sum + to - from, 0)) / most;
}

function changedLine(before: Line, after: Line): LinePair {
  const was = wordsIn(before);
  const is = wordsIn(after);
  // What became another kind of line is another line to the eye.
  if (before.list !== after.list) return { before: whole(before), after: whole(after) };
  const edits = editsBetween(was.map(lookAndText), is.map(lookAndText));
  const mark = (words: readonly Word[], inEdit: (index: number) => boolean) =>
    words.map((word, index): Word => (inEdit(index) ? { ...word, changed: true } : word));
  return {
    before: compared(
      before,
      mark(was, (index) => edits.some(({ from, to }) => index >= from && index < to)),
    ),
    after: compared(
      after,
      mark(is, (index) => edits.some(({ start, end }) => index >= start && index < end)),
    ),
  };
}

/** A line's words; one whose look changes half-way is two. */
const wordsIn = (line: Line): Word[] =>
  line.spans.flatMap(({ text, ...look }) => wordsOf(text).map((word): Word => ({ ...look, text: word })));

const lookOf = (piece: Omit<Piece, 'text'>): string => JSON.stringify([...MARKS.map((mark) => piece[mark]), piece.link]);
const lookAndText = (word: Word): string => `${word.text}\n${lookOf(word)}`;
const keyOf = (line: Line): string => JSON.stringify([line.list, compared(line, wordsIn(line)).pieces.map(lookAndText)]);

const plain = (line: Line): ComparedLine => compared(line, wordsIn(line));
const whole = (line: Line): ComparedLine =>
  compared(
    line,
    wordsIn(line).map((word) => ({ ...word, changed: true as const })),
  );

/** Neighbours that look the same are one piece. */
function compared({ list }: Line, words: readonly Word[]): ComparedLine {
  const pieces: Piece[] = [];
  for (const word of words) {
    const last = pieces.at(-1);
    if (last && last.changed === word.changed && lookOf(last) === lookOf(word)) last.text += word.text;
    else pieces.push({ ...word });
  }
  return { ...(list ? { list } : {}), pieces };
}
