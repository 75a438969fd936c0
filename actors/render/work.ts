/** A document asks for more work than was allowed: it is far longer than a résumé, and would hold up everybody else. */
export class TooComplexError extends Error {
  override readonly name = 'TooComplexError';
}

/** What a block costs whatever is in it, in characters. */
const BLOCK = 60;
/** What each stretch of text in it costs besides. */
const LEAF = 20;
/** What is known from before need not be laid out; it is still painted and checked. */
const KNOWN = 0.25;

/** About 10 s of processor time of the machine that `docs/bench.md` is of; 60 pages of a long career are half of it. */
export const MOST_WORK = 330_000;

/**
 * Counts work while it is done, in characters set: about 30 µs each for layout, painting and checking together, whatever the script
 * (measured). Counted, not timed: in some places the clock stands still while a program works, and the same document should be
 * refused everywhere or nowhere.
 */
export class Work {
  readonly #most: number;
  #done = 0;

  constructor(most: number = Number.POSITIVE_INFINITY) {
    this.#most = most;
  }

  /** Throws TooComplexError when this block is too much. */
  block(texts: readonly { text: string }[], isKnown: boolean): void {
    const cost = texts.reduce((sum, { text }) => sum + text.length + LEAF, BLOCK);
    this.#done += isKnown ? cost * KNOWN : cost;
    if (this.#done > this.#most) throw new TooComplexError('more text than can be printed at once');
  }
}
