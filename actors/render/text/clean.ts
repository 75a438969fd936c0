import { hideEmoji, IS_EMOJI, showEmoji } from './emoji.ts';

/**
 * What becomes of text on its way to the page. Nothing visible is lost; what has no glyph of its own or would
 * put odd characters into the text layer goes:
 * - canonical composition, so that a decomposed accent finds its glyph; half a surrogate pair becomes U+FFFD;
 * - typographic ligatures (U+FB00–FB06) become their letters: search and applicant-tracking systems expect letters;
 * - every space is a space, but no-break spaces stay for the line breaker;
 * - each emoji is one character of private use (`emoji.ts`);
 * - soft hyphens, zero-width spaces, directional controls and variation selectors are dropped: lines are broken and text is
 *   ordered by our own rules, which need none of them, and one that is not closed would reach into the next field;
 * - joiners stay where they shape something: after a letter of a script that joins, one at a time;
 * - a letter keeps at most 30 marks, the limit of Unicode's stream-safe format (UAX 15).
 */
export function cleanText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const composed = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKC'))
    .replace(/[\t\n\v\f\r\u0085\u1680\u2000-\u200A\u2028\u2029\u205F]/g, ' ')
    .replace(DROPPED, '');
  return hideEmoji(composed)
    .replace(/[\uFE0E\uFE0F]/g, '')
    .replace(/([\u200C\u200D])[\u200C\u200D]+/g, '$1')
    .replace(/(?<![\u0600-\u1CFF])[\u200C\u200D]/g, '')
    .replace(/(\p{M}{30})\p{M}+/gu, '$1');
}

/** Soft hyphen, grapheme joiner, direction controls, Mongolian and other variation selectors, zero-width spaces. */
const DROPPED =
  /\u00AD|\u034F|\u061C|[\u180B-\u180E]|\u200B|\u200E|\u200F|[\u202A-\u202E]|[\u2060-\u206F]|[\uFE00-\uFE0D]|\uFEFF|[\u{E0100}-\u{E01EF}]/gu;

const WORD_JOINER = '\u2060';
const ZERO_WIDTH_SPACE = '\u200b';

/**
 * For the line breaker only, which takes these two characters for what they say and draws nothing:
 * - no break after a hyphen, dash or slash inside a word. Text extractors take a hyphen at a line's end for hyphenation
 *   and drop it, so `front-end` would be read as `frontend`;
 * - no break between the syllables of a Korean word: Korean has spaces, and is read word by word;
 * - a break is possible between emoji, and between syllables of Thai. Thai writes no spaces between words. To find words
 *   takes a dictionary, and those of Node, workerd and browsers differ; where a syllable surely begins or ends can be seen
 *   from its vowels, everywhere alike.
 */
export function hintBreaks(text: string): string {
  let hinted = text.replace(/(?<=\S)[-‐–—/](?=[^\s-])/gu, (mark) => mark + WORD_JOINER);
  if (HANGUL.test(hinted)) hinted = hinted.replace(/(?<=[\uac00-\ud7a3])(?=[\uac00-\ud7a3])/g, WORD_JOINER);
  if (THAI.test(hinted)) hinted = hinted.replace(THAI_BREAK, ZERO_WIDTH_SPACE);
  if (IS_EMOJI.test(hinted)) hinted = hinted.replace(/(?<=[\u{f0000}-\u{ffffd}])(?=[\u{f0000}-\u{ffffd}])/gu, ZERO_WIDTH_SPACE);
  return hinted;
}

const HANGUL = /[\uac00-\ud7a3]/;
const THAI = /[\u0e01-\u0e3a]/;
/** Before a vowel that is written first (เ แ โ ใ ไ), and after one that is written last (ะ ำ) or a sign that ends a word (ๆ ฯ). */
const THAI_BREAK = /(?<=[\u0e01-\u0e3a\u0e45-\u0e4e])(?=[\u0e40-\u0e44])|(?<=[\u0e30\u0e33\u0e46\u0e2f])(?=[\u0e01-\u0e2e\u0e40-\u0e44])/g;

/** Laid out text as a person reads it: emoji as they are written, without what only guides the line breaker. */
export function readableText(text: string): string {
  return showEmoji(text.replace(/[\u00ad\u200b\u2060]/g, ''));
}

/** Characters that have no shape of their own and so need no glyph. */
export function needsNoGlyph(codePoint: number): boolean {
  return (
    codePoint === 0x20 || codePoint === 0xa0 || codePoint === 0xad || codePoint === 0x202f || codePoint === 0x200c || codePoint === 0x200d
  );
}

/** Strong right-to-left characters (Hebrew, Arabic and their presentation forms). */
export const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** The direction of a paragraph: that of its first letter (Unicode TR 9, rules P2 and P3), or the one around it. */
export function directionOf(text: string, around: 'ltr' | 'rtl' = 'ltr'): 'ltr' | 'rtl' {
  const letter = text.match(/\p{L}/u)?.[0];
  if (letter === undefined) return around;
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}
