import { PHOTO_MAX_BYTES } from '#protocol/photo';
import { type CleanJpeg, cleanJpeg } from './jpeg.ts';
import { type CleanPng, cleanPng, PNG_SIGNATURE } from './png.ts';
import { type PhotoRefusal, refusePhoto } from './refusals.ts';

export type CleanPhoto = CleanJpeg | CleanPng;
export type { PhotoRefusal } from './refusals.ts';

/**
 * A person's picture as it may be stored and printed: checked by its own bytes, whatever its name or media type say, and without
 * anything in it but the picture. To be asked before a picture is stored, and again before it is embedded.
 */
export async function cleanPhoto(file: Uint8Array): Promise<CleanPhoto | { refused: PhotoRefusal }> {
  if (file.length > PHOTO_MAX_BYTES) return refusePhoto('too_large', `The picture is larger than ${PHOTO_MAX_BYTES / 1024 / 1024} MB.`);
  if (startsWith(file, [0xff, 0xd8, 0xff])) return cleanJpeg(file);
  if (startsWith(file, PNG_SIGNATURE)) return cleanPng(file);
  const other = OTHERS.find(([, at, bytes]) => startsWith(file.subarray(at), bytes))?.[0];
  return refusePhoto(
    'unsupported_media_type',
    `${other ? `This is a ${other} picture.` : 'This is no picture that can be printed.'} Save it as JPEG or PNG.`,
  );
}

/** As it is seen, turned as it should be. */
export function seenSize(photo: CleanPhoto): { width: number; height: number } {
  if (photo.kind === 'png') return { width: photo.width, height: photo.height };
  const { width, height } = photo.stored;
  return photo.orientation > 4 ? { width: height, height: width } : { width, height };
}

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));
const OTHERS: readonly (readonly [name: string, at: number, bytes: readonly number[]])[] = [
  ['WebP', 8, ascii('WEBP')],
  ['HEIC or AVIF', 4, ascii('ftyp')],
  ['GIF', 0, ascii('GIF8')],
  ['TIFF', 0, [0x49, 0x49, 0x2a, 0]],
  ['TIFF', 0, [0x4d, 0x4d, 0, 0x2a]],
  ['BMP', 0, ascii('BM')],
  ['SVG', 0, ascii('<')],
];

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, i) => bytes[i] === byte);
