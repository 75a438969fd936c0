import type { TextRun, Word } from '../pages.ts';
import { emojiNumber, IS_EMOJI } from './emoji.ts';
import { ART_SIDE, type EmojiArt } from './emoji-art.ts';
import { EMOJI_FAMILY } from './faces.ts';
import type { FontSet } from './fonts.ts';

/** Parts of the font size: an emoji is a little taller than a capital, and stands a little below the line. */
const SIDE = 1.08;
const DROP = 0.2;

/** Where a drawing goes: its top left corner and the factor from its units to points. */
export interface PlacedArt {
  art: EmojiArt;
  /** In `EMOJI`. */
  number: number;
  x: number;
  y: number;
  scale: number;
}

/** The drawing for a word that is one emoji. */
export function placeArt(word: Pick<Word, 'x' | 'width' | 'text'>, run: Pick<TextRun, 'size' | 'baseline'>, fonts: FontSet): PlacedArt {
  const side = run.size * SIDE;
  const number = emojiNumber(word.text);
  return {
    art: fonts.library.emoji.of(number),
    number,
    x: word.x + (word.width - side) / 2,
    y: run.baseline + run.size * DROP - side,
    scale: side / ART_SIDE,
  };
}

/** Cuts a word so that each emoji stands alone, in visual order from left to right. Only the last in reading order has the space. */
export function splitAtEmoji(word: Word, run: TextRun, fonts: FontSet): Word[] {
  if (!IS_EMOJI.test(word.text)) return [word];
  const parts = fonts.runs(word.text, run.style).flatMap(({ face, text }) => (face.family === EMOJI_FAMILY ? [...text] : [text]));
  const words: Word[] = [];
  let x = word.x;
  for (const text of word.rightToLeft ? parts.reverse() : parts) {
    const width = fonts.measure(text, run.style, run.size) + run.letterSpacing * [...text].length;
    const rightToLeft = word.rightToLeft && !IS_EMOJI.test(text);
    words.push({ ...word, x, width, text, rightToLeft, space: false });
    x += width;
  }
  const last = word.rightToLeft ? words[0] : words.at(-1);
  if (last) last.space = word.space;
  return words;
}
