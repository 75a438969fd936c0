import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/** Something with a place among its siblings. Equal keys (two people inserted at one spot) are ordered by id, the same everywhere. */
export interface Placed {
  id: string;
  key: string;
}

export const byPlace = (a: Placed, b: Placed): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** `count` keys in order, for a list made at once. */
export const keysFor = (count: number): string[] => generateNKeysBetween(null, null, count);

/** The key that puts something at `index` of `siblings` (in order, without the thing itself). */
export function keyAt(siblings: readonly Placed[], index: number): string {
  const at = Math.max(0, Math.min(index, siblings.length));
  const before = siblings[at - 1]?.key ?? null;
  // Siblings with equal keys leave no room between them: go past all of them.
  let next = at;
  while (next < siblings.length && before !== null && (siblings[next]?.key ?? '') <= before) next += 1;
  return generateKeyBetween(before, siblings[next]?.key ?? null);
}
