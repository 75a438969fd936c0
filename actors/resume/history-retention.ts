import { MAX_VERSIONS, type VersionKind } from '#protocol/history';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Of versions older than `from`, the last of each `every` is kept. Each of these spans lies within one of the next. */
const STEPS: readonly { from: number; every: number }[] = [
  { from: 90 * DAY, every: 7 * DAY },
  { from: 7 * DAY, every: DAY },
  { from: DAY, every: HOUR },
];

export interface Aging {
  id: string;
  /** Milliseconds since the epoch. */
  at: number;
  kind: VersionKind;
}

/**
 * The versions that are not kept any longer, by id. Kept are: named ones for ever; the others all for a day, one an hour for a week,
 * one a day for 90 days, then one a week; the newest always; and at most `most` altogether. `versions` are oldest first.
 */
export function expired(versions: readonly Aging[], now: number, most: number = MAX_VERSIONS): string[] {
  const seen = new Set<string>();
  const kept: Aging[] = [];
  for (const version of versions.toReversed()) {
    const span = version.kind === 'named' ? null : spanOf(version.at, now);
    if (span !== null && seen.has(span)) continue;
    if (span !== null) seen.add(span);
    kept.unshift(version);
  }
  thinOut(kept, now, most);
  const ids = new Set(kept.map(({ id }) => id));
  return versions.map(({ id }) => id).filter((id) => !ids.has(id));
}

/** Names the stretch of time of which one version is kept; `null` where all are. */
function spanOf(at: number, now: number): string | null {
  const step = STEPS.find(({ from }) => now - at >= from);
  return step ? `${step.every}:${Math.floor(at / step.every)}` : null;
}

/** Takes away those that lie closest to the one before them for their age, so that what stays is dense near now and sparse long ago. */
function thinOut(kept: Aging[], now: number, most: number): void {
  while (kept.length > most) {
    let closest = -1;
    let least = Number.POSITIVE_INFINITY;
    kept.forEach((version, index) => {
      if (version.kind === 'named' || index === kept.length - 1) return;
      const before = kept[index - 1];
      const gap = before ? (version.at - before.at) / Math.max(1, now - version.at) : Number.MAX_VALUE;
      if (gap >= least) return;
      least = gap;
      closest = index;
    });
    if (closest < 0) return;
    kept.splice(closest, 1);
  }
}
