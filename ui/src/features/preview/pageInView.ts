/**
 * Which page one is looking at, counted from 0: the last that begins above the middle of what is seen. `tops` are where pages begin, from
 * the top of everything that can be scrolled; all lengths in the same unit.
 */
export function pageInView(tops: readonly number[], scrolled: number, height: number): number {
  const middle = scrolled + height / 2;
  return Math.max(
    0,
    tops.findLastIndex((top) => top <= middle),
  );
}
