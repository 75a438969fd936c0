import type { Facts, RuleId } from '#review/finding';
import { check, type Said } from '../../i18n/en/check.ts';
import { words } from '../../i18n/words.ts';

export const w = words('check', check);

/** A finding in words. */
export function sayFinding<R extends RuleId>({ rule, facts }: { rule: R; facts: Facts[R] }): Said {
  return w().advice[rule](facts);
}
