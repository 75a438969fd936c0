import { EMOJI_CODES } from './emoji-font.ts';
import { EMOJI_LIST, TEXT_HAS_NO_GLYPH } from './emoji-list.ts';

/**
 * Every emoji becomes one character of private use while it is laid out: a sequence of up to fifteen characters (a family,
 * a flag, a skin tone) is then one glyph, one place to break a line, one thing to draw. `EMOJI_LIST` says which is which.
 */
export const EMOJI: readonly string[] = EMOJI_LIST.split(' ');

const bare = (sequence: string): string => sequence.replaceAll(EMOJI_STYLE, '');

const EMOJI_STYLE = '\ufe0f';
const TEXT_STYLE = '\ufe0e';
const JOINER = '\u200d';
const SKIN_TONES = /[\u{1f3fb}-\u{1f3ff}]/gu;

const NUMBERS: ReadonlyMap<string, number> = new Map(EMOJI.map((sequence, i) => [bare(sequence), i]));

/** Whatever looks like an emoji (Unicode TR 51, 1.4.9), in the set or not. */
const CANDIDATE = (() => {
  const first = new Set(EMOJI.map((sequence) => sequence.codePointAt(0) ?? 0));
  const base = `[${[...first]
    .filter((point) => point > 0x7f)
    .map((point) => `\\u{${point.toString(16)}}`)
    .join('')}\\u{1f300}-\\u{1faff}]`;
  const element = `${base}(?:${EMOJI_STYLE}|[\\u{1f3fb}-\\u{1f3ff}])?(?:[\\u{e0020}-\\u{e007e}]+\\u{e007f})?`;
  return new RegExp(`[\\u{1f1e6}-\\u{1f1ff}]{2}|[0-9#*]${EMOJI_STYLE}?\\u20e3|${element}(?:${JOINER}${element})*${TEXT_STYLE}?`, 'gu');
})();

/** Private characters that a person wrote would be taken for pictures: they move to another plane, where no face has them. */
const FOREIGN = /[\u{f0000}-\u{ffffd}]/gu;
const PLANE = 0x10000;

/** Puts one private character in the place of each emoji. One that is not in the set becomes what it is made of. Idempotent with `showEmoji`. */
export function hideEmoji(text: string): string {
  const clean = text.replace(FOREIGN, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + PLANE));
  return clean.replace(CANDIDATE, picture);
}

function picture(sequence: string): string {
  if (sequence.endsWith(TEXT_STYLE) && !TEXT_HAS_NO_GLYPH.includes(sequence.slice(0, -1))) return sequence.slice(0, -1);
  const key = bare(sequence).replace(TEXT_STYLE, '');
  const number = NUMBERS.get(key);
  if (number !== undefined) {
    const isText = sequence === key && [...key].length === 1 && EMOJI[number] === key + EMOJI_STYLE && !TEXT_HAS_NO_GLYPH.includes(key);
    return isText ? sequence : String.fromCodePoint(EMOJI_CODES.first + number);
  }
  const untoned = sequence.replace(SKIN_TONES, '');
  if (untoned !== sequence && untoned !== '') return picture(untoned);
  if (sequence.includes(JOINER)) return sequence.split(JOINER).map(picture).join('');
  // A flag of no country is two letters; a flag of no region is a plain one.
  const characters = [...sequence.replace(/[\u{e0020}-\u{e007f}]/gu, '')];
  return characters.map((character) => (NUMBERS.has(character) && character !== sequence ? picture(character) : character)).join('');
}

export const IS_EMOJI = /[\u{f0000}-\u{ffffd}]/u;

/** The number of the emoji in `EMOJI` that a private character stands for. */
export function emojiNumber(character: string): number {
  return (character.codePointAt(0) ?? 0) - EMOJI_CODES.first;
}

/** The text with its emoji as people wrote them. */
export function showEmoji(text: string): string {
  return text.replace(/[\u{f0000}-\u{ffffd}]/gu, (character) => EMOJI[emojiNumber(character)] ?? '');
}

/** The character that a person wrote, for a report. */
export function asWritten(codePoint: number): string {
  return String.fromCodePoint(codePoint >= EMOJI_CODES.first + PLANE ? codePoint - PLANE : codePoint);
}
