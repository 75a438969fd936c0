import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, expect, it, vi } from 'vitest';
import { FACE_FILES, FACES } from '../text/faces.ts';
import { inflate } from '../text/inflate.ts';
import { OutlineStore, sliceOfGlyph } from '../text/outlines.ts';
import { codePointsOf, readSfnt, viewOf } from '../text/sfnt.ts';
import { fontFile } from './cut-fonts.ts';
import { slicesOf } from './slices.ts';

// The first run cuts the faces, which takes seconds.
vi.setConfig({ testTimeout: 60_000 });

const layoutOf = async (face: string) => readSfnt(await inflate(await fontFile(`${face}.layout`)));

/** A name of a font, of Windows' in UTF-16, as the `name` table has it; `undefined` when it has none of that id. */
function nameIn({ bytes, tables }: Awaited<ReturnType<typeof layoutOf>>, id: number): string | undefined {
  const { offset = 0, length = 0 } = tables.get('name') ?? {};
  const table = viewOf(bytes.subarray(offset, offset + length));
  for (let record = 6; record < 6 + table.getUint16(2) * 12; record += 12) {
    if (table.getUint16(record) !== 3 || table.getUint16(record + 6) !== id) continue;
    const at = offset + table.getUint16(4) + table.getUint16(record + 10);
    return new TextDecoder('utf-16be').decode(bytes.subarray(at, at + table.getUint16(record + 8)));
  }
  return undefined;
}

describe('a face cut in slices', () => {
  it.each(FACES.filter(({ path }) => path !== '').map(({ face, family }) => [face, family]))(
    '%s still says that it is of the family %s',
    async (face, family) => {
      const sfnt = await layoutOf(face);
      // What draws PNGs finds a face by this.
      expect(nameIn(sfnt, 16) ?? nameIn(sfnt, 1)).toBe(family);
    },
  );

  it.each(['Inter-Regular', 'Lato-Bold', 'NotoSansDevanagari-Regular', 'NotoSansJP-Regular'])(
    'has the outline of every character of %s where its table says',
    async (face) => {
      const spec = FACE_FILES.find((one) => one.face === face);
      const original = readSfnt(new Uint8Array(await readFile(createRequire(import.meta.url).resolve(spec?.path ?? ''))));
      const sfnt = await layoutOf(face);
      const store = new OutlineStore(fontFile);
      const points = codePointsOf(sfnt).filter((_, i) => i % 37 === 0);
      expect(points.length).toBeGreaterThan(3);
      const outlines = await store.of({ face, sfnt }, points.map(sfnt.glyphOf));
      const drawn = points.filter((point) => outlines(sfnt.glyphOf(point)).length > 0);
      expect(points.length - drawn.length).toBeLessThanOrEqual(3);
      for (const point of points) expect(original.glyphOf(point)).not.toBe(0);
    },
  );

  it('is small where texts begin: Latin in one file, and frequent characters in few', async () => {
    const sfnt = await layoutOf('Inter-Regular');
    const slices = (text: string): Set<number> => new Set([...text].map((c) => sliceOfGlyph(sfnt, sfnt.glyphOf(c.codePointAt(0) ?? 0))));
    expect(slices('The quick brown fox, “fünf” – 5 € à Zoë.')).toEqual(new Set([0]));
    expect(slices('Ελληνικά').has(0)).toBe(false);
    expect((await fontFile('Inter-Regular.0.woff')).length).toBeLessThan(48_000);
    expect((await fontFile('Inter-Regular.layout')).length).toBeLessThan(48_000);
    expect((await fontFile('NotoSansSC-Regular.layout')).length).toBeLessThan(64_000);
  });
});

it('puts each character in one slice, however the face is cut', () => {
  const points = Array.from({ length: 30_000 }, (_, i) => 0x20 + i);
  for (const slicing of ['whole', 'text', 'blocks', 'SC', 'TC', 'JP', 'KR'] as const) {
    const slices = slicesOf(slicing, points);
    expect(slices.flat().sort((a, b) => a - b)).toEqual(points);
    expect(slices.length).toBeLessThan(256);
  }
});
