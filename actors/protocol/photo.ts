import { z } from 'zod';
import { NOT_TEXT } from './field-issues.ts';
import type { ResumeId } from './ids.ts';
import { hasOnlyText } from './text.ts';

/** The person's picture: kept once per résumé, under the SHA-256 of its cleaned bytes, so that a key never means another picture. */
export const PhotoKey = z.string().regex(/^[0-9a-f]{64}\.(?:jpg|png)$/);
export type PhotoKey = z.infer<typeof PhotoKey>;

/** How far into a picture somebody may zoom. */
export const MOST_ZOOM = 4;

/**
 * Which square of the picture is shown. `zoom` 1 is the largest square that fits; `x` and `y` say where it lies in what is left over:
 * 0 at the left or top, 1 at the right or bottom. So every value is possible with every picture.
 */
export const PhotoCrop = z.strictObject({
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  zoom: z.number().min(1).max(MOST_ZOOM),
});
export type PhotoCrop = z.infer<typeof PhotoCrop>;

export const PHOTO_MAX_SIDE = 10_000;
const side = z.number().int().min(1).max(PHOTO_MAX_SIDE);

/** What the document says of the picture. Absent `alt`: the person's name; absent `crop`: the middle. Sizes in pixels, as it is seen. */
export const Photo = z.strictObject({
  key: PhotoKey,
  width: side,
  height: side,
  alt: z.string().max(500).refine(hasOnlyText, NOT_TEXT).optional(),
  crop: PhotoCrop.optional(),
});
export type Photo = z.infer<typeof Photo>;

/** The register that holds it. */
export const PHOTO_PATH = 'basics/photo';

/** The most that a picture may be, as it is sent. */
export const PHOTO_MAX_BYTES = 5 * 1024 * 1024;
/** Of its header, before anything is unpacked. */
export const PHOTO_MAX_PIXELS = 4_000_000;

/** Pictures that one résumé keeps at most, and days that one is kept that neither the document nor a version shows. */
export const MAX_PHOTOS = 50;
export const UNUSED_PHOTO_DAYS = 30;

/** Where its file is. */
export const photoFile = (resume: ResumeId, key: PhotoKey): string => `photos/${resume}/${key}`;
export const photoType = (key: PhotoKey): 'image/jpeg' | 'image/png' => (key.endsWith('.png') ? 'image/png' : 'image/jpeg');

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });

/**
 * A picture comes in two steps: the résumé lets it in (`AddPhoto`), its file is put where it belongs, and the résumé hears that it is
 * there (`PhotoStored`). Only then may the document show it.
 */
export const PHOTO_MESSAGES = [
  message('AddPhoto', { key: PhotoKey, bytes: z.number().int().min(1).max(PHOTO_MAX_BYTES) }),
  message('PhotoStored', { key: PhotoKey }),
  message('GetPhoto', { key: PhotoKey }),
] as const;
export type PhotoMessage = z.infer<(typeof PHOTO_MESSAGES)[number]>;

export type PhotoReplies = {
  /** Whether its file is there already. */
  AddPhoto: { file: string; isStored: boolean };
  PhotoStored: null;
  GetPhoto: { file: string };
};
