import { type PhotoRefusal, refusePhoto, sizeRefusal } from './refusals.ts';

/** A JPEG with nothing in it but the picture and, when it does not stand upright, how to turn it. */
export interface CleanJpeg {
  kind: 'jpeg';
  bytes: Uint8Array<ArrayBuffer>;
  /** As stored; turned by 90° when the orientation is over 4. */
  stored: { width: number; height: number };
  /** EXIF's numbers 1 to 8. */
  orientation: number;
  components: 1 | 3;
}

const DAMAGED = 'The picture is damaged: it is no complete JPEG.';
const [SOI, EOI, SOS, APP1, APP14] = [0xd8, 0xd9, 0xda, 0xe1, 0xee];
/** Huffman-coded frames; readers of PDF know no others. */
const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);
const OTHER_FRAMES: ReadonlySet<number> = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
/** Tables, restart intervals and Adobe's note on colours; all else is metadata. */
const NEEDED: ReadonlySet<number> = new Set([0xc4, 0xdb, 0xdd, APP14]);

/**
 * Takes everything off a JPEG (ITU T.81, annex B) that is not the picture: where and when it was taken, with what, thumbnails,
 * comments, profiles, and whatever follows its end. Pure; works on the bytes, the picture is not coded again.
 */
export function cleanJpeg(file: Uint8Array): CleanJpeg | { refused: PhotoRefusal } {
  const kept: Uint8Array[] = [];
  let frame: { width: number; height: number; components: number } | null = null;
  let orientation = 1;
  let at = 2;
  while (at + 4 <= file.length) {
    if (file[at] !== 0xff) return refusePhoto('invalid_input', DAMAGED);
    const marker = file[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const end = at + 2 + word(file, at + 2);
    if (end > file.length || word(file, at + 2) < 2) return refusePhoto('invalid_input', DAMAGED);
    const segment = file.subarray(at, end);
    if (OTHER_FRAMES.has(marker))
      return refusePhoto('unsupported_media_type', 'This kind of JPEG cannot be printed; save the picture as an ordinary JPEG.');
    if (FRAMES.has(marker)) {
      if (frame || segment.length < 10) return refusePhoto('invalid_input', DAMAGED);
      frame = { width: word(segment, 7), height: word(segment, 5), components: segment[9] ?? 0 };
      const refused = frameRefusal(frame, segment[4] ?? 0);
      if (refused) return refused;
      kept.push(segment);
    } else if (marker === SOS) {
      if (!frame) return refusePhoto('invalid_input', DAMAGED);
      const scanEnd = endOfScan(file, end);
      if (scanEnd === null) return refusePhoto('invalid_input', DAMAGED);
      kept.push(file.subarray(at, scanEnd));
      at = scanEnd;
      if (file[at + 1] === EOI) return finish(kept, frame, orientation);
      continue;
    } else if (NEEDED.has(marker)) kept.push(segment);
    else if (marker === APP1) orientation = orientationIn(segment) ?? orientation;
    at = end;
  }
  return refusePhoto('invalid_input', DAMAGED);
}

function frameRefusal({ width, height, components }: { width: number; height: number; components: number }, depth: number) {
  if (components === 4)
    return refusePhoto('unsupported_media_type', 'The picture is in printing colours (CMYK); save it in screen colours (RGB).');
  if (depth !== 8 || (components !== 1 && components !== 3))
    return refusePhoto('unsupported_media_type', 'This kind of JPEG cannot be printed; save the picture as an ordinary JPEG.');
  return sizeRefusal(width, height);
}

function finish(kept: readonly Uint8Array[], frame: { width: number; height: number; components: number }, orientation: number): CleanJpeg {
  const parts = [
    Uint8Array.of(0xff, SOI),
    ...(orientation === 1 ? [] : [orientationSegment(orientation)]),
    ...kept,
    Uint8Array.of(0xff, EOI),
  ];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  const { width, height, components } = frame;
  return { kind: 'jpeg', bytes, stored: { width, height }, orientation, components: components === 1 ? 1 : 3 };
}

/** Coded data runs to the next marker that is neither a stuffed byte nor a restart. Null when it never ends. */
function endOfScan(file: Uint8Array, start: number): number | null {
  for (let at = file.indexOf(0xff, start); at !== -1 && at + 1 < file.length; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return null;
}

const word = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0];
const ORIENTATION = 0x0112;

/** The one thing in the camera's data that is a part of the picture. Null when it is not there or makes no sense. */
function orientationIn(segment: Uint8Array): number | null {
  const HEADER = 10;
  if (EXIF.some((byte, i) => segment[4 + i] !== byte) || segment.length < HEADER + 8) return null;
  const view = new DataView(segment.buffer, segment.byteOffset + HEADER, segment.length - HEADER);
  const little = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, little);
  if (directory + 2 > view.byteLength) return null;
  const entries = view.getUint16(directory, little);
  for (let i = 0, at = directory + 2; i < entries && at + 12 <= view.byteLength; i++, at += 12) {
    if (view.getUint16(at, little) !== ORIENTATION) continue;
    const value = view.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

/** So that browsers turn the picture too. */
function orientationSegment(orientation: number): Uint8Array {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  return Uint8Array.of(0xff, APP1, 0, 2 + EXIF.length + tiff.length, ...EXIF, ...tiff);
}
