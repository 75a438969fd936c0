/**
 * What becomes of text on its way to the page. Nothing visible is lost; what has no glyph of its own or would
 * put odd characters into the text layer goes:
 * - canonical composition, so that a decomposed accent finds its glyph;
 * - typographic ligatures (U+FB00–FB06) become their letters: search and applicant-tracking systems expect letters;
 * - every space is a space, but no-break spaces stay for the line breaker;
 * - soft hyphens, directional controls, joiners of no use and variation selectors are dropped.
 */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKC'))
    .replace(/[\t\n\v\f\r\u0085\u1680\u2000-\u200A\u2028\u2029\u205F]/g, ' ')
    .replace(/[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]|\uFE0E|\uFE0F/g, '');
}

const WORD_JOINER = '\u2060';

/**
 * For the line breaker only: no break after a hyphen, dash or slash inside a word. Text extractors take a hyphen at a
 * line's end for hyphenation and drop it, so `front-end` would be read as `frontend`.
 */
export function keepCompoundsWhole(text: string): string {
  return text.replace(/(?<=\S)[-‐–—/](?=[^\s-])/gu, (mark) => mark + WORD_JOINER);
}

/** Characters that have no shape of their own and so need no glyph. */
export function needsNoGlyph(codePoint: number): boolean {
  return codePoint === 0x20 || codePoint === 0xa0 || codePoint === 0x202f || codePoint === 0x200c || codePoint === 0x200d;
}

/** Strong right-to-left characters (Hebrew, Arabic and their presentation forms). */
export const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** The direction of a paragraph: that of its first letter (Unicode TR 9, rules P2 and P3), or the one around it. */
export function directionOf(text: string, around: 'ltr' | 'rtl' = 'ltr'): 'ltr' | 'rtl' {
  const letter = text.match(/\p{L}/u)?.[0];
  if (letter === undefined) return around;
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}
