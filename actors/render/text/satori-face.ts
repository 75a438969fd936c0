import type { SatoriFace } from '../vendor/satori.generated.js';
import { readSfnt } from './sfnt.ts';

/** The same reading of a face for satori as for everything else. */
export function satoriFace(data: ArrayBuffer): SatoriFace {
  // Asked for every letter of every text: a look-up in the character map each time would be a tenth of the layout.
  const known = new Map<number, number>();
  const { unitsPerEm, ascent, descent, weight, glyphOf } = readSfnt(new Uint8Array(data));
  return {
    unitsPerEm,
    ascender: ascent,
    descender: descent,
    // Whether a face is bold or slanted is only asked for faking it, which never happens here.
    tables: { os2: { usWeightClass: weight }, head: { macStyle: 0 } },
    charToGlyphIndex(character) {
      const codePoint = character.codePointAt(0) ?? 0;
      let glyph = known.get(codePoint);
      if (glyph === undefined) {
        glyph = glyphOf(codePoint);
        known.set(codePoint, glyph);
      }
      return glyph;
    },
  };
}
