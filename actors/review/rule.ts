import type { Finding, RuleId } from './finding.ts';
import type { Shown } from './shown.ts';

/** What a rule looks at. */
export interface Subject {
  shown: Shown;
  /** The present month, as `months.ts` counts them. */
  now: number;
  /** How many pages it takes; `null` while nobody knows. */
  pages: number | null;
}

/**
 * Looks for one kind of thing. An empty list: it was looked for and everything is in order; `null`: there was nothing to look at, or
 * the rule has no words for this language, so nothing is said either way.
 */
export type Check = (subject: Subject) => Finding[] | null;

export interface Rule {
  id: RuleId;
  check: Check;
}
