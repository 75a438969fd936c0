import type { Box } from '../element.ts';

/**
 * Takes boxes over from the sheet before where nothing in them is another: what is known of a box is then known again, without
 * reading all of it. An edit changes one block or two, so boxes are compared from both ends.
 */
export class BoxReuse {
  #before: readonly Box[] = [];

  /** Boxes equal to these, the same objects as last time where they can be. */
  take(boxes: readonly Box[]): Box[] {
    const before = this.#before;
    const taken = [...boxes];
    const shorter = Math.min(before.length, taken.length);
    const takeOver = (from: number, to: number): boolean => {
      const [known, fresh] = [before[from], taken[to]];
      if (!known || !fresh || !isSame(known, fresh)) return false;
      taken[to] = known;
      return true;
    };
    let head = 0;
    while (head < shorter && takeOver(head, head)) head += 1;
    for (let tail = 1; tail <= shorter - head && takeOver(before.length - tail, taken.length - tail); tail += 1);
    this.#before = taken;
    return taken;
  }
}

/** Of plain data: the same keys with the same values, all the way down. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [mine, others] = [Object.entries(a), Object.entries(b)];
  // In the same order, too: whoever made them made them alike.
  return mine.length === others.length && mine.every(([key, value], i) => others[i]?.[0] === key && isSame(value, others[i]?.[1]));
}
