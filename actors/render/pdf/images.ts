import { type PDFContext, PDFHexString, PDFName, type PDFRef } from 'pdf-lib';
import type { CleanPhoto } from '../photo/photo.ts';
import { CHANNELS, type CleanPng, GREY, GREY_ALPHA, PALETTE, type RGB, RGB_ALPHA, rowBytes } from '../photo/png.ts';
import { inflate } from '../text/inflate.ts';

/** An image object (ISO 32000-1, 8.9.5). JPEG and opaque PNG go in as they are; a PNG's opacity becomes a mask. */
export async function writeImage(context: PDFContext, photo: CleanPhoto): Promise<PDFRef> {
  if (photo.kind === 'jpeg') {
    const { stored, components, bytes } = photo;
    const space = components === 1 ? 'DeviceGray' : 'DeviceRGB';
    return context.register(context.stream(bytes, imageOf(stored.width, stored.height, 8, space, { Filter: 'DCTDecode' })));
  }
  const { colour, transparency } = photo;
  if (colour === GREY_ALPHA || colour === RGB_ALPHA) return writeSplit(context, photo, await inflate(photo.data));
  const packed = { Filter: 'FlateDecode', DecodeParms: predictor(photo, CHANNELS[colour]) };
  const mask =
    transparency === null
      ? {}
      : colour === PALETTE
        ? { SMask: paletteMask(context, photo, transparency, await inflate(photo.data)) }
        : { Mask: clearColour(transparency, colour) };
  return context.register(
    context.stream(photo.data, imageOf(photo.width, photo.height, photo.depth, spaceOf(photo), { ...packed, ...mask })),
  );
}

function imageOf(
  width: number,
  height: number,
  depth: number,
  space: string | readonly (string | number | PDFHexString)[],
  more: Record<string, unknown>,
) {
  const ColorSpace = typeof space === 'string' ? space : space.map((part) => (typeof part === 'string' ? PDFName.of(part) : part));
  return { Type: 'XObject', Subtype: 'Image', Width: width, Height: height, BitsPerComponent: depth, ColorSpace, ...more } as const;
}

/** PNG's filters are PDF's predictors. */
const predictor = ({ width, depth }: CleanPng, colors: number) => ({
  Predictor: 15,
  Colors: colors,
  BitsPerComponent: depth,
  Columns: width,
});

function spaceOf({ colour, palette }: CleanPng): string | (string | number | PDFHexString)[] {
  if (colour !== PALETTE || !palette) return colour === GREY ? 'DeviceGray' : 'DeviceRGB';
  const hex = [...palette].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return ['Indexed', 'DeviceRGB', palette.length / 3 - 1, PDFHexString.of(hex)];
}

/** One grey or colour that is clear, as a range from itself to itself. */
function clearColour(transparency: Uint8Array, colour: typeof GREY | typeof RGB): number[] {
  const samples = Array.from(
    { length: colour === GREY ? 1 : 3 },
    (_, i) => ((transparency[i * 2] ?? 0) << 8) | (transparency[i * 2 + 1] ?? 0),
  );
  return samples.flatMap((sample) => [sample, sample]);
}

function paletteMask(context: PDFContext, photo: CleanPng, opacities: Uint8Array, filtered: Uint8Array): PDFRef {
  const rows = unfiltered(photo, filtered);
  const { width, height, depth } = photo;
  const stride = rowBytes(photo);
  const opacity = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const bit = x * depth;
      const index = ((rows[y * stride + (bit >> 3)] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
      opacity[y * width + x] = opacities[index] ?? 255;
    }
  return context.register(context.flateStream(opacity, imageOf(width, height, 8, 'DeviceGray', {})));
}

/** The colours without their opacity, and that as a mask. */
function writeSplit(context: PDFContext, photo: CleanPng, filtered: Uint8Array): PDFRef {
  const rows = unfiltered(photo, filtered);
  const { width, height, depth, colour } = photo;
  const bytes = depth / 8;
  const channels = CHANNELS[colour];
  const colours = new Uint8Array(width * height * (channels - 1) * bytes);
  const opacity = new Uint8Array(width * height * bytes);
  const [whole, part] = [channels * bytes, (channels - 1) * bytes];
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let i = 0; i < part; i++) colours[pixel * part + i] = rows[pixel * whole + i] ?? 0;
    for (let i = 0; i < bytes; i++) opacity[pixel * bytes + i] = rows[pixel * whole + part + i] ?? 0;
  }
  const SMask = context.register(context.flateStream(opacity, imageOf(width, height, depth, 'DeviceGray', {})));
  const space = colour === GREY_ALPHA ? 'DeviceGray' : 'DeviceRGB';
  return context.register(context.flateStream(colours, imageOf(width, height, depth, space, { SMask })));
}

/** The rows without their filters (ISO 15948, 9.2). */
function unfiltered(photo: CleanPng, filtered: Uint8Array): Uint8Array {
  const stride = rowBytes(photo);
  const step = Math.max(1, (CHANNELS[photo.colour] * photo.depth) >> 3);
  const rows = new Uint8Array(photo.height * stride);
  for (let y = 0; y < photo.height; y++) {
    const filter = filtered[y * (stride + 1)] ?? 0;
    const [from, to] = [y * (stride + 1) + 1, y * stride];
    for (let x = 0; x < stride; x++) {
      const left = x >= step ? (rows[to + x - step] ?? 0) : 0;
      const up = y > 0 ? (rows[to + x - stride] ?? 0) : 0;
      const upLeft = y > 0 && x >= step ? (rows[to + x - stride - step] ?? 0) : 0;
      rows[to + x] = (filtered[from + x] ?? 0) + predicted(filter, left, up, upLeft);
    }
  }
  return rows;
}

function predicted(filter: number, left: number, up: number, upLeft: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const guess = left + up - upLeft;
      const [toLeft, toUp, toUpLeft] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - upLeft)];
      if (toLeft <= toUp && toLeft <= toUpLeft) return left;
      return toUp <= toUpLeft ? up : upLeft;
    }
    default:
      return 0;
  }
}
