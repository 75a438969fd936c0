import type { MetricsRow } from '#protocol/metrics';

/** What is counted, and how it reads. */
export type Figure = Exclude<keyof MetricsRow, 'at'>;
export type Unit = 'count' | 'ms' | 'bytes';

/** The charts: what belongs together stands in one. */
export const CHARTS = [
  { name: 'people', unit: 'count', figures: ['activePeople', 'registrations'] },
  { name: 'resumes', unit: 'count', figures: ['resumesMade', 'resumesDeleted'] },
  { name: 'edits', unit: 'count', figures: ['edits'] },
  { name: 'exports', unit: 'count', figures: ['exportsDone', 'exportsFailed'] },
  { name: 'exportTime', unit: 'ms', figures: ['exportP50Ms', 'exportP95Ms'] },
  { name: 'pages', unit: 'count', figures: ['publicViews', 'downloads'] },
  { name: 'mails', unit: 'count', figures: ['mailsSent', 'mailsKept', 'mailsFailed'] },
  { name: 'storage', unit: 'bytes', figures: ['storageBytes'] },
  { name: 'sockets', unit: 'count', figures: ['socketsOpened'] },
] as const satisfies readonly { name: string; unit: Unit; figures: readonly Figure[] }[];
export type ChartName = (typeof CHARTS)[number]['name'];

/** Of a span, as one number: counts are summed up, a size is its last, a time has no sum. */
export function wholeOf(rows: readonly MetricsRow[], figure: Figure): number | null {
  if (figure === 'exportP50Ms' || figure === 'exportP95Ms' || figure === 'activePeople') return null;
  if (figure === 'storageBytes') return rows.at(-1)?.storageBytes ?? null;
  return rows.reduce((sum, row) => sum + row[figure], 0);
}

/** Spans that can be chosen, by the days that they go back; a day and less by the hour. */
export const SPANS = { '1': 'hour', '7': 'hour', '30': 'day', '90': 'day', '365': 'day' } as const;
export type SpanDays = keyof typeof SPANS;
export const isSpan = (text: unknown): text is SpanDays => typeof text === 'string' && Object.hasOwn(SPANS, text);

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** The last `days` days until the end of this hour or day (UTC), the one that is not over included. `now` in ms. */
export function spanOf(days: SpanDays, now: number): { step: 'hour' | 'day'; from: string; to: string } {
  const step = SPANS[days];
  const size = step === 'hour' ? HOUR_MS : DAY_MS;
  const end = (Math.floor(now / size) + 1) * size;
  return { step, from: new Date(end - Number(days) * DAY_MS).toISOString(), to: new Date(end).toISOString() };
}
