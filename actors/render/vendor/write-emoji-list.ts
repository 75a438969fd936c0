/**
 * Writes `text/emoji-list.ts` from the drawings that are installed. To be run by hand when `@twemoji/svg` changes (a test says
 * so): the list is part of what pages are made from, and its order gives emoji their numbers.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FACES } from '../text/faces.ts';
import { readSfnt } from '../text/sfnt.ts';
import { drawings } from './emoji-drawings.ts';

const IS_TONED = /[\u{1f3fb}-\u{1f3ff}]/u;
const IS_FLAG = /^[\u{1f1e6}-\u{1f1ff}]/u;

/** Each sequence as Unicode recommends to write it, with U+FE0F where it belongs; skin tones and flags last. */
export async function emojiSequences(): Promise<string[]> {
  const names = [...(await drawings()).keys()];
  const sequences = names.map((name) => qualified(name.split('-').map((point) => String.fromCodePoint(Number.parseInt(point, 16)))));
  const rank = (sequence: string): number => (IS_FLAG.test(sequence) ? 1 : IS_TONED.test(sequence) ? 2 : 0);
  return sequences.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function qualified(characters: readonly string[]): string {
  return characters
    .map((character, i) => {
      const isText =
        /^\p{Emoji}$/u.test(character) && !/^\p{Emoji_Presentation}$/u.test(character) && !/\p{Emoji_Component}/u.test(character);
      const isKeycap = characters[i + 1] === '\u20e3';
      return (isText && !IS_TONED.test(characters[i + 1] ?? '')) || isKeycap ? `${character}\ufe0f` : character;
    })
    .join('');
}

/** Characters that are text unless U+FE0F says otherwise, but that none of our faces for text has. */
async function withoutGlyph(sequences: readonly string[]): Promise<string[]> {
  const require = createRequire(import.meta.url);
  const faces = FACES.filter(
    ({ family, weight, italic }) => ['Inter', 'Noto Sans Symbols 2'].includes(family) && weight === 400 && !italic,
  );
  const fonts = await Promise.all(faces.map(async ({ path }) => readSfnt(new Uint8Array(await readFile(require.resolve(path))))));
  return sequences
    .filter((sequence) => [...sequence].length === 2 && sequence.endsWith('\ufe0f'))
    .map((sequence) => sequence.slice(0, -1))
    .filter((character) => !fonts.some((font) => font.glyphOf(character.codePointAt(0) ?? 0) !== 0));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sequences = await emojiSequences();
  const escaped = (text: string): string =>
    text.replace(/[\u200d\ufe0f\u{e0000}-\u{e007f}]/gu, (c) => `\\u{${c.codePointAt(0)?.toString(16)}}`);
  const lines: string[] = [];
  for (let at = 0; at < sequences.length; at += 16) lines.push(`  '${escaped(sequences.slice(at, at + 16).join(' '))}'`);
  const file = [
    '// Made by vendor/write-emoji-list.ts. Do not edit, and do not reorder: an emoji has its place as its number.',
    '// biome-ignore format: one line for sixteen',
    `export const EMOJI_LIST = [\n${lines.join(',\n')},\n].join(' ');`,
    '',
    '/** Shown as pictures always: no face has them as text. */',
    `export const TEXT_HAS_NO_GLYPH = '${(await withoutGlyph(sequences)).join('')}';`,
    '',
  ].join('\n');
  await writeFile(join(dirname(fileURLToPath(import.meta.url)), '..', 'text', 'emoji-list.ts'), file);
}
