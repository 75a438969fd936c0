import { z } from 'zod';

/**
 * What is counted. Counts are of UTC hours; a day is the sum of its hours, so that both are exact. Nothing of a person is in them.
 */

/** Upper bounds of the buckets of export times, in ms, and one more for all that took longer. */
export const EXPORT_BUCKETS_MS = [50, 100, 200, 300, 500, 750, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000] as const;

export const ExportBucket = z.enum([
  'exportMs50',
  'exportMs100',
  'exportMs200',
  'exportMs300',
  'exportMs500',
  'exportMs750',
  'exportMs1000',
  'exportMs2000',
  'exportMs5000',
  'exportMs10000',
  'exportMs30000',
  'exportMs60000',
  'exportMsMore',
]);
export type ExportBucket = z.infer<typeof ExportBucket>;

/** Which bucket an export of so many ms belongs to. */
export function exportBucketOf(ms: number): ExportBucket {
  const place = EXPORT_BUCKETS_MS.findIndex((bound) => ms <= bound);
  return ExportBucket.options[place < 0 ? EXPORT_BUCKETS_MS.length : place] ?? 'exportMsMore';
}

export const Happening = z.enum([
  'registrations',
  /** People who did something in the hour, and those for whom it was the first time that day. */
  'activeInHour',
  'activeInDay',
  'resumesMade',
  'resumesDeleted',
  /** Changes to documents that took effect; what a new résumé begins with is none. */
  'edits',
  'exportsDone',
  'exportsFailed',
  'publicViews',
  'downloads',
  'mailsSent',
  'mailsKept',
  'mailsFailed',
  'bytesStored',
  'bytesRemoved',
  'socketsOpened',
]);
export type Happening = z.infer<typeof Happening>;

export const Counter = z.enum([...Happening.options, ...ExportBucket.options]);
export type Counter = z.infer<typeof Counter>;

const Count = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
/** Hours since the epoch, in UTC. */
const Hour = z.number().int().min(0).max(10_000_000);
export const HOUR_MS = 3_600_000;
export const hourOf = (ms: number): number => Math.floor(ms / HOUR_MS);
const HOURS_A_DAY = 24;
export const dayOf = (hour: number): number => Math.floor(hour / HOURS_A_DAY);

/** What an actor counted: by hour and name, as triples, so that a new name is not a new field. */
export const CountBatch = z
  .array(z.tuple([Hour, Counter, Count]))
  .min(1)
  .max(500);
export type CountBatch = z.infer<typeof CountBatch>;

export const Step = z.enum(['hour', 'day']);
export type Step = z.infer<typeof Step>;

const Whole = z.number().int().min(0);
/** One hour or day, as people read it. Times of exports in ms, `null` where there was none. */
export const MetricsRow = z.strictObject({
  at: z.iso.datetime(),
  registrations: Whole,
  activePeople: Whole,
  resumesMade: Whole,
  resumesDeleted: Whole,
  edits: Whole,
  exportsDone: Whole,
  exportsFailed: Whole,
  exportP50Ms: z.number().min(0).nullable(),
  exportP95Ms: z.number().min(0).nullable(),
  publicViews: Whole,
  downloads: Whole,
  mailsSent: Whole,
  mailsKept: Whole,
  mailsFailed: Whole,
  /** At the end of the hour or day, in bytes. */
  storageBytes: Whole,
  socketsOpened: Whole,
});
export type MetricsRow = z.infer<typeof MetricsRow>;

/** Oldest first, without holes. */
export const MetricsAnswer = z.strictObject({ step: Step, rows: z.array(MetricsRow) });
export type MetricsAnswer = z.infer<typeof MetricsAnswer>;

/** How many rows are given at once: about a month of hours, or three years of days. */
export const MOST_ROWS = { hour: 24 * 31, day: 3 * 366 } as const;

/** All that was ever counted, for whoever scrapes it. */
export const MetricTotals = z.strictObject({
  totals: z.array(z.tuple([Counter, Whole])),
  members: Whole,
  mailsWaiting: Whole,
  outboxWaiting: Whole,
  outboxParked: Whole,
  alarmsLate: Whole,
});
export type MetricTotals = z.infer<typeof MetricTotals>;

const Part = z.enum(['alarms', 'outbox', 'mails', 'index', 'files', 'keys']);
export const OperatorsHealth = z.strictObject({
  status: z.enum(['ok', 'degraded']),
  version: z.string(),
  parts: z.array(
    z.strictObject({
      part: Part,
      ok: z.boolean(),
      /** What it counts: late alarms, waiting effects, waiting mails, people whom the index lacks. */
      count: Whole.optional(),
      /** How long it took to answer. */
      ms: Whole.optional(),
    }),
  ),
});
export type OperatorsHealth = z.infer<typeof OperatorsHealth>;

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });

export const TENANT_METRICS_MESSAGES = [
  /** From other actors. The key that it comes with makes a batch count once. */
  message('CountsReported', { counts: CountBatch }),
  /** The hours or days from `from` until before `to`. */
  message('GetMetrics', { step: Step, from: z.iso.datetime(), to: z.iso.datetime() }),
  message('GetMetricTotals', {}),
] as const;

export type TenantMetricsReplies = {
  CountsReported: null;
  GetMetrics: MetricsAnswer;
  GetMetricTotals: MetricTotals;
};
export type TenantMetricsMessage = z.infer<(typeof TENANT_METRICS_MESSAGES)[number]>;
