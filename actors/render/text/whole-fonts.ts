import type { Pages } from '../pages.ts';
import { EMOJI_FAMILY } from './faces.ts';
import type { Face, FontLibrary } from './fonts.ts';
import { withParts } from './outlines.ts';
import { viewOf } from './sfnt.ts';
import { assemble, outlineTables } from './subset.ts';

/** The faces of a page as fonts that any program can use, with the outlines of just the glyphs that the page shows. */
export async function wholeFonts(pages: Pages, page: number): Promise<Uint8Array[]> {
  const { library } = pages.fonts;
  const glyphs = new Map<Face, Set<number>>();
  const { runs = [], artifacts = [] } = pages.pages[page] ?? {};
  for (const { style, words } of [...runs, ...artifacts]) {
    for (const { text, rightToLeft } of words) {
      for (const part of pages.fonts.runs(`${text} `, style)) {
        const used = glyphs.get(part.face) ?? new Set([0]);
        glyphs.set(part.face, used);
        for (const { id } of library.shape(part.face, part.text, rightToLeft ? 'rtl' : 'ltr')) used.add(id);
      }
    }
  }
  const faces = [...glyphs].filter(([{ family }]) => family !== EMOJI_FAMILY);
  return Promise.all(faces.map(([face, used]) => wholeFont(library, face, used)));
}

async function wholeFont(library: FontLibrary, face: Face, glyphs: ReadonlySet<number>): Promise<Uint8Array> {
  const { bytes, tables } = face.sfnt;
  const outlineOf = await library.outlines(face, glyphs);
  const kept = withParts(glyphs, outlineOf);
  const count = viewOf(bytes).getUint16((tables.get('maxp')?.offset ?? 0) + 4);
  const outlines = Array.from({ length: count }, (_, glyph) => (kept.has(glyph) ? outlineOf(glyph) : NOTHING));
  const { glyf, loca } = outlineTables(outlines);
  const all = [...tables].map(([tag, { offset, length }]): readonly [string, Uint8Array] => {
    if (tag === 'glyf') return [tag, glyf];
    if (tag === 'loca') return [tag, loca];
    const data = bytes.slice(offset, offset + length);
    if (tag === 'head') {
      viewOf(data).setInt16(50, 1);
      viewOf(data).setUint32(8, 0);
    }
    return [tag, data];
  });
  return assemble(all);
}

const NOTHING = new Uint8Array(0);
