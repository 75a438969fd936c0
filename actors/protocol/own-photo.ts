import { z } from 'zod';
import type { UserId } from './ids.ts';
import { PHOTO_MAX_BYTES, PhotoKey } from './photo.ts';

/** The picture by which a person is known in their own menu. Like a résumé's it is kept under the SHA-256 of its cleaned bytes. */

/** All pictures of a person are here, and nothing else. */
export const ownPhotoFolder = (user: UserId): string => `photos/${user}/`;
export const ownPhotoFile = (user: UserId, key: PhotoKey): string => `${ownPhotoFolder(user)}${key}`;

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });

/** A picture comes in two steps, as a résumé's does: it is let in, its file is put where it belongs, and then it is shown. */
export const OWN_PHOTO_MESSAGES = [
  message('AddOwnPhoto', { key: PhotoKey, bytes: z.number().int().min(1).max(PHOTO_MAX_BYTES) }),
  message('OwnPhotoStored', { key: PhotoKey }),
  message('GetOwnPhoto', {}),
  message('RemoveOwnPhoto', {}),
] as const;
export type OwnPhotoMessage = z.infer<(typeof OWN_PHOTO_MESSAGES)[number]>;

export type OwnPhotoReplies = {
  /** Whether its file is there already. */
  AddOwnPhoto: { file: string; isStored: boolean };
  OwnPhotoStored: null;
  GetOwnPhoto: { file: string; key: PhotoKey };
  RemoveOwnPhoto: null;
};
