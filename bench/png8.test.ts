import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { decode, withPalette } from './png8.ts';

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

type Pixel = readonly [number, number, number];

/** RGBA of these rows, each row with another filter of PNG: none, left, above. */
function pngOf(rows: readonly (readonly Pixel[])[]): Buffer {
  const width = rows[0]?.length ?? 0;
  const plain = rows.map((row) => row.flatMap((pixel) => [...pixel, 255]));
  const filtered = plain.flatMap((row, y) => {
    const filter = y % 3;
    const guess = (x: number): number => (filter === 0 ? 0 : filter === 1 ? (row[x - 4] ?? 0) : (plain[y - 1]?.[x] ?? 0));
    return [filter, ...row.map((value, x) => (value - guess(x)) & 255)];
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([8, 6], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = chunk('IDAT', deflateSync(Buffer.from(filtered)));
  return Buffer.concat([signature, chunk('IHDR', header), data, chunk('IEND', Buffer.alloc(0))]);
}

/** The colours of a PNG with a palette and no filters. */
function pixelsOf(png: Uint8Array, width: number): number[][] {
  const file = Buffer.from(png);
  const parts = new Map<string, Buffer>();
  for (let at = 8; at < file.length; at += file.readUInt32BE(at) + 12)
    parts.set(file.toString('latin1', at + 4, at + 8), file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  const palette = parts.get('PLTE') ?? Buffer.alloc(0);
  const rows = inflateSync(parts.get('IDAT') ?? Buffer.alloc(0));
  return [...rows].flatMap((index, at) => (at % (width + 1) === 0 ? [] : [[...palette.subarray(index * 3, index * 3 + 3)]]));
}

it('shows the same colours with a palette', () => {
  const rows: Pixel[][] = [
    [
      [255, 255, 255],
      [27, 31, 36],
      [29, 78, 216],
    ],
    [
      [255, 255, 255],
      [255, 255, 255],
      [109, 40, 217],
    ],
    [
      [0, 0, 0],
      [27, 31, 36],
      [154, 52, 18],
    ],
  ];
  expect(pixelsOf(withPalette(pngOf(rows)), 3)).toEqual(rows.flat());
});

it('makes colours one that cannot be told apart, and takes the nearest when there are too many', () => {
  const grey = (value: number): Pixel => [value, value, value];
  const rows = [Array.from({ length: 20 }, (_, i) => grey(200 + (i % 3)))];
  for (const [value] of pixelsOf(withPalette(pngOf(rows)), 20)) expect(Math.abs((value ?? 0) - 201)).toBeLessThanOrEqual(1);
  const many = [Array.from({ length: 1_000 }, (_, i): Pixel => [(i % 10) * 25, (Math.floor(i / 10) % 10) * 25, Math.floor(i / 100) * 25])];
  const shown = pixelsOf(withPalette(pngOf(many)), 1_000);
  expect(new Set(shown.map(String)).size).toBe(256);
  const palette = [...new Map(shown.map((pixel) => [String(pixel), pixel])).values()];
  const distance = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0);
  for (const [i, pixel] of shown.entries()) {
    const wanted = many[0]?.[i] ?? [];
    expect(distance(pixel, wanted)).toBe(Math.min(...palette.map((colour) => distance(colour, wanted))));
  }
});

it('refuses what it does not read', () => {
  const [sixteenBits, grey, interlaced] = [24, 25, 28].map((at) => {
    const png = pngOf([[[1, 2, 3]]]);
    png[at] = at === 24 ? 16 : at === 25 ? 0 : 1;
    return png;
  });
  for (const png of [sixteenBits, grey, interlaced]) expect(() => decode(png ?? Buffer.alloc(0))).toThrow(RangeError);
});

it('reads what it wrote', () => {
  const png = pngOf([
    [
      [0, 0, 0],
      [255, 255, 255],
    ],
    [
      [200, 0, 0],
      [255, 255, 255],
    ],
  ]);
  expect(decode(withPalette(png))).toEqual(decode(png));
});
