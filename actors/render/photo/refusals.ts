/** Why a picture is not taken, for people. Codes: `unsupported_media_type`, `too_large`, `invalid_input`. */
export interface PhotoRefusal {
  code: 'unsupported_media_type' | 'too_large' | 'invalid_input';
  detail: string;
}

export const refusePhoto = (code: PhotoRefusal['code'], detail: string): { refused: PhotoRefusal } => ({ refused: { code, detail } });

/** The most that a picture may be, as it comes. */
export const PHOTO_MAX_BYTES = 5 * 1024 * 1024;
const MAX_SIDE = 10_000;
/** A phone's camera. JPEG is never unpacked here; whoever looks at the file has to. */
const MAX_JPEG_PIXELS = 50_000_000;
/** PNG is unpacked to be checked, and its transparency to be printed. */
const MAX_PNG_PIXELS = 8_000_000;

/** Sizes as a header says them, before anything is made of them. */
export function sizeRefusal(kind: 'jpeg' | 'png', width: number, height: number): { refused: PhotoRefusal } | null {
  if (width < 1 || height < 1) return refusePhoto('invalid_input', 'The picture has no size.');
  const most = kind === 'jpeg' ? MAX_JPEG_PIXELS : MAX_PNG_PIXELS;
  if (width <= MAX_SIDE && height <= MAX_SIDE && width * height <= most) return null;
  return refusePhoto('too_large', `The picture has ${width} × ${height} pixels; at most ${most / 1_000_000} million can be taken.`);
}
