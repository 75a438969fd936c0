import { expect, it } from 'vitest';
import { ExportBucket, Happening } from '#protocol/metrics';
import { openMetrics } from './openmetrics.ts';

const now = { members: 3, mailsWaiting: 1, outboxWaiting: 0, outboxParked: 2, alarmsLate: 0 };
const text = openMetrics(
  {
    totals: [
      ['edits', 12],
      ['bytesStored', 900],
      ['bytesRemoved', 100],
      ['exportMs100', 2],
      ['exportMs1000', 1],
      ['exportMsMore', 1],
    ],
    ...now,
  },
  '0.1.0',
);
const lines = text.trimEnd().split('\n');
const numberOf = (name: string) => lines.find((line) => line.startsWith(`${name} `))?.split(' ')[1];

it('names every count once, with its type before it, and ends as the format wants', () => {
  expect(lines.at(-1)).toBe('# EOF');
  expect(text.endsWith('# EOF\n')).toBe(true);
  const samples = lines.filter((line) => !line.startsWith('#')).map((line) => line.slice(0, line.lastIndexOf(' ')));
  expect(new Set(samples).size).toBe(samples.length);
  expect(samples.filter((name) => name.endsWith('_total'))).toHaveLength(Happening.options.length);
  const families = lines.filter((line) => line.startsWith('# TYPE ')).map((line) => line.split(' ')[2] ?? '');
  expect(new Set(families).size).toBe(families.length);
  for (const sample of samples)
    expect(
      families.some((family) => sample.startsWith(family)),
      sample,
    ).toBe(true);
  for (const line of lines)
    expect(line).toMatch(/^(?:# (?:TYPE|HELP|UNIT) vitae_\S+ .+|# EOF|vitae_[a-z_]+(?:\{[a-z]+="[^"]*"\})? \d+(?:\.\d+)?)$/);
});

it('says what was counted', () => {
  expect(numberOf('vitae_edits_total')).toBe('12');
  expect(numberOf('vitae_registrations_total')).toBe('0');
  expect(numberOf('vitae_storage_bytes')).toBe('800');
  expect(numberOf('vitae_outbox_parked')).toBe('2');
});

it('adds the buckets up', () => {
  const buckets = lines.filter((line) => line.startsWith('vitae_export_seconds_bucket')).map((line) => Number(line.split(' ')[1]));
  expect(buckets).toHaveLength(ExportBucket.options.length);
  expect(buckets).toEqual(buckets.toSorted((a, b) => a - b));
  expect(lines).toContain('vitae_export_seconds_bucket{le="0.1"} 2');
  expect(lines).toContain('vitae_export_seconds_bucket{le="1.0"} 3');
  expect(lines).toContain('vitae_export_seconds_bucket{le="+Inf"} 4');
  expect(numberOf('vitae_export_seconds_count')).toBe('4');
});
