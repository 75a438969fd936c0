import { PHOTO_MAX_BYTES, type PhotoCrop } from '#protocol/photo';
import { coverOf } from '#render/photo/cover';

/** On paper a photo is an inch or two wide: more than this is seen by nobody. */
const LONGEST_SIDE = 1_600;
const QUALITIES = [0.88, 0.75, 0.6] as const;

/** The browser cannot show the file as a picture. */
export class NoPictureError extends Error {
  constructor(cause?: unknown) {
    super('the file is no picture that this browser can show', { cause });
  }
}

/** The size that a picture is made smaller to, never larger; whole pixels. */
export function fittingSize(width: number, height: number, longest = LONGEST_SIDE): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** The size of a picture in pixels, as it is seen. @throws NoPictureError */
export async function sizeOf(picture: Blob): Promise<{ width: number; height: number }> {
  const bitmap = await bitmapOf(picture);
  const { width, height } = bitmap;
  bitmap.close();
  return { width, height };
}

const bitmapOf = (file: Blob): Promise<ImageBitmap> =>
  createImageBitmap(file, { imageOrientation: 'from-image' }).catch((cause: unknown) => {
    throw new NoPictureError(cause);
  });

/**
 * A picture as a JPEG of a size that prints well, upright and without anything that the camera noted. Whatever the browser can show
 * becomes one: so do WebP and, where it knows them, AVIF and HEIC. Clear parts become white, as paper is.
 * @throws NoPictureError
 */
export async function shrinkPhoto(file: Blob): Promise<Blob> {
  const bitmap = await bitmapOf(file);
  const size = fittingSize(bitmap.width, bitmap.height);
  return drawn(bitmap, size, { ...size, left: 0, top: 0 });
}

/** The square of a picture that is shown, `side` pixels wide, as a JPEG. @throws NoPictureError */
export async function cutSquare(picture: Blob, crop: PhotoCrop, side: number): Promise<Blob> {
  const bitmap = await bitmapOf(picture);
  const frame = { width: side, height: side };
  return drawn(bitmap, frame, coverOf(frame, bitmap, crop));
}

interface Placed {
  width: number;
  height: number;
  left: number;
  top: number;
}

async function drawn(bitmap: ImageBitmap, { width, height }: { width: number; height: number }, placed: Placed): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new NoPictureError();
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, placed.left, placed.top, placed.width, placed.height);
  bitmap.close();
  for (const quality of QUALITIES) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (blob && blob.size <= PHOTO_MAX_BYTES) return blob;
  }
  throw new NoPictureError();
}
