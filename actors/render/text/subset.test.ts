import { describe, expect, it } from 'vitest';
import { loadFont } from '../runtime/node.ts';
import { readSfnt, requireTable, viewOf } from './sfnt.ts';
import { subsetTrueType } from './subset.ts';

const bytes = new Uint8Array(await loadFont('Inter-Regular.ttf'));
const inter = readSfnt(bytes);

/** The outline of a glyph as bytes, from a font with long offsets. */
function outlineOf(font: Uint8Array, glyph: number): Uint8Array {
  const { tables } = readTablesOf(font);
  const loca = requireTable(tables, 'loca').offset;
  const glyf = requireTable(tables, 'glyf').offset;
  const view = viewOf(font);
  return font.subarray(glyf + view.getUint32(loca + glyph * 4), glyf + view.getUint32(loca + (glyph + 1) * 4));
}
const readTablesOf = (font: Uint8Array) => ({
  tables: new Map(
    Array.from({ length: viewOf(font).getUint16(4) }, (_, i) => {
      const at = 12 + i * 16;
      return [
        String.fromCharCode(...font.subarray(at, at + 4)),
        { offset: viewOf(font).getUint32(at + 8), length: viewOf(font).getUint32(at + 12) },
      ] as const;
    }),
  ),
});

describe('subsetTrueType', () => {
  const wanted = ['A', 'g', 'ß', 'Ж'].map((character) => inter.glyphOf(character.codePointAt(0) ?? 0));
  const { bytes: subset, glyphs } = subsetTrueType(bytes, wanted);

  it('keeps the glyphs asked for with their outlines, and is small', () => {
    expect(glyphs.size).toBeGreaterThan(4);
    expect(subset.length).toBeLessThan(6_000);
    for (const glyph of wanted) {
      expect(glyphs.has(glyph)).toBe(true);
      expect(outlineOf(subset, glyphs.get(glyph) ?? 0).length).toBeGreaterThan(20);
    }
  });

  it('keeps the advances', () => {
    const { tables } = readTablesOf(subset);
    const hmtx = requireTable(tables, 'hmtx').offset;
    for (const glyph of wanted) {
      const original = viewOf(bytes).getUint16(requireTable(inter.tables, 'hmtx').offset + glyph * 4);
      expect(viewOf(subset).getUint16(hmtx + (glyphs.get(glyph) ?? 0) * 4)).toBe(original);
    }
  });

  it('brings in the parts of a composite glyph and renumbers them', () => {
    const glyph = inter.glyphOf(0xe9);
    const composite = subsetTrueType(bytes, [glyph]);
    const outline = outlineOf(composite.bytes, composite.glyphs.get(glyph) ?? 0);
    expect(viewOf(outline).getInt16(0)).toBe(-1);
    expect(viewOf(outline).getUint16(12)).toBeLessThan(composite.glyphs.size);
    expect(composite.glyphs.size).toBeGreaterThanOrEqual(4);
  });

  it('sums up to the magic number of the specification', () => {
    let sum = 0;
    for (let at = 0; at < subset.length; at += 4) sum = (sum + viewOf(subset).getUint32(at)) >>> 0;
    expect(sum).toBe(0xb1b0afba);
  });

  it('refuses a glyph that the face has not', () => {
    expect(() => subsetTrueType(bytes, [65_000])).toThrow(/no glyph 65000/);
  });
});
