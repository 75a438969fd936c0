import { type PhotoKey, UNUSED_PHOTO_DAYS } from '#protocol/photo';
import type { PhotoRow } from './photos-repo.ts';

/** How long a picture is kept that nothing shows: undo and a device that was away may bring it back. */
export const UNUSED_MS = UNUSED_PHOTO_DAYS * 24 * 3_600_000;

/** Which pictures to keep, which of them are shown somewhere, and when to look again; `null` when there is nothing to wait for. */
export interface PhotoFates {
  used: PhotoKey[];
  unused: PhotoKey[];
  lookAgainAt: number | null;
}

/** What becomes of pictures, given those that the document or a kept version shows. */
export function fatesOf(photos: readonly PhotoRow[], shown: ReadonlySet<string>, now: number): PhotoFates {
  const kept = photos.filter(({ state }) => state !== 'going');
  const used = kept.filter(({ key }) => shown.has(key));
  const others = kept.filter(({ key }) => !shown.has(key));
  const unused = others.filter(({ usedAt }) => usedAt + UNUSED_MS <= now);
  const waiting = others.filter(({ usedAt }) => usedAt + UNUSED_MS > now).map(({ usedAt }) => usedAt + UNUSED_MS);
  // What is shown now may not be for long: versions go by themselves.
  const times = [...waiting, ...(used.length > 0 ? [now + UNUSED_MS] : [])];
  return {
    used: used.map(({ key }) => key),
    unused: unused.map(({ key }) => key),
    lookAgainAt: times.length > 0 ? Math.min(...times) : null,
  };
}
