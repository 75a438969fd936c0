import type { PictureKind } from '#protocol/export';
import type { ResumeId } from '#protocol/ids';

/** How long a picture that is out of date is kept for whoever is just fetching it, … */
const GRACE_MS = 60_000;
/** … and how long the newest one that nobody looks at. */
const UNUSED_MS = 30 * 24 * 3_600_000;

/** A picture of a résumé that is kept. */
export interface KeptPicture {
  key: string;
  /** Milliseconds since the epoch. */
  usedAt: number;
}

export const pictureKey = (resume: ResumeId, kind: PictureKind, digest: string): string => `pictures/${resume}/${kind}-${digest}.png`;

/** The résumé that a picture is of; `null` when there is no picture. */
export const resumeOfPicture = (key: string | undefined): string | null => key?.split('/')[1] ?? null;

/** Which pictures nobody needs at `now`: all but the one used last, and that one when it is long ago. */
export function unneeded(kept: readonly KeptPicture[], now: number): KeptPicture[] {
  const [newest, ...older] = kept.toSorted((a, b) => b.usedAt - a.usedAt);
  return [...older.filter(({ usedAt }) => usedAt + GRACE_MS <= now), ...(newest && newest.usedAt + UNUSED_MS <= now ? [newest] : [])];
}

/** When to look again, in ms since the epoch; `null` when nothing is kept. */
export function tidyAt(kept: readonly KeptPicture[]): number | null {
  const [newest, ...older] = kept.toSorted((a, b) => b.usedAt - a.usedAt);
  if (!newest) return null;
  return Math.min(newest.usedAt + UNUSED_MS, ...older.map(({ usedAt }) => usedAt + GRACE_MS));
}
