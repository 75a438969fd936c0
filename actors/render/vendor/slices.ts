import type { FaceSpec } from '../text/faces.ts';
import { FREQUENT } from './frequent.ts';

type Slicing = FaceSpec['slicing'];

/**
 * The code points of each slice of a face, the most used first. Deterministic: the files are part of what a page is
 * made from.
 */
export function slicesOf(slicing: Slicing, codePoints: readonly number[]): number[][] {
  if (slicing === 'whole') return [[...codePoints]];
  if (slicing === 'text') return byAlphabet(codePoints);
  if (slicing === 'blocks') return chunks(codePoints, SYMBOLS_IN_SLICE);
  return byFrequency(codePoints, slicing);
}

type Range = readonly [first: number, last: number];
const ALPHABETS: readonly (readonly Range[])[] = [
  // What English and Western European texts need, with the marks that any letter may bear.
  [
    [0x00, 0xff],
    [0x131, 0x131],
    [0x152, 0x153],
    [0x2c6, 0x2c7],
    [0x2da, 0x2dc],
    [0x300, 0x36f],
    [0x2000, 0x206f],
    [0x20ac, 0x20ac],
    [0x2122, 0x2122],
    [0x2212, 0x2212],
  ],
  [
    [0x370, 0x3ff],
    [0x1f00, 0x1fff],
  ],
  [
    [0x400, 0x52f],
    [0x1c80, 0x1c8f],
    [0x2de0, 0x2dff],
    [0xa640, 0xa69f],
  ],
  // After Greek and Cyrillic: some of its letters share a glyph with theirs, and are rarer.
  [
    [0x100, 0x2ff],
    [0x1e00, 0x1eff],
    [0x2c60, 0x2c7f],
    [0xa720, 0xa7ff],
  ],
  [[0, 0x10ffff]],
];

function byAlphabet(codePoints: readonly number[]): number[][] {
  const slices = ALPHABETS.map((): number[] => []);
  for (const codePoint of codePoints) {
    slices[ALPHABETS.findIndex((ranges) => ranges.some(([first, last]) => codePoint >= first && codePoint <= last))]?.push(codePoint);
  }
  return slices.filter((slice) => slice.length > 0);
}

/** The national standards list the characters of daily use first; `rows` are those of the common ones. */
const COMMON = {
  SC: { encoding: 'gb2312', rows: [0xb0, 0xd7], cells: [0xa1, 0xfe] },
  TC: { encoding: 'big5', rows: [0xa4, 0xc6], cells: [0x40, 0xfe] },
  JP: { encoding: 'euc-jp', rows: [0xb0, 0xcf], cells: [0xa1, 0xfe] },
  KR: { encoding: 'euc-kr', rows: [0xb0, 0xc8], cells: [0xa1, 0xfe] },
} as const;

const FREQUENT_IN_SLICE = 128;
const COMMON_IN_SLICE = 64;
const RARE_IN_SLICE = 512;
const SYMBOLS_IN_SLICE = 160;

function byFrequency(codePoints: readonly number[], region: keyof typeof FREQUENT): number[][] {
  const left = new Set(codePoints);
  const take = (wanted: Iterable<number>): number[] => [...new Set(wanted)].filter((codePoint) => left.delete(codePoint));
  const signs = take(
    codePoints.filter((codePoint) => codePoint < 0x2e80 || (codePoint >= 0x3000 && codePoint < 0x3100) || codePoint >= 0xff00),
  );
  const frequent = take([...FREQUENT[region]].map(codePointOf));
  const common = take(commonIn(region));
  return [
    ...chunks(
      signs.filter((codePoint) => codePoint < 0x10000),
      RARE_IN_SLICE,
    ),
    ...chunks(frequent, FREQUENT_IN_SLICE),
    ...chunks(common, COMMON_IN_SLICE),
    ...chunks([...left, ...signs.filter((codePoint) => codePoint >= 0x10000)], RARE_IN_SLICE),
  ];
}

function commonIn(region: keyof typeof COMMON): number[] {
  const { encoding, rows, cells } = COMMON[region];
  const decoder = new TextDecoder(encoding);
  const found: number[] = [];
  for (let row: number = rows[0]; row <= rows[1]; row++) {
    for (let cell: number = cells[0]; cell <= cells[1]; cell++) {
      const text = decoder.decode(Uint8Array.of(row, cell));
      const characters = [...text];
      if (characters.length === 1 && !text.includes('\ufffd')) found.push(codePointOf(text));
    }
  }
  return found;
}

function chunks(codePoints: readonly number[], size: number): number[][] {
  return Array.from({ length: Math.ceil(codePoints.length / size) }, (_, i) => codePoints.slice(i * size, (i + 1) * size));
}

const codePointOf = (character: string): number => character.codePointAt(0) ?? 0;
