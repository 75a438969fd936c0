import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { EMOJI } from '../text/emoji.ts';
import { ART_IN_FILE, artFile, writeArt } from '../text/emoji-art.ts';
import type { FontFile } from './cut-face.ts';
import { bareName, drawings, drawingsFolder } from './emoji-drawings.ts';
import { shapesOf } from './svg-shapes.ts';

/** All pictures in the order of `EMOJI`, a few dozen in one file. */
export async function cutEmoji(): Promise<FontFile[]> {
  const files = await drawings();
  const lines = await Promise.all(
    EMOJI.map(async (sequence) => {
      const name = bareName([...sequence].map((character) => character.codePointAt(0)?.toString(16)).join('-'));
      const file = files.get(name);
      if (file === undefined) throw new Error(`no drawing for ${name}`);
      return writeArt(shapesOf(await readFile(join(drawingsFolder(), file), 'utf8')));
    }),
  );
  return Array.from({ length: Math.ceil(lines.length / ART_IN_FILE) }, (_, i) => ({
    name: artFile(i * ART_IN_FILE),
    bytes: new Uint8Array(deflateSync(lines.slice(i * ART_IN_FILE, (i + 1) * ART_IN_FILE).join('\n'), { level: 9 })),
  }));
}
