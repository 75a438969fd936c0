import { EXPORT_BUCKETS_MS } from '#protocol/metrics';

/**
 * The time, in ms, within which a part `share` (0 to 1) of what was counted was done: exact to the bucket, and within it as if the
 * times were spread evenly. What took longer than the last bound counts as that bound. `null` when nothing was counted.
 * @param counts by bucket, in the order of EXPORT_BUCKETS_MS, the longer ones last
 */
export function percentile(counts: readonly number[], share: number): number | null {
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  const wanted = share * all;
  let seen = 0;
  for (const [place, count] of counts.entries()) {
    if (count > 0 && seen + count >= wanted) {
      const low = place === 0 ? 0 : (EXPORT_BUCKETS_MS[place - 1] ?? 0);
      const high = EXPORT_BUCKETS_MS[place] ?? low;
      return Math.round(low + ((high - low) * (wanted - seen)) / count);
    }
    seen += count;
  }
  return EXPORT_BUCKETS_MS.at(-1) ?? null;
}
