import type { TextRun, Word } from '../pages.ts';
import type { FaceRun, FontSet } from '../text/fonts.ts';
import type { Glyph } from '../text/harfbuzz.ts';
import type { EmbeddedFonts } from './fonts.ts';
import { number, rgb } from './operators.ts';

/** Corrections smaller than this many thousandths of the size cannot be seen. */
const INVISIBLE_CORRECTION = 0.5;

/** Writes the text objects of one page. Remembers the text state, so that only changes are written. */
export class TextWriter {
  readonly #fonts: FontSet;
  readonly #embedded: EmbeddedFonts;
  readonly #height: number;
  #out: string[] = [];
  #state = { font: '', color: '', spacing: '0' };
  /** What is shown next in one `TJ`, and where the pen will be after it; null when it must be placed anew. */
  #line = '';
  #pen: number | null = null;

  constructor(fonts: FontSet, embedded: EmbeddedFonts, height: number) {
    this.#fonts = fonts;
    this.#embedded = embedded;
    this.#height = height;
  }

  /** The operators of these runs, from `BT` to `ET`. */
  write(runs: readonly TextRun[]): string[] {
    this.#out = ['BT'];
    this.#state = { font: '', color: '', spacing: '0' };
    for (const run of runs) {
      this.#pen = null;
      for (const word of run.words) this.#word(run, word);
      this.#flush();
    }
    // Character spacing outlives the text object.
    if (this.#state.spacing !== '0') this.#out.push('0 Tc');
    return [...this.#out, 'ET'];
  }

  #word(run: TextRun, word: Word): void {
    const { text, rightToLeft } = word;
    const parts = this.#fonts.runs(text, run.style);
    if (rightToLeft) parts.reverse();
    let x = word.x;
    for (const part of parts) x = this.#part(run, part, x, rightToLeft);
    if (word.space) this.#space(run, parts.at(rightToLeft ? 0 : -1), rightToLeft ? word.x : x, rightToLeft);
  }

  /** Returns where the next part begins. */
  #part(run: TextRun, { face, text }: FaceRun, x: number, rightToLeft: boolean): number {
    const font = this.#embedded.of(face);
    const unit = run.size / face.sfnt.unitsPerEm;
    const perMille = 1000 / face.sfnt.unitsPerEm;
    const glyphs = this.#fonts.library.shape(face, text, rightToLeft ? 'rtl' : 'ltr');
    const texts = clusterTexts(glyphs, text);
    this.#placeAt(x, run, `/${font.name} ${number(run.size)} Tf`, rightToLeft);
    let pen = x;
    glyphs.forEach((glyph, i) => {
      const width = this.#fonts.library.advance(face, glyph.id);
      const code = `<${font.code(glyph.id, texts[i] ?? '')}>`;
      this.#correct(glyph.offsetX * perMille);
      if (glyph.offsetY === 0) this.#line += code;
      else this.#raised(code, glyph.offsetY * unit);
      this.#correct((glyph.advance - width - glyph.offsetX) * perMille);
      pen += glyph.advance * unit + run.letterSpacing;
    });
    this.#pen = pen;
    if (rightToLeft) this.#flush();
    return pen;
  }

  /** Moves the pen within a `TJ`, by thousandths of the size to the right. */
  #correct(thousandths: number): void {
    if (thousandths !== 0) this.#line += ` ${number(-thousandths)} `;
  }

  #raised(code: string, rise: number): void {
    this.#show();
    this.#out.push(`${number(rise)} Ts`, `[${code}] TJ`, '0 Ts');
  }

  /** A real space: text extraction must not have to guess from distances. Right to left it stands before the word. */
  #space(run: TextRun, part: FaceRun | undefined, x: number, rightToLeft: boolean): void {
    const glyph = part?.face.sfnt.glyphOf(0x20);
    if (!part || !glyph) return;
    const font = this.#embedded.of(part.face);
    const width = (this.#fonts.library.advance(part.face, glyph) * run.size) / part.face.sfnt.unitsPerEm;
    this.#placeAt(rightToLeft ? x - width : x, run, `/${font.name} ${number(run.size)} Tf`, rightToLeft);
    this.#line += `<${font.code(glyph, ' ')}>`;
    this.#pen = (this.#pen ?? x) + width + run.letterSpacing;
    if (rightToLeft) this.#flush();
  }

  /** Moves the pen to `x`: by a correction within the line where that is enough, by a new matrix where it is not. */
  #placeAt(x: number, run: TextRun, font: string, anew: boolean): void {
    const color = `${rgb(run.color)} rg`;
    const spacing = number(run.letterSpacing);
    const changes = font !== this.#state.font || color !== this.#state.color || spacing !== this.#state.spacing;
    if (!changes && !anew && this.#pen !== null) {
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

/** The text each glyph stands for: a cluster's whole text on its base glyph, nothing on the others. */
export function clusterTexts(glyphs: readonly Glyph[], text: string): string[] {
  const starts = [...new Set(glyphs.map((glyph) => glyph.cluster))].sort((a, b) => a - b);
  const endOf = new Map(starts.map((start, i) => [start, starts[i + 1] ?? text.length]));
  const bases = new Map<number, number>();
  glyphs.forEach((glyph, i) => {
    const base = bases.get(glyph.cluster);
    if (base === undefined || (glyphs[base]?.advance === 0 && glyph.advance > 0)) bases.set(glyph.cluster, i);
  });
  return glyphs.map((glyph, i) => (bases.get(glyph.cluster) === i ? plainSpaces(text.slice(glyph.cluster, endOf.get(glyph.cluster))) : ''));
}

/** A no-break space is drawn as one, and read as a space. */
const plainSpaces = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ');
