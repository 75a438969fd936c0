import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { readSfnt, requireTable, viewOf } from './sfnt.ts';
import { subsetTrueType } from './subset.ts';

const bytes = new Uint8Array(
  await readFile(createRequire(import.meta.url).resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf')),
);
const inter = readSfnt(bytes);

/** The outline of a glyph as bytes, whichever offsets the font has. */
function outlineOf(font: Uint8Array, glyph: number): Uint8Array {
  const { tables } = readTablesOf(font);
  const loca = requireTable(tables, 'loca').offset;
  const glyf = requireTable(tables, 'glyf').offset;
  const view = viewOf(font);
  const long = view.getInt16(requireTable(tables, 'head').offset + 50) === 1;
  const at = (index: number): number => (long ? view.getUint32(loca + index * 4) : view.getUint16(loca + index * 2) * 2);
  return font.subarray(glyf + at(glyph), glyf + at(glyph + 1));
}
const interOutline = (glyph: number): Uint8Array => outlineOf(bytes, glyph);
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

const OUTLINES_BEYOND_SHORT_OFFSETS = 2900;

describe('subsetTrueType', () => {
  it('takes long offsets when short ones do not reach', () => {
    const many = Array.from({ length: OUTLINES_BEYOND_SHORT_OFFSETS }, (_, glyph) => glyph);
    const { bytes: subset, glyphs } = subsetTrueType(bytes, interOutline, many);
    const format = requireTable(readTablesOf(subset).tables, 'head').offset + 50;
    expect(viewOf(subset).getInt16(format)).toBe(1);
    const last = many.findLast((glyph) => interOutline(glyph).length > 0) ?? 0;
    expect(viewOf(outlineOf(subset, glyphs[last] ?? 0)).getInt16(2)).toBe(viewOf(interOutline(last)).getInt16(2));
  });

  const wanted = ['A', 'g', 'ß', 'Ж'].map((character) => inter.glyphOf(character.codePointAt(0) ?? 0));
  const { bytes: subset, glyphs } = subsetTrueType(bytes, interOutline, wanted);

  it('keeps the glyphs asked for with their outlines, and is small', () => {
    expect(glyphs.length).toBe(4);
    expect(new Set(glyphs).size).toBe(4);
    expect(subset.length).toBeLessThan(6_000);
    for (const glyph of glyphs) expect(outlineOf(subset, glyph).length).toBeGreaterThan(20);
  });

  it('keeps the advances', () => {
    const hmtx = requireTable(readTablesOf(subset).tables, 'hmtx').offset;
    wanted.forEach((glyph, i) => {
      const original = viewOf(bytes).getUint16(requireTable(inter.tables, 'hmtx').offset + glyph * 4);
      expect(viewOf(subset).getUint16(hmtx + (glyphs[i] ?? 0) * 4)).toBe(original);
    });
  });

  it('brings in the parts of a composite glyph and renumbers them', () => {
    const composite = subsetTrueType(bytes, interOutline, [inter.glyphOf(0xe9)]);
    const outline = outlineOf(composite.bytes, composite.glyphs[0] ?? 0);
    expect(viewOf(outline).getInt16(0)).toBe(-1);
    const count = viewOf(composite.bytes).getUint16(requireTable(readTablesOf(composite.bytes).tables, 'maxp').offset + 4);
    expect(viewOf(outline).getUint16(12)).toBeLessThan(count);
    expect(count).toBeGreaterThanOrEqual(4);
  });

  it('puts glyphs together as one, with an advance and edges of its own', () => {
    const [A, g] = wanted;
    if (A === undefined || g === undefined) throw new Error('unreachable');
    const composed = subsetTrueType(bytes, interOutline, [
      {
        parts: [
          { glyph: A, x: 0, y: 0 },
          { glyph: g, x: 700, y: -300 },
        ],
        advance: 1234,
      },
    ]);
    const [glyph = 0] = composed.glyphs;
    const outline = viewOf(outlineOf(composed.bytes, glyph));
    expect(outline.getInt16(0)).toBe(-1);
    expect(outline.getInt16(4)).toBe(viewOf(interOutline(g)).getInt16(4) - 300);
    const hmtx = requireTable(readTablesOf(composed.bytes).tables, 'hmtx').offset;
    expect(viewOf(composed.bytes).getUint16(hmtx + glyph * 4)).toBe(1234);
  });

  it('sums up to the magic number of the specification', () => {
    let sum = 0;
    for (let at = 0; at < subset.length; at += 4) sum = (sum + viewOf(subset).getUint32(at)) >>> 0;
    expect(sum).toBe(0xb1b0afba);
  });

  it('refuses a glyph that the face has not', () => {
    expect(() => subsetTrueType(bytes, interOutline, [65_000])).toThrow(/no glyph 65000/);
  });
});
