import { needsNoGlyph } from './clean.ts';
import { asWritten, emojiNumber, IS_EMOJI } from './emoji.ts';
import { DEFAULT_FAMILY, FACES, type FaceSpec, fallbackFamilies } from './faces.ts';
import { clustersOf, type FontLibrary, type FontSet, type FontStyle, nearest, styleKey } from './fonts.ts';
import { placeInWords } from './places.ts';
import { regionOf } from './region.ts';

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
    const byPlace = Map.groupBy(missing, ({ place }) => place);
    const shown = [...byPlace].slice(0, 5).map(([place, glyphs]) => `${charactersOf(glyphs)} in ${placeInWords(place)}`);
    super(`No font has: ${shown.join('; ')}${byPlace.size > 5 ? '; and more' : ''}`);
    this.missing = missing;
  }
}

/** With their code points: a character that no font has may show nowhere. */
function charactersOf(missing: readonly MissingGlyph[]): string {
  const code = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return [...new Set(missing.map(({ character }) => `${character} (${code(character)})`))].slice(0, 8).join(', ');
}

/**
 * Loads the faces that these texts need, and no others, with the drawings of their emoji. The language (BCP 47) decides
 * between regional forms. Throws MissingGlyphsError.
 */
export async function chooseFonts(library: FontLibrary, texts: readonly StyledText[], language: string): Promise<FontSet> {
  const region = regionOf(language, texts.map(({ text }) => text).join('\n'));
  const specs = new Set<FaceSpec>();
  const add = (style: FontStyle): void => {
    const spec = nearest(FACES, style);
    if (spec) specs.add(spec);
  };
  for (const style of new Map(texts.map(({ style }) => [styleKey(style), style])).values()) add(style);
  if (specs.size === 0) add({ family: DEFAULT_FAMILY, weight: 400, italic: false });

  let set = await library.set(specs, region);
  let lacking = uncovered(set, texts);
  // Of the families that may have a character, the next is only loaded when the one before has it not.
  for (let choice = 0; lacking.length > 0; choice++) {
    const before = specs.size;
    let more = false;
    for (const { style, codePoint } of lacking) {
      const family = fallbackFamilies(codePoint, style.family, region)[choice];
      if (family === undefined) continue;
      more = true;
      add({ ...style, family, italic: family === DEFAULT_FAMILY && style.italic });
    }
    if (!more) throw new MissingGlyphsError(missingOf(lacking));
    if (specs.size === before) continue;
    set = await library.set(specs, region);
    lacking = uncovered(set, texts);
  }
  await library.emoji.load(emojiIn(texts));
  return set;
}

/** Each character once a place, whatever styles it has there. */
function missingOf(lacking: readonly Lacking[]): MissingGlyph[] {
  const missing = lacking.map(({ codePoint, place }) => ({ character: asWritten(codePoint), place }));
  return [...new Map(missing.map((glyph) => [`${glyph.place}\0${glyph.character}`, glyph])).values()];
}

function emojiIn(texts: readonly StyledText[]): Set<number> {
  return new Set(
    texts.flatMap(({ text }) => (IS_EMOJI.test(text) ? [...text].filter((character) => IS_EMOJI.test(character)).map(emojiNumber) : [])),
  );
}

interface Lacking {
  codePoint: number;
  place: string;
  style: FontStyle;
}

/** The set that has all of a text: the next layout asks of the same objects where nothing has changed. */
const coveredBy = new WeakMap<StyledText, FontSet>();

/** Each character once a place and style. */
function uncovered(set: FontSet, texts: readonly StyledText[]): Lacking[] {
  const lacking = new Map<string, Lacking>();
  for (const styled of texts) {
    const { text, place, style } = styled;
    if (coveredBy.get(styled) === set || isBasicLatin(text)) continue;
    let isCovered = true;
    for (const cluster of new Set(clustersOf(text))) {
      for (const character of set.lacking(style, cluster)) {
        const codePoint = character.codePointAt(0) ?? 0;
        if (needsNoGlyph(codePoint)) continue;
        isCovered = false;
        lacking.set(`${place}\0${style.family}\0${style.weight}\0${character}`, { codePoint, place, style });
      }
    }
    if (isCovered) coveredBy.set(styled, set);
  }
  return [...lacking.values()];
}

const isBasicLatin = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);
