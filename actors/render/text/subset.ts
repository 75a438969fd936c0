import { readTables, requireTable, type Table, viewOf } from './sfnt.ts';

/**
 * A subset of a TrueType face for embedding in a PDF: only the glyphs asked for (and the parts of composite ones),
 * renumbered densely, hinting dropped, and only the tables that a CIDFontType2 needs (ISO 32000-1, 9.9).
 */
export interface Subset {
  bytes: Uint8Array<ArrayBuffer>;
  /** The glyphs asked for, in that order, as they are numbered in the subset. */
  glyphs: readonly number[];
}

/** Flags of one component of a composite glyph (OpenType, `glyf`). */
const ARGUMENTS_ARE_WORDS = 0x0001;
const ARGUMENTS_ARE_OFFSETS = 0x0002;
const HAS_SCALE = 0x0008;
const MORE_COMPONENTS = 0x0020;
const HAS_XY_SCALE = 0x0040;
const HAS_2X2 = 0x0080;
const HAS_INSTRUCTIONS = 0x0100;

/** The outline of a glyph as `glyf` has it; empty for a glyph that draws nothing. */
export type OutlineOf = (glyph: number) => Uint8Array;

/** Glyphs put together as one, such as a letter with its vowel signs; places in font units from the pen. */
export interface ComposedGlyph {
  parts: readonly { glyph: number; x: number; y: number }[];
  advance: number;
}

/** Outlines come from elsewhere than the other tables: they are loaded by need. Throws for a glyph that the face has not. */
export function subsetTrueType(bytes: Uint8Array, outlineOf: OutlineOf, wanted: Iterable<number | ComposedGlyph>): Subset {
  const view = viewOf(bytes);
  const tables = readTables(bytes);
  const head = requireTable(tables, 'head');
  const hhea = requireTable(tables, 'hhea');
  const maxp = requireTable(tables, 'maxp');
  const hmtx = requireTable(tables, 'hmtx');
  const glyphCount = view.getUint16(maxp.offset + 4);

  const order = [0];
  const glyphs = new Map([[0, 0]]);
  const include = (glyph: number): number => {
    if (glyph >= glyphCount) throw new RangeError(`the face has no glyph ${glyph}`);
    const known = glyphs.get(glyph);
    if (known !== undefined) return known;
    glyphs.set(glyph, order.length);
    return order.push(glyph) - 1;
  };
  const all = [...wanted];
  const composed = all.filter((glyph) => typeof glyph !== 'number');
  for (const glyph of all) {
    if (typeof glyph === 'number') include(glyph);
    else for (const part of glyph.parts) include(part.glyph);
  }

  const outlines: Uint8Array[] = [];
  // `order` grows while composite glyphs bring in their parts.
  for (let i = 0; i < order.length; i++) {
    outlines.push(copyOutline(outlineOf(order[i] ?? 0), include));
  }
  const plain = order.length;
  for (const glyph of composed) outlines.push(composeOutline(glyph, outlineOf, include));
  const count = outlines.length;
  const { glyf, loca, format } = shortOutlineTables(outlines) ?? { ...outlineTables(outlines), format: 1 };

  const copy = (table: Table): Uint8Array => bytes.slice(table.offset, table.offset + table.length);
  const newHead = copy(head);
  viewOf(newHead).setInt16(50, format);
  viewOf(newHead).setUint32(8, 0);
  const newHhea = copy(hhea);
  viewOf(newHhea).setUint16(34, count);
  const newMaxp = copy(maxp);
  clearHintingLimits(newMaxp, count);
  allowComposed(newMaxp, composed);
  const metrics = new Uint8Array(count * 4);
  metrics.set(copyMetrics(view, hmtx.offset, view.getUint16(hhea.offset + 34), order));
  composed.forEach(({ advance }, i) => {
    viewOf(metrics).setUint16((plain + i) * 4, advance);
    const outline = outlines[plain + i];
    if (outline?.length) viewOf(metrics).setInt16((plain + i) * 4 + 2, viewOf(outline).getInt16(2));
  });

  const subset = assemble([
    ['glyf', glyf],
    ['head', newHead],
    ['hhea', newHhea],
    ['hmtx', metrics],
    ['loca', loca],
    ['maxp', newMaxp],
  ]);
  return {
    bytes: subset,
    glyphs: all.map((glyph) => (typeof glyph === 'number' ? (glyphs.get(glyph) ?? 0) : plain + composed.indexOf(glyph))),
  };
}

/** A composite glyph (OpenType, `glyf`) of glyphs that may be composite themselves. Empty when none of them draws anything. */
function composeOutline({ parts }: ComposedGlyph, outlineOf: OutlineOf, include: (glyph: number) => number): Uint8Array {
  const drawn = parts.filter(({ glyph }) => outlineOf(glyph).length > 0);
  const outline = new Uint8Array(drawn.length === 0 ? 0 : 10 + drawn.length * 8);
  if (drawn.length === 0) return outline;
  const view = viewOf(outline);
  const edge = (at: number, offset: 'x' | 'y'): number[] => drawn.map((part) => viewOf(outlineOf(part.glyph)).getInt16(at) + part[offset]);
  view.setInt16(0, -1);
  view.setInt16(2, Math.min(...edge(2, 'x')));
  view.setInt16(4, Math.min(...edge(4, 'y')));
  view.setInt16(6, Math.max(...edge(6, 'x')));
  view.setInt16(8, Math.max(...edge(8, 'y')));
  drawn.forEach(({ glyph, x, y }, i) => {
    const at = 10 + i * 8;
    view.setUint16(at, ARGUMENTS_ARE_WORDS | ARGUMENTS_ARE_OFFSETS | (i < drawn.length - 1 ? MORE_COMPONENTS : 0));
    view.setUint16(at + 2, include(glyph));
    view.setInt16(at + 4, x);
    view.setInt16(at + 6, y);
  });
  return outline;
}

function allowComposed(maxp: Uint8Array, composed: readonly ComposedGlyph[]): void {
  if (maxp.length < 32 || composed.length === 0) return;
  const edit = viewOf(maxp);
  edit.setUint16(28, Math.max(edit.getUint16(28), ...composed.map(({ parts }) => parts.length)));
  edit.setUint16(30, edit.getUint16(30) + 1);
}

/** Offsets of two bytes count pairs of bytes: as far as they reach, the tables are smaller. */
const SHORT_REACH = 0x1fffe;

function shortOutlineTables(outlines: readonly Uint8Array[]): { glyf: Uint8Array; loca: Uint8Array; format: 0 } | null {
  const even = (length: number): number => (length + 1) & ~1;
  const total = outlines.reduce((sum, { length }) => sum + even(length), 0);
  if (total > SHORT_REACH) return null;
  const loca = new Uint8Array((outlines.length + 1) * 2);
  const glyf = new Uint8Array(Math.max(4, total));
  let length = 0;
  outlines.forEach((outline, i) => {
    glyf.set(outline, length);
    length += even(outline.length);
    viewOf(loca).setUint16((i + 1) * 2, length / 2);
  });
  return { glyf, loca, format: 0 };
}

/** A table of outlines and one of where each begins, with long offsets. */
export function outlineTables(outlines: readonly Uint8Array[]): { glyf: Uint8Array; loca: Uint8Array } {
  const loca = new Uint8Array((outlines.length + 1) * 4);
  const view = viewOf(loca);
  let length = 0;
  outlines.forEach((outline, i) => {
    length += padded(outline.length);
    view.setUint32((i + 1) * 4, length);
  });
  // Never empty: readers take a font without outlines for a broken one.
  const glyf = new Uint8Array(Math.max(4, length));
  outlines.forEach((outline, i) => {
    glyf.set(outline, view.getUint32(i * 4));
  });
  return { glyf, loca };
}

function copyOutline(source: Uint8Array, include: (glyph: number) => number): Uint8Array {
  if (source.length === 0) return source;
  const view = viewOf(source);
  const contours = view.getInt16(0);
  if (contours >= 0) {
    const instructions = 10 + contours * 2;
    const skipped = view.getUint16(instructions);
    const outline = new Uint8Array(source.length - skipped);
    outline.set(source.subarray(0, instructions));
    outline.set(source.subarray(instructions + 2 + skipped), instructions + 2);
    return outline;
  }
  const outline = source.slice();
  const edit = viewOf(outline);
  const end = eachComponent(source, (at, glyph) => {
    edit.setUint16(at, edit.getUint16(at) & ~HAS_INSTRUCTIONS);
    edit.setUint16(at + 2, include(glyph));
  });
  return outline.subarray(0, end);
}

/** Visits the parts of a composite glyph, with the offset of each; returns where the last one ends. */
export function eachComponent(outline: Uint8Array, visit: (at: number, glyph: number) => void): number {
  const view = viewOf(outline);
  let at = 10;
  let flags: number;
  do {
    flags = view.getUint16(at);
    visit(at, view.getUint16(at + 2));
    at += 4 + (flags & ARGUMENTS_ARE_WORDS ? 4 : 2) + (flags & HAS_SCALE ? 2 : flags & HAS_XY_SCALE ? 4 : flags & HAS_2X2 ? 8 : 0);
  } while (flags & MORE_COMPONENTS);
  return at;
}

/** Advances and left bearings, one full record a glyph. */
function copyMetrics(view: DataView, hmtx: number, fullRecords: number, order: readonly number[]): Uint8Array {
  const metrics = new Uint8Array(order.length * 4);
  const edit = viewOf(metrics);
  order.forEach((glyph, i) => {
    const record = hmtx + Math.min(glyph, fullRecords - 1) * 4;
    const bearing = glyph < fullRecords ? record + 2 : hmtx + fullRecords * 4 + (glyph - fullRecords) * 2;
    edit.setUint16(i * 4, view.getUint16(record));
    edit.setInt16(i * 4 + 2, view.getInt16(bearing));
  });
  return metrics;
}

/** Without instructions nothing may ask for storage, functions or a stack (`maxp` version 1.0, offsets 14–26). */
function clearHintingLimits(maxp: Uint8Array, glyphCount: number): void {
  const edit = viewOf(maxp);
  edit.setUint16(4, glyphCount);
  if (maxp.length < 32) return;
  edit.setUint16(14, 1);
  for (let offset = 16; offset <= 26; offset += 2) edit.setUint16(offset, 0);
}

const CHECKSUM_MAGIC = 0xb1b0afba;

/** Puts tables, sorted by tag, into one file with its directory and checksums. */
export function assemble(tables: readonly (readonly [tag: string, data: Uint8Array])[]): Uint8Array<ArrayBuffer> {
  const directory = 12 + tables.length * 16;
  const file = new Uint8Array(tables.reduce((sum, [, data]) => sum + padded(data.length), directory));
  const view = viewOf(file);
  const power = Math.floor(Math.log2(tables.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.length);
  view.setUint16(6, 16 * 2 ** power);
  view.setUint16(8, power);
  view.setUint16(10, tables.length * 16 - 16 * 2 ** power);
  let offset = directory;
  let headAt = 0;
  tables.forEach(([tag, data], i) => {
    const record = 12 + i * 16;
    for (let k = 0; k < 4; k++) file[record + k] = tag.charCodeAt(k);
    file.set(data, offset);
    view.setUint32(record + 4, checksum(view, offset, padded(data.length)));
    view.setUint32(record + 8, offset);
    view.setUint32(record + 12, data.length);
    if (tag === 'head') headAt = offset;
    offset += padded(data.length);
  });
  view.setUint32(headAt + 8, (CHECKSUM_MAGIC - checksum(view, 0, file.length)) >>> 0);
  return file;
}

function checksum(view: DataView, offset: number, length: number): number {
  let sum = 0;
  for (let at = offset; at < offset + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

const padded = (length: number): number => (length + 3) & ~3;
