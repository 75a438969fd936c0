import { deflateSync } from 'node:zlib';
import type { FaceSpec } from '../text/faces.ts';
import { codePointsOf, readSfnt, type Sfnt, viewOf } from '../text/sfnt.ts';
import { SLICE_TABLE } from '../text/slice-table.ts';
import { assemble } from '../text/subset.ts';
import { FREQUENT } from './frequent.ts';
import type { OpenFont } from './hb-subset.ts';
import { slicesOf } from './slices.ts';
import { toWoff } from './woff.ts';

/** One file of a face, by the name it is served under. */
export interface FontFile {
  name: string;
  bytes: Uint8Array;
}

/**
 * What HarfBuzz applies by itself; the rest (small capitals, stylistic sets) no page of ours asks for. Forms by language (`locl`)
 * are left out: a browser would apply them where the PDF does not.
 */
const FEATURES = [
  ...['ccmp', 'rlig', 'rclt', 'calt', 'clig', 'liga', 'mark', 'mkmk', 'kern', 'curs', 'dist', 'abvm', 'blwm'],
  ...['init', 'medi', 'med2', 'fina', 'fin2', 'fin3', 'isol', 'ljmo', 'vjmo', 'tjmo'],
  ...[
    'nukt',
    'akhn',
    'rphf',
    'rkrf',
    'pref',
    'blwf',
    'abvf',
    'half',
    'pstf',
    'vatu',
    'cjct',
    'cfar',
    'pres',
    'abvs',
    'blws',
    'psts',
    'haln',
  ],
];
/** Vertical writing, variations, and what only typesetting programs read. */
const USELESS = ['vmtx', 'vhea', 'VORG', 'BASE', 'STAT', 'gasp', 'DSIG', 'JSTF'];
/** Han faces kern only their Latin letters, which are set in other faces. */
const LAYOUT_TABLES = ['GSUB', 'GPOS', 'GDEF'];

/** Of a text face: alphabets, phonetic letters, punctuation, numbers, arrows and signs. Its private and other symbols have their own face. */
const TEXT_RANGES: readonly (readonly [first: number, last: number])[] = [
  [0x20, 0x52f],
  [0xe3f, 0xe3f],
  [0x1d00, 0x1fff],
  [0x2000, 0x218f],
  [0x2190, 0x22ff],
  [0x2300, 0x23ff],
  [0x25a0, 0x25ef],
  [0x2605, 0x2606],
  [0x2639, 0x263b],
  [0x2713, 0x2717],
  [0x274c, 0x274c],
  [0x27e6, 0x27ff],
  [0x2900, 0x2e7f],
  [0xa69f, 0xa69f],
  [0xa700, 0xa7ff],
  [0xab30, 0xab6f],
  [0xfffd, 0xfffd],
];

/**
 * Cuts a face in two kinds of file. `<face>.layout` holds everything that shaping needs for every character, and no
 * outlines: pages are laid out by it alone, so what else is loaded can make no difference. `<face>.<n>.woff` holds the
 * outlines of some of the characters, for browsers to show and for PDFs to embed; glyphs have the same numbers in all.
 */
export function cutFace(spec: Pick<FaceSpec, 'face' | 'slicing'>, open: (bytes: Uint8Array) => OpenFont, bytes: Uint8Array): FontFile[] {
  const isHan = spec.slicing in FREQUENT;
  const source = open(bytes);
  const all = codePointsOf(readSfnt(bytes));
  const wanted =
    spec.slicing === 'text' ? all.filter((point) => TEXT_RANGES.some(([first, last]) => point >= first && point <= last)) : all;
  const whole = source.subset({ codePoints: wanted, features: FEATURES, drop: [...USELESS, ...(isHan ? LAYOUT_TABLES : [])] });
  source.close();

  const sfnt = readSfnt(whole);
  const { slices, sliceOfGlyph } = partition(sfnt, slicesOf(spec.slicing, codePointsOf(sfnt)));
  const font = open(whole);
  const cut = slices.map((codePoints) => font.subset({ codePoints, features: FEATURES, keepGlyphIds: true }));
  font.close();
  cut.forEach((slice, i) => {
    for (const glyph of glyphsWithOutline(readSfnt(slice))) sliceOfGlyph[glyph] ??= i;
  });
  const layout = withoutOutlines(sfnt, sliceOfGlyph, slices.length);
  return [
    { name: `${spec.face}.layout`, bytes: new Uint8Array(deflateSync(layout, { level: 9 })) },
    ...cut.map((slice, i) => ({ name: `${spec.face}.${i}.woff`, bytes: toWoff(slice) })),
  ];
}

/** Characters that share a glyph go together, so that a glyph has one slice. */
function partition({ glyphOf }: Sfnt, wanted: readonly number[][]): { slices: number[][]; sliceOfGlyph: (number | undefined)[] } {
  const sliceOfGlyph: (number | undefined)[] = [];
  const slices = wanted.map((): number[] => []);
  wanted.forEach((codePoints, i) => {
    for (const codePoint of codePoints) {
      const glyph = glyphOf(codePoint);
      sliceOfGlyph[glyph] ??= i;
      slices[sliceOfGlyph[glyph] ?? i]?.push(codePoint);
    }
  });
  return { slices, sliceOfGlyph };
}

function glyphsWithOutline({ bytes, tables }: Sfnt): number[] {
  const view = viewOf(bytes);
  const loca = tables.get('loca');
  const head = tables.get('head');
  if (!loca || !head) throw new Error('the font has no outlines');
  const long = view.getInt16(head.offset + 50) === 1;
  const at = (glyph: number): number => (long ? view.getUint32(loca.offset + glyph * 4) : view.getUint16(loca.offset + glyph * 2));
  return Array.from({ length: loca.length / (long ? 4 : 2) - 1 }, (_, glyph) => glyph).filter((glyph) => at(glyph + 1) > at(glyph));
}

/** The font with an empty `glyf`, which readers expect to be there, and our own table of slices (one byte a glyph). */
function withoutOutlines({ bytes, tables }: Sfnt, sliceOfGlyph: readonly (number | undefined)[], slices: number): Uint8Array {
  if (slices > 255) throw new Error('a slice has a number of one byte');
  const glyphs = viewOf(bytes).getUint16((tables.get('maxp')?.offset ?? 0) + 4);
  const kept = [...tables]
    .filter(([tag]) => tag !== 'glyf' && tag !== 'loca')
    .map(([tag, { offset, length }]) => [tag, bytes.slice(offset, offset + length)] as const);
  for (const [tag, data] of kept) {
    if (tag !== 'head') continue;
    viewOf(data).setInt16(50, 0);
    viewOf(data).setUint32(8, 0);
  }
  const table = Uint8Array.from({ length: glyphs }, (_, glyph) => sliceOfGlyph[glyph] ?? 0);
  const all: (readonly [string, Uint8Array])[] = [
    ...kept,
    ['glyf', new Uint8Array(4)],
    ['loca', new Uint8Array((glyphs + 1) * 2)],
    [SLICE_TABLE, table],
  ];
  return assemble(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}
