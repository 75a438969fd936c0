import type { ResumeDocument } from '#protocol/document';
import type { Finding, RuleId } from './finding.ts';
import { monthOf } from './months.ts';
import { RULES } from './rules/index.ts';
import { isBegun, readShown } from './shown.ts';

export interface Advice {
  /** What to put right first, then what to think about, each in the order of the rules. */
  findings: Finding[];
  /** Rules that looked at something and found it in order. */
  fine: RuleId[];
  /** Nothing has been written yet but who it is about: then all that is missing is still to come, and nothing is found. */
  isEmpty: boolean;
}

/** Rule-based advice on what the pages show. `now` is in ms since 1970; `pages` is how many it takes, where that is known. */
export function advice(document: ResumeDocument, now: number, pages: number | null = null): Advice {
  const subject = { shown: readShown(document), now: monthOf(now), pages };
  if (!isBegun(subject.shown)) return { findings: [], fine: [], isEmpty: true };
  const findings: Finding[] = [];
  const fine: RuleId[] = [];
  for (const { id, check } of RULES) {
    const found = check(subject);
    if (found?.length === 0) fine.push(id);
    else if (found) findings.push(...found);
  }
  const of = (wanted: Finding['severity']) => findings.filter(({ severity }) => severity === wanted);
  return { findings: [...of('fix'), ...of('consider')], fine, isEmpty: false };
}
