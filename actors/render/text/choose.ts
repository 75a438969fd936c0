import { needsNoGlyph } from './clean.ts';
import { DEFAULT_FAMILY, FACES, type FaceSpec, fallbackFamily } from './faces.ts';
import { type FontLibrary, type FontSet, type FontStyle, nearest } from './fonts.ts';

export interface StyledText {
  text: string;
  /** Where it came from, for the report. */
  place: string;
  style: FontStyle;
}

export interface MissingGlyph {
  character: string;
  /** Register path of the field, or the name of a part of the template. */
  place: string;
}

/** Some characters have no glyph in any face. Nothing is drawn: a box in place of a letter would be a lie. */
export class MissingGlyphsError extends Error {
  override readonly name = 'MissingGlyphsError';
  readonly missing: readonly MissingGlyph[];

  constructor(missing: readonly MissingGlyph[]) {
    const shown = [...new Set(missing.map(({ character }) => character))].slice(0, 20).join(' ');
    super(`No font has: ${shown}`);
    this.missing = missing;
  }
}

/** Loads the faces that these texts need, and no others. Throws MissingGlyphsError. */
export async function chooseFonts(library: FontLibrary, texts: readonly StyledText[]): Promise<FontSet> {
  const specs = new Set<FaceSpec>();
  const add = (style: FontStyle): void => {
    const spec = nearest(FACES, style);
    if (spec) specs.add(spec);
  };
  add({ family: DEFAULT_FAMILY, weight: 400, italic: false });
  add({ family: DEFAULT_FAMILY, weight: 600, italic: false });
  for (const { style } of texts) add(style);
  const own = await library.set(specs);

  const lacking = uncovered(own, texts);
  if (lacking.length === 0) return own;
  for (const { style, codePoint } of lacking) add({ ...style, family: fallbackFamily(codePoint), italic: false });
  const set = await library.set(specs);
  const missing = uncovered(set, texts).map(({ codePoint, place }) => ({ character: String.fromCodePoint(codePoint), place }));
  if (missing.length > 0) throw new MissingGlyphsError(missing);
  return set;
}

interface Lacking {
  codePoint: number;
  place: string;
  style: FontStyle;
}

/** Each character once a place. */
function uncovered(set: FontSet, texts: readonly StyledText[]): Lacking[] {
  const lacking = new Map<string, Lacking>();
  for (const { text, place, style } of texts) {
    if (isBasicLatin(text)) continue;
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      if (needsNoGlyph(codePoint) || set.covers(style, codePoint)) continue;
      lacking.set(`${place}\0${style.weight}\0${character}`, { codePoint, place, style });
    }
  }
  return [...lacking.values()];
}

const isBasicLatin = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);
