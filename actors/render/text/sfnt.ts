/**
 * The few facts we need from a TrueType file. Offsets and meanings are those of the OpenType specification
 * (https://learn.microsoft.com/typography/opentype/spec/); lengths are font units unless said otherwise.
 */
export interface Sfnt {
  bytes: Uint8Array;
  tables: ReadonlyMap<string, Table>;
  unitsPerEm: number;
  bounds: [xMin: number, yMin: number, xMax: number, yMax: number];
  ascent: number;
  descent: number;
  capHeight: number;
  weight: number;
  /** Degrees, negative when it leans to the right. */
  italicAngle: number;
  postScriptName: string;
  /** The glyph of a code point, 0 when the face has none. */
  glyphOf(codePoint: number): number;
}

export interface Table {
  offset: number;
  length: number;
}

export function readTables(bytes: Uint8Array): Map<string, Table> {
  const view = viewOf(bytes);
  const tables = new Map<string, Table>();
  const count = view.getUint16(4);
  for (let i = 0; i < count; i++) {
    const record = 12 + i * 16;
    const tag = String.fromCharCode(...bytes.subarray(record, record + 4));
    tables.set(tag, { offset: view.getUint32(record + 8), length: view.getUint32(record + 12) });
  }
  return tables;
}

/** Throws when a table that every face must have is absent. */
export function requireTable(tables: ReadonlyMap<string, Table>, tag: string): Table {
  const table = tables.get(tag);
  if (!table) throw new Error(`the font has no ${tag} table`);
  return table;
}

export function readSfnt(bytes: Uint8Array): Sfnt {
  const view = viewOf(bytes);
  const tables = readTables(bytes);
  const head = requireTable(tables, 'head').offset;
  const hhea = requireTable(tables, 'hhea').offset;
  const os2 = tables.get('OS/2')?.offset;
  const post = tables.get('post')?.offset;
  return {
    bytes,
    tables,
    unitsPerEm: view.getUint16(head + 18),
    bounds: [view.getInt16(head + 36), view.getInt16(head + 38), view.getInt16(head + 40), view.getInt16(head + 42)],
    ascent: view.getInt16(hhea + 4),
    descent: view.getInt16(hhea + 6),
    capHeight: os2 !== undefined && view.getUint16(os2) >= 2 ? view.getInt16(os2 + 88) : Math.round(view.getInt16(hhea + 4) * 0.72),
    weight: os2 !== undefined ? view.getUint16(os2 + 4) : 400,
    italicAngle: post !== undefined ? view.getInt32(post + 4) / 65536 : 0,
    postScriptName: readPostScriptName(view, tables),
    glyphOf: characterMap(view, requireTable(tables, 'cmap').offset),
  };
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const POSTSCRIPT_NAME = 6;
const WINDOWS = 3;

function readPostScriptName(view: DataView, tables: ReadonlyMap<string, Table>): string {
  const name = tables.get('name')?.offset;
  if (name === undefined) return 'Font';
  const count = view.getUint16(name + 2);
  const strings = name + view.getUint16(name + 4);
  for (let i = 0; i < count; i++) {
    const record = name + 6 + i * 12;
    if (view.getUint16(record + 6) !== POSTSCRIPT_NAME) continue;
    const length = view.getUint16(record + 8);
    const start = strings + view.getUint16(record + 10);
    const step = view.getUint16(record) === WINDOWS ? 2 : 1;
    let text = '';
    for (let at = 0; at < length; at += step)
      text += String.fromCharCode(step === 2 ? view.getUint16(start + at) : view.getUint8(start + at));
    return text.replace(/[^\w-]/g, '');
  }
  return 'Font';
}

/** Every code point that the face has a glyph for, ascending. Throws for a character map that is in neither format 4 nor 12. */
export function codePointsOf({ bytes, tables, glyphOf }: Sfnt): number[] {
  const view = viewOf(bytes);
  const { offset } = requireTable(tables, 'cmap');
  const ranges = new Map<number, number>();
  const count = view.getUint16(offset + 2);
  for (let i = 0; i < count; i++) {
    const subtable = offset + view.getUint32(offset + 8 + i * 8);
    const format = view.getUint16(subtable);
    if (format === 12) {
      for (let group = 0; group < view.getUint32(subtable + 12); group++) {
        const at = subtable + 16 + group * 12;
        ranges.set(view.getUint32(at), Math.max(ranges.get(view.getUint32(at)) ?? 0, view.getUint32(at + 4)));
      }
    } else if (format === 4) {
      const doubled = view.getUint16(subtable + 6);
      for (let at = 0; at < doubled; at += 2) {
        const first = view.getUint16(subtable + 16 + doubled + at);
        ranges.set(first, Math.max(ranges.get(first) ?? 0, view.getUint16(subtable + 14 + at)));
      }
    }
  }
  if (ranges.size === 0) throw new Error('the font has no character map');
  const found = new Set<number>();
  for (const [first, last] of ranges) for (let point = first; point <= last; point++) if (glyphOf(point) !== 0) found.add(point);
  return [...found].sort((a, b) => a - b);
}

/** The best Unicode subtable: format 12 (every plane) before format 4 (the basic plane). */
function characterMap(view: DataView, cmap: number): (codePoint: number) => number {
  let basic: number | null = null;
  const count = view.getUint16(cmap + 2);
  for (let i = 0; i < count; i++) {
    const record = cmap + 4 + i * 8;
    const platform = view.getUint16(record);
    const subtable = cmap + view.getUint32(record + 4);
    const format = view.getUint16(subtable);
    if (format === 12) return (codePoint) => lookUpGroups(view, subtable, codePoint);
    if (format === 4 && (platform === WINDOWS || platform === 0)) basic ??= subtable;
  }
  const segments = basic;
  return segments === null ? () => 0 : (codePoint) => lookUpSegments(view, segments, codePoint);
}

function lookUpGroups(view: DataView, subtable: number, codePoint: number): number {
  let low = 0;
  let high = view.getUint32(subtable + 12) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const group = subtable + 16 + middle * 12;
    const first = view.getUint32(group);
    if (codePoint < first) high = middle - 1;
    else if (codePoint > view.getUint32(group + 4)) low = middle + 1;
    else return view.getUint32(group + 8) + codePoint - first;
  }
  return 0;
}

function lookUpSegments(view: DataView, subtable: number, codePoint: number): number {
  if (codePoint > 0xffff) return 0;
  const doubled = view.getUint16(subtable + 6);
  const ends = subtable + 14;
  let low = 0;
  let high = doubled / 2 - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (view.getUint16(ends + middle * 2) < codePoint) low = middle + 1;
    else high = middle;
  }
  const starts = ends + doubled + 2;
  const first = view.getUint16(starts + low * 2);
  if (codePoint < first) return 0;
  const delta = view.getUint16(starts + doubled + low * 2);
  const rangeAt = starts + doubled * 2 + low * 2;
  const range = view.getUint16(rangeAt);
  if (range === 0) return (codePoint + delta) & 0xffff;
  const glyph = view.getUint16(rangeAt + range + (codePoint - first) * 2);
  return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
}
