import { type Counter, dayOf, ExportBucket, HOUR_MS, hourOf, type MetricsRow, MOST_ROWS, type Step } from '#protocol/metrics';
import { percentile } from './histogram.ts';

/** The counts of one hour or day, by name. */
export type Counts = ReadonlyMap<Counter, number>;

/** The hours or days that a question is about, as numbers since the epoch: from `first` until before `end`. */
export interface Span {
  step: Step;
  first: number;
  end: number;
}

/** @returns `null` when nothing is left, or it is too much for one answer */
export function spanOf(step: Step, from: string, to: string): Span | null {
  const place = (ms: number) => (step === 'hour' ? hourOf(ms) : dayOf(hourOf(ms)));
  const first = place(Date.parse(from));
  // A time within an hour or day asks for all of it.
  const end = place(Date.parse(to) - 1) + 1;
  return first < end && first >= 0 && end - first <= MOST_ROWS[step] ? { step, first, end } : null;
}

/**
 * One row for each hour or day, also for those of which nothing was counted.
 * @param storageBefore bytes that were stored when the first one began
 */
export function rowsOf({ step, first, end }: Span, counted: ReadonlyMap<number, Counts>, storageBefore: number): MetricsRow[] {
  let storage = storageBefore;
  return Array.from({ length: end - first }, (_, index) => {
    const counts: Counts = counted.get(first + index) ?? new Map();
    const count = (name: Counter) => counts.get(name) ?? 0;
    storage += count('bytesStored') - count('bytesRemoved');
    const times = ExportBucket.options.map(count);
    return {
      at: new Date((first + index) * HOUR_MS * (step === 'hour' ? 1 : 24)).toISOString(),
      registrations: count('registrations'),
      activePeople: count(step === 'hour' ? 'activeInHour' : 'activeInDay'),
      resumesMade: count('resumesMade'),
      resumesDeleted: count('resumesDeleted'),
      edits: count('edits'),
      exportsDone: count('exportsDone'),
      exportsFailed: count('exportsFailed'),
      exportP50Ms: percentile(times, 0.5),
      exportP95Ms: percentile(times, 0.95),
      publicViews: count('publicViews'),
      downloads: count('downloads'),
      mailsSent: count('mailsSent'),
      mailsKept: count('mailsKept'),
      mailsFailed: count('mailsFailed'),
      // A removal may be told of before what it removes: never less than nothing.
      storageBytes: Math.max(0, storage),
      socketsOpened: count('socketsOpened'),
    };
  });
}
