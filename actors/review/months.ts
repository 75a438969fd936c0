import type { Dates, PartialDate } from '#protocol/dates';
import type { ExperienceItem } from '#protocol/document';

/** Months since the year 0. What a date leaves open is a span: "2020" is some month of twelve. */
export interface Months {
  earliest: number;
  latest: number;
}

export function monthsOf(date: PartialDate): Months {
  const [year = 0, month] = date.split('-').map(Number);
  const first = year * 12;
  return month === undefined ? { earliest: first, latest: first + 11 } : { earliest: first + month - 1, latest: first + month - 1 };
}

/** The month of a moment in ms since 1970, in UTC. */
export function monthOf(now: number): number {
  const at = new Date(now);
  return at.getUTCFullYear() * 12 + at.getUTCMonth();
}

export interface Span {
  start: Months;
  /** The last month that belongs to it. */
  end: Months;
  /** Whether its end is known; without one, it may go on. */
  isEnded: boolean;
}

/** The time that dates name, both ends included; `null` when they do not say when it began. */
export function spanOf(dates: Dates | undefined, now: number): Span | null {
  if (!dates?.start || dates.raw !== undefined) return null;
  const start = monthsOf(dates.start);
  if (dates.end && !dates.present) return { start, end: monthsOf(dates.end), isEnded: true };
  return { start, end: { earliest: now, latest: now }, isEnded: dates.present };
}

/** The time of a job: its own dates, else from its first role to its last. */
export function jobSpan(job: ExperienceItem, now: number): Span | null {
  const own = spanOf(job.dates, now);
  if (own) return own;
  const roles = job.roles.filter(({ hidden }) => !hidden).map(({ dates }) => spanOf(dates, now));
  const known = roles.filter((span) => span !== null);
  const [first] = known;
  if (!first || known.length < roles.length) return null;
  return known.reduce(
    (whole, { start, end, isEnded }) => ({
      start: start.earliest < whole.start.earliest ? start : whole.start,
      end: end.latest > whole.end.latest ? end : whole.end,
      isEnded: whole.isEnded && isEnded,
    }),
    first,
  );
}
