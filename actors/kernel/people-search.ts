import type { PeopleFilter } from '#protocol/tenant-people';

/**
 * How people are found: one FTS5 query over words that stand for what they are (`scope`) and words that they go by. Rows come in the
 * order of their numbers, so a page begins where the one before ended, and nothing is sorted or counted.
 */

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const MAX_WORDS = 8;

/** The plan's key has no word breaks of its own here; the query compares it whole, too. */
const planWord = (plan: string) => `p${plan.replaceAll('-', '0')}`;

/** What stands in `scope` for somebody. */
export function scopeWords(of: { tenant: string; role: string; state: string; cohort: string | null; plan: string | null }): string {
  const words = [`t${of.tenant.slice(4)}`, `r${of.role}`, `s${of.state}`];
  if (of.cohort !== null) words.push(`c${of.cohort.slice(4)}`);
  if (of.plan !== null) words.push(planWord(of.plan));
  return words.join(' ');
}

/** The FTS5 expression for a filter within a tenant; `null` when its text has no word, so that nobody is meant. */
export function searchExpression(tenant: string, { text, role, state, cohort, plan }: PeopleFilter): string | null {
  const scope = [`t${tenant.slice(4)}`];
  if (role !== undefined) scope.push(`r${role}`);
  if (state !== undefined) scope.push(`s${state}`);
  if (cohort !== undefined) scope.push(`c${cohort.slice(4)}`);
  if (plan !== undefined) scope.push(planWord(plan));
  const scoped = `scope : (${scope.map((word) => `"${word}"`).join(' AND ')})`;
  if (text === undefined || text === '') return scoped;
  // Only letters and digits get through: nothing that somebody types is a query of its own.
  const words = (text.normalize('NFC').match(WORD) ?? []).slice(0, MAX_WORDS);
  return words.length === 0 ? null : `${scoped} AND {name email titles} : (${words.map((word) => `"${word}"*`).join(' AND ')})`;
}

const PLACES = 1_024;
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Where somebody stands among all: the millisecond in which they came, times 1,024, and ten bits of their id for those who came in the
 * same one. Below 2^53 until the year 2248.
 */
export function placeInOrder(createdAt: string, id: string): number {
  const bits = [...id.slice(-3, -1)].reduce((sum, digit) => sum * 32 + Math.max(0, DIGITS.indexOf(digit)), 0);
  return Date.parse(createdAt) * PLACES + (bits % PLACES);
}
