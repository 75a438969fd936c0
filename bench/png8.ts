import { crc32, deflateSync, inflateSync } from 'node:zlib';

/**
 * A PNG of 8-bit RGBA without transparency as one with a palette: pages have few colours, so a third of the bytes shows
 * the same. Colours that differ by less than can be seen become one. Throws RangeError for other kinds of PNG.
 */
export function withPalette(png: Uint8Array): Uint8Array {
  const { width, height, pixels } = decode(png);
  const { palette, indexOf } = paletteOf(pixels);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = indexOf(bucketAt(pixels, (y * width + x) * 4));
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const parts = [chunk('IHDR', header), chunk('PLTE', Buffer.from(palette.flat())), chunk('IDAT', deflateSync(rows, { level: 9 }))];
  return Buffer.concat([SIGNATURE, ...parts, chunk('IEND', Buffer.alloc(0))]);
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  out.set(body, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

export interface Image {
  width: number;
  height: number;
  /** RGBA. */
  pixels: Uint8Array;
}

/** The pixels of a PNG of 8-bit RGBA, or of one that `withPalette` wrote. Throws RangeError for other kinds. */
export function decode(png: Uint8Array): Image {
  const file = Buffer.from(png);
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const kind = file[25];
  if (file[24] !== 8 || (kind !== RGBA && kind !== PALETTE) || file[28] !== 0) throw new RangeError('no plain PNG of 8 bits');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length; at += file.readUInt32BE(at) + 12) {
    const type = file.toString('latin1', at + 4, at + 8);
    const data = file.subarray(at + 8, at + 8 + file.readUInt32BE(at));
    chunks.set(type, Buffer.concat([chunks.get(type) ?? Buffer.alloc(0), data]));
  }
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  if (kind === RGBA) return { width, height, pixels: unfilter(rows, width * 4, height) };
  const palette = chunks.get('PLTE') ?? Buffer.alloc(0);
  const pixels = new Uint8Array(width * height * 4).fill(255);
  for (let y = 0; y < height; y++) {
    if (rows[y * (width + 1)] !== 0) throw new RangeError('no PNG of ours: its rows are filtered');
    for (let x = 0; x < width; x++) {
      const colour = (rows[y * (width + 1) + 1 + x] ?? 0) * 3;
      pixels.set(palette.subarray(colour, colour + 3), (y * width + x) * 4);
    }
  }
  return { width, height, pixels };
}

/** Kinds of colour (PNG 1.2, 4.1.1). */
const RGBA = 6;
const PALETTE = 3;

/** PNG 1.2, 6: each byte is told from those to the left, above, and above to the left. */
function unfilter(raw: Uint8Array, stride: number, height: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  const at = (x: number, y: number): number => (x < 0 || y < 0 ? 0 : (out[y * stride + x] ?? 0));
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x++) {
      const [left, up, corner] = [at(x - 4, y), at(x, y - 1), x < 4 ? 0 : at(x - 4, y - 1)];
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      out[y * stride + x] = ((raw[y * (stride + 1) + 1 + x] ?? 0) + guess) & 255;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** Colours whose first five bits agree are one. */
const bucketAt = (pixels: Uint8Array, at: number): number =>
  (((pixels[at] ?? 0) >> 3) << 10) | (((pixels[at + 1] ?? 0) >> 3) << 5) | ((pixels[at + 2] ?? 0) >> 3);

type Colour = [number, number, number];

function paletteOf(pixels: Uint8Array): { palette: Colour[]; indexOf: (bucket: number) => number } {
  const buckets = new Map<number, { count: number; sum: Colour }>();
  for (let at = 0; at < pixels.length; at += 4) {
    const key = bucketAt(pixels, at);
    const bucket = buckets.get(key) ?? { count: 0, sum: [0, 0, 0] };
    bucket.count++;
    for (const channel of [0, 1, 2] as const) bucket.sum[channel] += pixels[at + channel] ?? 0;
    buckets.set(key, bucket);
  }
  const meanOf = ({ count, sum }: { count: number; sum: Colour }): Colour => [
    Math.round(sum[0] / count),
    Math.round(sum[1] / count),
    Math.round(sum[2] / count),
  ];
  const byCount = [...buckets].sort(([, a], [, b]) => b.count - a.count);
  const palette = byCount.slice(0, 256).map(([, bucket]) => meanOf(bucket));
  const indices = new Map(byCount.map(([key, bucket], i) => [key, i < 256 ? i : nearest(meanOf(bucket), palette)]));
  return { palette, indexOf: (bucket) => indices.get(bucket) ?? 0 };
}

function nearest(colour: Colour, palette: readonly Colour[]): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  palette.forEach((candidate, i) => {
    const distance = candidate.reduce((sum, value, channel) => sum + (value - (colour[channel] ?? 0)) ** 2, 0);
    if (distance < least) [best, least] = [i, distance];
  });
  return best;
}
