import { PHOTO_MAX_PIXELS, PHOTO_MAX_SIDE } from '#protocol/photo';

/** Why a picture is not taken, for people. Codes: `unsupported_media_type`, `too_large`, `invalid_input`. */
export interface PhotoRefusal {
  code: 'unsupported_media_type' | 'too_large' | 'invalid_input';
  detail: string;
}

export const refusePhoto = (code: PhotoRefusal['code'], detail: string): { refused: PhotoRefusal } => ({ refused: { code, detail } });

/** Sizes as a header says them, before anything is made of them. */
export function sizeRefusal(width: number, height: number): { refused: PhotoRefusal } | null {
  if (width < 1 || height < 1) return refusePhoto('invalid_input', 'The picture has no size.');
  if (width <= PHOTO_MAX_SIDE && height <= PHOTO_MAX_SIDE && width * height <= PHOTO_MAX_PIXELS) return null;
  const most = PHOTO_MAX_PIXELS / 1_000_000;
  return refusePhoto('too_large', `The picture has ${width} × ${height} pixels; at most ${most} million can be taken. Make it smaller.`);
}
