import type { TextRun, Word } from '../pages.ts';
import { clustersIn } from '../text/clusters.ts';
import { showEmoji } from '../text/emoji.ts';
import { placeArt } from '../text/emoji-places.ts';
import { EMOJI_FAMILY } from '../text/faces.ts';
import type { FaceRun, FontSet } from '../text/fonts.ts';
import type { EmojiDrawings } from './emoji.ts';
import type { EmbeddedFonts } from './fonts.ts';
import { number, rgb } from './operators.ts';

/** Corrections smaller than this many thousandths of the size cannot be seen. */
const INVISIBLE_CORRECTION = 0.5;
/** A glyph that is not there, for text that needs one. */
const NOTHING = { parts: [], advance: 0 };
const RIGHT_TO_LEFT_MARK = '\u200f';

/** Writes the text objects of one page. The text state outlives each of them, so only changes are written. */
export class TextWriter {
  readonly #fonts: FontSet;
  readonly #embedded: EmbeddedFonts;
  readonly #drawings: EmojiDrawings;
  readonly #height: number;
  #out: string[] = [];
  #state = { font: '', color: '', spacing: '0' };
  /** What is shown next in one `TJ`, and where the pen will be after it; null when it must be placed anew. */
  #line = '';
  #pen: number | null = null;

  constructor(fonts: FontSet, embedded: EmbeddedFonts, drawings: EmojiDrawings, height: number) {
    this.#fonts = fonts;
    this.#embedded = embedded;
    this.#drawings = drawings;
    this.#height = height;
  }

  /** The operators of these runs, from `BT` to `ET`. */
  write(runs: readonly TextRun[]): string[] {
    this.#out = ['BT'];
    for (const run of runs) {
      this.#pen = null;
      if (run.words.some((word) => word.rightToLeft)) this.#mixed(run);
      else for (const word of run.words) this.#word(run, word);
      this.#flush();
    }
    return [...this.#out, 'ET'];
  }

  #word(run: TextRun, word: Word): void {
    const end = this.#letters(run, word);
    if (word.space) this.#space(run, word, end);
  }

  /** From left to right, spaces where they stand. */
  #mixed(run: TextRun): void {
    const items = run.words.flatMap((word): { x: number; word: Word; isSpace: boolean }[] => [
      { x: word.x, word, isSpace: false },
      ...(word.space ? [{ x: word.spaceX ?? word.x + word.width, word, isSpace: true }] : []),
    ]);
    let inLeftToRight = run.direction === 'ltr';
    for (const { x, word, isSpace } of items.sort((a, b) => a.x - b.x)) {
      if (isSpace) {
        this.#space(run, word, x);
        continue;
      }
      const [edge = ''] = word.rightToLeft ? [...word.text].reverse() : word.text;
      const isOutside = !/[\p{L}\p{M}]/u.test(edge) || !word.rightToLeft;
      if (run.direction === 'rtl' && isOutside && !(inLeftToRight && !word.rightToLeft)) this.#directionMark(run, word);
      inLeftToRight = !word.rightToLeft;
      this.#letters(run, word);
    }
  }

  /**
   * An unseen right-to-left mark to the left of foreign words, figures and punctuation: else readers that put lines in order
   * by themselves take what stands there, be it a bracket or a space, for a part of them.
   */
  #directionMark(run: TextRun, word: Word): void {
    const [part] = this.#fonts.runs(word.text, run.style);
    if (!part) return;
    const font = this.#embedded.of(part.face);
    this.#placeAt(word.x, run, `/${font.name} ${number(run.size)} Tf`);
    this.#correct((-run.letterSpacing / run.size) * 1000);
    this.#line += `<${font.code(NOTHING, RIGHT_TO_LEFT_MARK)}>`;
  }

  /** Returns where the word ends. */
  #letters(run: TextRun, { text, rightToLeft, x: left }: Word): number {
    const parts = this.#fonts.runs(text, run.style);
    let x = left;
    for (const part of rightToLeft ? parts.toReversed() : parts)
      x = part.face.family === EMOJI_FAMILY ? this.#emoji(run, part, x, rightToLeft) : this.#part(run, part, x, rightToLeft);
    return x;
  }

  /** Returns where the next part begins. */
  #part(run: TextRun, { face, text }: FaceRun, x: number, rightToLeft: boolean): number {
    const font = this.#embedded.of(face);
    const unit = run.size / face.sfnt.unitsPerEm;
    const perMille = 1000 / face.sfnt.unitsPerEm;
    const { library } = this.#fonts;
    const spacing = (run.letterSpacing / run.size) * 1000;
    this.#placeAt(x, run, `/${font.name} ${number(run.size)} Tf`);
    let pen = x;
    for (const { text: stands, advance, parts } of clustersIn(library.shape(face, text, rightToLeft ? 'rtl' : 'ltr'), text)) {
      const [part] = parts;
      if (!part) continue;
      const isPlain = parts.length === 1 && part.y === 0 && (part.x === 0 || advance !== 0);
      // Character spacing follows every code; a mark takes it back, before its letter or after.
      const isMark = advance === 0;
      if (isMark && !rightToLeft) this.#correct(-spacing);
      if (isPlain) this.#correct(part.x * perMille);
      // Poppler drops a glyph without width where letters are spaced.
      const [letter, marks] = rightToLeft || isMark || spacing !== 0 ? [stands, ''] : cutBeforeMarks(stands);
      this.#line += `<${font.code(isPlain ? part.glyph : { parts, advance }, plainSpaces(letter))}>`;
      if (marks !== '') this.#line += `<${font.code(NOTHING, marks)}>`;
      if (isPlain) this.#correct((advance - library.advance(face, part.glyph) - part.x) * perMille);
      if (isMark && rightToLeft) this.#correct(-spacing);
      pen += advance * unit + (isMark ? 0 : run.letterSpacing);
    }
    this.#pen = pen;
    return pen;
  }

  /**
   * The drawing, and over it the text it stands for, unseen: a real glyph with its Unicode, so that whatever reads text finds it
   * in its place, also what knows nothing of `ActualText`.
   */
  #emoji(run: TextRun, { face, text }: FaceRun, x: number, rightToLeft: boolean): number {
    const font = this.#embedded.of(face);
    let pen = x;
    for (const character of rightToLeft ? [...text].reverse() : text) {
      const [glyph] = this.#fonts.library.shape(face, character, 'ltr');
      const width = ((glyph?.advance ?? 0) * run.size) / face.sfnt.unitsPerEm;
      const placed = placeArt({ x: pen, width, text: character }, run, this.#fonts);
      this.#flush();
      this.#out.push('ET', this.#drawings.paint(placed, this.#height), 'BT');
      this.#placeAt(pen, run, `/${font.name} ${number(run.size)} Tf`);
      const [base, rest] = cutBeforeMarks(showEmoji(character));
      const codes = font.code(glyph?.id ?? 0, base) + (rest === '' ? '' : font.code(NOTHING, rest));
      this.#out.push('3 Tr', `[<${codes}>] TJ`, '0 Tr');
      pen += width + run.letterSpacing;
    }
    this.#flush();
    return pen;
  }

  /** Moves the pen within a `TJ`, by thousandths of the size to the right; parts of them cannot be seen. */
  #correct(thousandths: number): void {
    const whole = Math.round(thousandths);
    if (whole !== 0) this.#line += ` ${-whole} `;
  }

  /** A real space: text extraction must not have to guess from distances. */
  #space(run: TextRun, { text }: Word, x: number): void {
    const last = this.#fonts.runs(text, run.style).at(-1)?.face;
    // An emoji's face has nothing else.
    const face = last?.sfnt.glyphOf(0x20) ? last : this.#fonts.runs(' ', run.style)[0]?.face;
    const glyph = face?.sfnt.glyphOf(0x20);
    if (!face || !glyph) return;
    const font = this.#embedded.of(face);
    this.#placeAt(x, run, `/${font.name} ${number(run.size)} Tf`);
    this.#line += `<${font.code(glyph, ' ')}>`;
    this.#pen = x + (this.#fonts.library.advance(face, glyph) * run.size) / face.sfnt.unitsPerEm + run.letterSpacing;
  }

  /** Moves the pen to `x`: by a correction within the line where that is enough, by a new matrix where it is not. */
  #placeAt(x: number, run: TextRun, font: string): void {
    const color = `${rgb(run.color)} rg`;
    const spacing = number(run.letterSpacing);
    const changes = font !== this.#state.font || color !== this.#state.color || spacing !== this.#state.spacing;
    if (!changes && this.#pen !== null) {
      const correction = ((x - this.#pen) / run.size) * 1000;
      if (Math.abs(correction) <= INVISIBLE_CORRECTION) return;
      this.#correct(correction);
      this.#pen = x;
      return;
    }
    this.#flush();
    if (font !== this.#state.font) this.#out.push(font);
    if (color !== this.#state.color) this.#out.push(color);
    if (spacing !== this.#state.spacing) this.#out.push(`${spacing} Tc`);
    this.#state = { font, color, spacing };
    this.#out.push(`1 0 0 1 ${number(x)} ${number(this.#height - run.baseline)} Tm`);
    this.#pen = x;
  }

  #show(): void {
    if (this.#line !== '') this.#out.push(`[${joinStrings(this.#line)}] TJ`);
    this.#line = '';
  }

  #flush(): void {
    this.#show();
    this.#pen = null;
  }
}

/** `<0001><0002>-12<0003>` → `<00010002>-12<0003>` */
const joinStrings = (line: string): string => line.replaceAll('><', '').replace(/ {2,}/g, ' ');

/**
 * What a glyph stands for, before the first mark in it and from there on. A popular reader (pdf.js) takes every glyph whose text
 * holds a mark, or the tag of a flag, for one without width, and then sees a space where the next begins: the marks get a glyph without width.
 */
function cutBeforeMarks(text: string): [string, string] {
  const at = text.search(/(?<!^)(?:\p{Mn}|[\u{e0020}-\u{e007f}])/u);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at)];
}

/** A no-break space is drawn as one, and read as a space. */
const plainSpaces = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ');
