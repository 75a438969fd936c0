import { inherited, type PlacedLeaf } from '../element.ts';
import type { IconBeside } from '../icons.ts';
import type { TextRun, Word } from '../pages.ts';
import { type Measure, placeWords } from '../text/bidi.ts';
import { RIGHT_TO_LEFT } from '../text/clean.ts';
import type { Piece } from './svg-pieces.ts';

/**
 * Joins drawn pieces to the leaves they came from. Satori emits pieces in document order without saying whose they
 * are, and no spaces in mixed inline content. So the characters of the leaves are consumed one by one; a piece that
 * does not match, or a leaf that is not used up, throws: text is never lost or misattributed in silence.
 */
export function joinText(leaves: readonly PlacedLeaf[], pieces: readonly Piece[], measure: Measure): TextRun[] {
  const cursor = new LeafCursor(leaves);
  const runs: OpenRun[] = [];
  for (const piece of pieces) {
    const characters = bare(piece.text);
    if (characters === '') continue;
    const { leaf, start, end, spaceBefore } = cursor.consume(characters);
    place(runs, piece, leaf, { start, end, spaceBefore });
  }
  cursor.finish();
  const finished = runs
    .filter((run, i) => !isSeparatorAtLineEnd(run, runs[i + 1], leaves))
    .map((run, i, all) => withIcon(finishRun(run, leaves), leaves[run.leaf]?.icon, all[i - 1]?.leaf !== run.leaf));
  return linesOf(finished, leaves).flatMap((line) => withoutSeparatorAtStart(placeWords(line, measure), leaves));
}

/** How far a line moves to the left when something at its start goes, in parts of that. */
const MOVES = { left: 1, center: 0.5, right: 0 } as const;

/** A separator that a line begins with goes, as one does that it ends with, and the line closes up. */
function withoutSeparatorAtStart(line: readonly TextRun[], leaves: readonly PlacedLeaf[]): TextRun[] {
  const [first, second] = line;
  const leaf = leaves[first?.leaf ?? -1];
  if (!first || !second || !leaf || !isMark(leaf) || first.direction === 'rtl') return [...line];
  const gap = leftEdge(second) - leftEdge(first);
  const shift = gap * MOVES[inherited(leaf.path, 'textAlign') ?? 'left'];
  return line.slice(1).map((run) => ({
    ...run,
    words: run.words.map((word) => ({ ...word, x: word.x - shift })),
    ...(run.icon ? { icon: { ...run.icon, x: run.icon.x - shift } } : {}),
  }));
}

/** Of what is drawn: an icon before the text counts. */
const leftEdge = ({ icon, words }: TextRun): number => Math.min(words[0]?.x ?? 0, icon?.x ?? Number.POSITIVE_INFINITY);

/** An icon stands where the first words of its leaf are; where a line holds right-to-left words, `placeWords` moves it with them. */
function withIcon(run: TextRun, icon: IconBeside | undefined, isFirst: boolean): TextRun {
  if (!icon || !isFirst) return run;
  const left = Math.min(...run.words.map((word) => word.x));
  const right = Math.max(...run.words.map((word) => word.x + word.width));
  return { ...run, icon: { ...icon, x: icon.side === 'left' ? left - icon.room : right + icon.room - icon.size } };
}

/** Runs of one paragraph on one baseline. */
function linesOf(runs: readonly TextRun[], leaves: readonly PlacedLeaf[]): TextRun[][] {
  const paragraphAt = (run: TextRun) => paragraphOf(leaves[run.leaf]);
  const lines: TextRun[][] = [];
  for (const run of runs) {
    const first = lines.at(-1)?.[0];
    if (first && onOneLine(first, run) && paragraphAt(first) === paragraphAt(run)) lines.at(-1)?.push(run);
    else lines.push([run]);
  }
  return lines;
}

/** Only separators that are a mark between spaces: a comma belongs to the word before it. */
const isMark = (leaf: PlacedLeaf): boolean => leaf.separator === true && leaf.text.startsWith(' ');

function isSeparatorAtLineEnd(run: OpenRun, next: OpenRun | undefined, leaves: readonly PlacedLeaf[]): boolean {
  const leaf = leaves[run.leaf];
  return leaf !== undefined && isMark(leaf) && (!next || !onOneLine(run.piece, next.piece));
}

const INVISIBLE = /[\s\u00ad\u200b\u2060]/;
const bare = (text: string): string => text.replace(/[\s\u00ad\u200b\u2060]+/g, '');

interface Consumed {
  leaf: number;
  start: number;
  end: number;
  spaceBefore: boolean;
}

class LeafCursor {
  readonly #leaves: readonly PlacedLeaf[];
  #leaf = 0;
  #at = 0;

  constructor(leaves: readonly PlacedLeaf[]) {
    this.#leaves = leaves;
  }

  consume(characters: string): Consumed {
    let spaceBefore = this.#skipSpace();
    while (this.#at >= this.#text.length) {
      if (this.#leaf >= this.#leaves.length) throw new Error(`more text than leaves at "${characters}"`);
      this.#leaf++;
      this.#at = 0;
      spaceBefore = this.#skipSpace();
    }
    const text = this.#text;
    const start = this.#at;
    for (const unit of characters.split('')) {
      this.#skipSpace();
      if (text[this.#at] !== unit) {
        throw new Error(`drawn text ${JSON.stringify(characters)} is not ${JSON.stringify(text.slice(start, start + 40))}`);
      }
      this.#at++;
    }
    return { leaf: this.#leaf, start, end: this.#at, spaceBefore };
  }

  finish(): void {
    let rest = this.#text.slice(this.#at);
    for (const { text } of this.#leaves.slice(this.#leaf + 1)) rest += text;
    if (bare(rest) !== '') throw new Error(`text was not drawn: ${JSON.stringify(rest.slice(0, 80))}`);
  }

  get #text(): string {
    return this.#leaves[this.#leaf]?.text ?? '';
  }

  #skipSpace(): boolean {
    const text = this.#text;
    let skipped = false;
    for (let unit = text[this.#at]; unit !== undefined && INVISIBLE.test(unit); unit = text[this.#at]) {
      skipped ||= /\s/.test(unit);
      this.#at++;
    }
    return skipped;
  }
}

interface OpenWord {
  x: number;
  right: number;
  start: number;
  end: number;
}

interface OpenRun {
  leaf: number;
  piece: Piece;
  words: OpenWord[];
}

/** Half a pixel: pieces of one line share one baseline, faces of unlike ascent included. */
const SAME_BASELINE = 0.3;

const onOneLine = (a: { baseline: number }, b: { baseline: number }): boolean => Math.abs(a.baseline - b.baseline) <= SAME_BASELINE;

/** Adds the piece to its line and, where no space parts them, to its word: kerning and joining need whole words. */
function place(runs: OpenRun[], piece: Piece, leaf: number, { start, end, spaceBefore }: Omit<Consumed, 'leaf'>): void {
  const last = runs.at(-1);
  const word: OpenWord = { x: piece.x, right: piece.x + piece.width, start, end };
  if (!last || last.leaf !== leaf || !onOneLine(last.piece, piece)) {
    runs.push({ leaf, piece, words: [word] });
    return;
  }
  const open = last.words.at(-1);
  if (!open || spaceBefore || RIGHT_TO_LEFT.test(piece.text) || piece.x < open.x) {
    last.words.push(word);
    return;
  }
  open.end = end;
  open.right = word.right;
}

function finishRun(run: OpenRun, leaves: readonly PlacedLeaf[]): TextRun {
  const leaf = leaves[run.leaf];
  if (!leaf) throw new RangeError(`no leaf ${run.leaf}`);
  const { piece } = run;
  const words: Word[] = run.words.map((word) => ({
    x: word.x,
    width: word.right - word.x,
    text: leaf.text.slice(word.start, word.end).replace(/[\u00ad\u200b\u2060]/g, ''),
    space: isSpaceAfter(leaves, run.leaf, word.end),
    rightToLeft: RIGHT_TO_LEFT.test(leaf.text.slice(word.start, word.end)),
    ...(leaf.text[word.end] === '\u00ad' ? { hyphen: true as const } : {}),
  }));
  return {
    leaf: run.leaf,
    field: leaf.field,
    underline: leaf.underline ?? false,
    baseline: piece.baseline,
    size: piece.size,
    style: piece.style,
    color: piece.color,
    letterSpacing: piece.letterSpacing,
    direction: leaf.path.findLast((box) => box.style.direction)?.style.direction ?? 'ltr',
    words,
  };
}

/** A space follows inside the leaf, at the start of the next, or because the next one is another paragraph's. */
function isSpaceAfter(leaves: readonly PlacedLeaf[], index: number, end: number): boolean {
  const leaf = leaves[index];
  const after = leaf?.text[end];
  if (after !== undefined) return /\s/.test(after);
  const next = leaves[index + 1];
  if (!leaf || !next || paragraphOf(leaf) !== paragraphOf(next)) return true;
  return next.text === '' ? isSpaceAfter(leaves, index + 1, 0) : /^\s/.test(next.text);
}

const paragraphOf = (leaf: PlacedLeaf | undefined) => leaf?.path.findLast((box) => box.style.display !== 'inline');
