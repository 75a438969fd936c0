import { readTables, requireTable, type Table, viewOf } from './sfnt.ts';

/**
 * A subset of a TrueType face for embedding in a PDF: only the glyphs asked for (and the parts of composite ones),
 * renumbered densely, hinting dropped, and only the tables that a CIDFontType2 needs (ISO 32000-1, 9.9).
 */
export interface Subset {
  bytes: Uint8Array<ArrayBuffer>;
  /** Glyph in the face → glyph in the subset. */
  glyphs: ReadonlyMap<number, number>;
}

/** Flags of one component of a composite glyph (OpenType, `glyf`). */
const ARGUMENTS_ARE_WORDS = 0x0001;
const HAS_SCALE = 0x0008;
const MORE_COMPONENTS = 0x0020;
const HAS_XY_SCALE = 0x0040;
const HAS_2X2 = 0x0080;
const HAS_INSTRUCTIONS = 0x0100;

/** Throws for a face without `glyf` outlines and for a glyph that the face has not. */
export function subsetTrueType(bytes: Uint8Array, wanted: Iterable<number>): Subset {
  const view = viewOf(bytes);
  const tables = readTables(bytes);
  const head = requireTable(tables, 'head');
  const hhea = requireTable(tables, 'hhea');
  const maxp = requireTable(tables, 'maxp');
  const glyf = requireTable(tables, 'glyf');
  const loca = requireTable(tables, 'loca');
  const hmtx = requireTable(tables, 'hmtx');
  const glyphCount = view.getUint16(maxp.offset + 4);
  const longOffsets = view.getInt16(head.offset + 50) === 1;
  const startOf = (glyph: number): number =>
    glyf.offset + (longOffsets ? view.getUint32(loca.offset + glyph * 4) : view.getUint16(loca.offset + glyph * 2) * 2);

  const order = [0];
  const glyphs = new Map([[0, 0]]);
  const include = (glyph: number): number => {
    if (glyph >= glyphCount) throw new RangeError(`the face has no glyph ${glyph}`);
    const known = glyphs.get(glyph);
    if (known !== undefined) return known;
    glyphs.set(glyph, order.length);
    return order.push(glyph) - 1;
  };
  for (const glyph of wanted) include(glyph);

  const outlines: Uint8Array[] = [];
  // `order` grows while composite glyphs bring in their parts.
  for (let i = 0; i < order.length; i++) {
    const glyph = order[i] ?? 0;
    outlines.push(copyOutline(bytes, view, startOf(glyph), startOf(glyph + 1), include));
  }

  const locations = new Uint8Array((order.length + 1) * 4);
  const locationView = viewOf(locations);
  let length = 0;
  outlines.forEach((outline, i) => {
    length += padded(outline.length);
    locationView.setUint32((i + 1) * 4, length);
  });
  const outlineBytes = new Uint8Array(length);
  outlines.forEach((outline, i) => {
    outlineBytes.set(outline, locationView.getUint32(i * 4));
  });

  const copy = (table: Table): Uint8Array => bytes.slice(table.offset, table.offset + table.length);
  const newHead = copy(head);
  viewOf(newHead).setInt16(50, 1);
  viewOf(newHead).setUint32(8, 0);
  const newHhea = copy(hhea);
  viewOf(newHhea).setUint16(34, order.length);
  const newMaxp = copy(maxp);
  clearHintingLimits(newMaxp, order.length);

  const subset = assemble([
    ['glyf', outlineBytes],
    ['head', newHead],
    ['hhea', newHhea],
    ['hmtx', copyMetrics(view, hmtx.offset, view.getUint16(hhea.offset + 34), order)],
    ['loca', locations],
    ['maxp', newMaxp],
  ]);
  return { bytes: subset, glyphs };
}

function copyOutline(bytes: Uint8Array, view: DataView, start: number, end: number, include: (glyph: number) => number): Uint8Array {
  if (end <= start) return new Uint8Array(0);
  const contours = view.getInt16(start);
  if (contours >= 0) {
    const instructions = start + 10 + contours * 2;
    const skipped = view.getUint16(instructions);
    const outline = new Uint8Array(end - start - skipped);
    outline.set(bytes.subarray(start, instructions));
    outline.set(bytes.subarray(instructions + 2 + skipped, end), instructions + 2 - start);
    return outline;
  }
  const outline = bytes.slice(start, end);
  const edit = viewOf(outline);
  let at = 10;
  let flags: number;
  do {
    flags = edit.getUint16(at);
    edit.setUint16(at, flags & ~HAS_INSTRUCTIONS);
    edit.setUint16(at + 2, include(edit.getUint16(at + 2)));
    at += 4 + (flags & ARGUMENTS_ARE_WORDS ? 4 : 2) + (flags & HAS_SCALE ? 2 : flags & HAS_XY_SCALE ? 4 : flags & HAS_2X2 ? 8 : 0);
  } while (flags & MORE_COMPONENTS);
  return outline.subarray(0, at);
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
function assemble(tables: readonly (readonly [tag: string, data: Uint8Array])[]): Uint8Array<ArrayBuffer> {
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
