import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXPORT_BUCKETS_MS, ExportBucket, exportBucketOf } from '#protocol/metrics';
import { percentile } from './histogram.ts';

const countsOf = (times: readonly number[]): number[] =>
  ExportBucket.options.map((bucket) => times.filter((ms) => exportBucketOf(ms) === bucket).length);

describe('times of exports', () => {
  it('belong to the first bucket that holds them', () => {
    expect([0, 50, 51, 60_000, 60_001].map(exportBucketOf)).toEqual([
      'exportMs50',
      'exportMs50',
      'exportMs100',
      'exportMs60000',
      'exportMsMore',
    ]);
    expect(ExportBucket.options).toEqual([...EXPORT_BUCKETS_MS.map((bound) => `exportMs${bound}`), 'exportMsMore']);
  });

  it('have no percentile when there are none', () => {
    expect(percentile(countsOf([]), 0.5)).toBeNull();
  });

  it('have percentiles in the very bucket of the true one', () => {
    const upTo = EXPORT_BUCKETS_MS.at(-1) ?? 0;
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: upTo }), { minLength: 1, maxLength: 60 }),
        fc.constantFrom(0.5, 0.95, 1),
        (times, share) => {
          const sorted = times.toSorted((a, b) => a - b);
          const exact = sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
          const estimate = percentile(countsOf(times), share) ?? -1;
          expect(exportBucketOf(Math.max(estimate, 1))).toBe(exportBucketOf(exact));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('longer than the last bound count as that', () => {
    expect(percentile(countsOf([100_000]), 0.95)).toBe(60_000);
  });
});
