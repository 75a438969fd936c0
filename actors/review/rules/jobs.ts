import type { ExperienceItem } from '#protocol/document';
import { itemPath } from '#protocol/registers';
import type { Finding } from '../finding.ts';
import { jobSpan, type Span, spanOf } from '../months.ts';
import type { Rule } from '../rule.ts';
import { datesOf, nameOf, type Shown } from '../shown.ts';
import { BESIDE_WORDS } from '../words/beside.ts';

/** Months of two jobs at once that are no handover. */
const OVERLAP_FROM = 2;
/** More months than this between two jobs are asked about. */
const GAP_UP_TO = 6;

type Timed = { job: ExperienceItem; span: Span };

const timed = ({ jobs }: Shown, now: number): Timed[] =>
  jobs
    .flatMap((job) => {
      const span = jobSpan(job, now);
      return span && span.end.latest >= span.start.earliest ? [{ job, span }] : [];
    })
    .sort((a, b) => a.span.start.earliest - b.span.start.earliest);

/** What says of itself that it was done beside something else. */
const isBeside = ({ position, organization, description, roles }: ExperienceItem): boolean =>
  BESIDE_WORDS.test([position, organization, description, ...roles.map((role) => role.position)].join('\n'));

/** Two jobs at once, as far as their dates are sure. A question: it may well be so. */
export const jobsOverlap: Rule = {
  id: 'jobs-overlap',
  check: ({ shown, now }) => {
    const jobs = timed(shown, now).filter(({ job, span }) => span.isEnded && !isBeside(job));
    if (jobs.length < 2) return null;
    return jobs.flatMap((one, index) =>
      jobs.slice(index + 1).flatMap((other): Finding[] => {
        const from = Math.max(one.span.start.latest, other.span.start.latest);
        const months = Math.min(one.span.end.earliest, other.span.end.earliest) - from + 1;
        if (months <= OVERLAP_FROM) return [];
        const facts = { one: nameOf(one.job), other: nameOf(other.job), months };
        return [{ rule: 'jobs-overlap', severity: 'consider', place: itemPath(other.job.id, 'dates'), facts }];
      }),
    );
  },
};

/** Time between two jobs in which nothing else of the résumé was going on, as far as the dates are sure. */
export const jobsGap: Rule = {
  id: 'jobs-gap',
  check: ({ shown, now }) => {
    const jobs = timed(shown, now);
    if (jobs.length < 2) return null;
    const others = shown.items.flatMap(({ item }) => (item.kind === 'experience' ? [] : (spanOf(datesOf(item), now) ?? [])));
    const findings: Finding[] = [];
    let before = jobs[0];
    for (const after of jobs.slice(1)) {
      if (before && before.span.end.latest < after.span.start.earliest) {
        const months = longestIdle(before.span.end.latest + 1, after.span.start.earliest - 1, others);
        const facts = { before: nameOf(before.job), after: nameOf(after.job), months };
        if (months > GAP_UP_TO) findings.push({ rule: 'jobs-gap', severity: 'consider', place: itemPath(after.job.id, 'dates'), facts });
      }
      if (!before || after.span.end.latest > before.span.end.latest) before = after;
    }
    return findings;
  },
};

/** Of the months from `first` to `last`, the longest run that none of the spans covers. */
function longestIdle(first: number, last: number, spans: readonly Span[]): number {
  let longest = 0;
  let free = first;
  for (const { start, end } of spans.toSorted((a, b) => a.start.earliest - b.start.earliest)) {
    longest = Math.max(longest, Math.min(start.earliest, last + 1) - free);
    free = Math.max(free, end.latest + 1);
  }
  return Math.max(longest, last + 1 - free);
}
