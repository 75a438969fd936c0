import { type PhotoRefusal, refusePhoto, sizeRefusal } from './refusals.ts';

/** A PNG with nothing in it but the picture. */
export interface CleanPng {
  kind: 'png';
  bytes: Uint8Array<ArrayBuffer>;
  width: number;
  height: number;
  depth: number;
  colour: PngColour;
  palette: Uint8Array | null;
  /** As the file has it: a grey or colour that is clear, or how opaque each colour of the palette is. */
  transparency: Uint8Array | null;
  /** The rows, filtered and packed. */
  data: Uint8Array<ArrayBuffer>;
}

export const GREY = 0;
export const RGB = 2;
export const PALETTE = 3;
export const GREY_ALPHA = 4;
export const RGB_ALPHA = 6;
export type PngColour = typeof GREY | typeof RGB | typeof PALETTE | typeof GREY_ALPHA | typeof RGB_ALPHA;

export const CHANNELS: Readonly<Record<PngColour, number>> = { [GREY]: 1, [RGB]: 3, [PALETTE]: 1, [GREY_ALPHA]: 2, [RGB_ALPHA]: 4 };
const DEPTHS: Readonly<Record<PngColour, readonly number[]>> = {
  [GREY]: [1, 2, 4, 8, 16],
  [RGB]: [8, 16],
  [PALETTE]: [1, 2, 4, 8],
  [GREY_ALPHA]: [8, 16],
  [RGB_ALPHA]: [8, 16],
};
const isColour = (colour: number): colour is PngColour => colour in CHANNELS;

export const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;
const DAMAGED = 'The picture is damaged: it is no complete PNG.';

/** Bytes of one row, without the byte that names its filter. */
export const rowBytes = ({ width, depth, colour }: Pick<CleanPng, 'width' | 'depth' | 'colour'>): number =>
  Math.ceil((width * depth * CHANNELS[colour]) / 8);

/**
 * Takes every chunk off a PNG (ISO 15948) that is not the picture: texts, times, camera data, profiles, further frames. Its data are
 * unpacked once, up to what the header says, so that what is stored is a picture and no bomb.
 */
export async function cleanPng(file: Uint8Array): Promise<CleanPng | { refused: PhotoRefusal }> {
  const damaged = refusePhoto('invalid_input', DAMAGED);
  const chunks = chunksOf(file);
  const header = chunks?.[0];
  if (!chunks || header?.type !== 'IHDR' || header.data.length !== 13) return damaged;
  const view = new DataView(header.data.buffer, header.data.byteOffset, 13);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth = 0, colour = 0, compression, filter, interlaced] = header.data.subarray(8);
  const refused = sizeRefusal(width, height);
  if (refused) return refused;
  if (!isColour(colour) || !DEPTHS[colour].includes(depth) || compression !== 0 || filter !== 0) return damaged;
  if (interlaced !== 0) return refusePhoto('unsupported_media_type', 'The PNG is interlaced; save it again without interlacing.');
  const first = (type: string): Uint8Array | null => chunks.find((chunk) => chunk.type === type)?.data ?? null;
  const palette = colour === PALETTE ? first('PLTE') : null;
  if (colour === PALETTE && (!palette || palette.length % 3 !== 0 || palette.length === 0 || palette.length > 768)) return damaged;
  const data = joined(chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data));
  const picture = { width, height, depth, colour };
  if ((await unpackedSize(data, height * (rowBytes(picture) + 1))) !== height * (rowBytes(picture) + 1)) return damaged;
  const transparency = colour === GREY_ALPHA || colour === RGB_ALPHA ? null : first('tRNS');
  if (transparency && transparency.length > (colour === PALETTE ? 256 : 6)) return damaged;
  const kept = [
    header,
    ...chunks.filter(({ type }) => type === 'PLTE' && palette),
    ...chunks.filter(({ type }) => type === 'tRNS' && transparency),
    ...chunks.filter(({ type }) => type === 'IDAT'),
  ];
  const bytes = joined([Uint8Array.from(PNG_SIGNATURE), ...kept.map(({ whole }) => whole), END]);
  return { kind: 'png', bytes, ...picture, palette, transparency, data };
}

interface Chunk {
  type: string;
  data: Uint8Array;
  /** With its length, type and checksum. */
  whole: Uint8Array;
}

/** Null when the file breaks off or does not end. */
function chunksOf(file: Uint8Array): Chunk[] | null {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const chunks: Chunk[] = [];
  for (let at: number = PNG_SIGNATURE.length; at + 12 <= file.length; ) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > file.length) return null;
    const type = String.fromCharCode(...file.subarray(at + 4, at + 8));
    if (type === 'IEND') return chunks;
    chunks.push({ type, data: file.subarray(at + 8, end - 4), whole: file.subarray(at, end) });
    at = end;
  }
  return null;
}

/** Length, type and checksum of the chunk that ends a PNG. */
const END = Uint8Array.of(0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82);

/** How much is packed in zlib data, counted no further than a little over `expected`. Null for what is no such data. */
async function unpackedSize(data: Uint8Array<ArrayBuffer>, expected: number): Promise<number | null> {
  const reader = new Blob([data]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  let size = 0;
  try {
    for (let next = await reader.read(); !next.done && size <= expected; next = await reader.read()) size += next.value.byteLength;
    if (size > expected) await reader.cancel();
  } catch {
    return null;
  }
  return size;
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
