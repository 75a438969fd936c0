/** A document asks for more work than was allowed: it is far longer than a résumé, and would hold up everybody else. */
export class TooComplexError extends Error {
  override readonly name = 'TooComplexError';
}

/** What a block costs whatever is in it, in characters. */
const BLOCK = 60;
/** What each stretch of text in it costs besides. */
const LEAF = 20;

/** About 10 s of processor time of the machine that `docs/bench.md` is of, at rest; a career of 60 full pages fits. */
export const MOST_WORK = 450_000;

/**
 * Counts work before it is done, in characters set: about 30 µs each for layout, painting and checking together, whatever the script
 * (measured). Counted, not timed: in some places the clock stands still while a program works, and the same document should be
 * refused everywhere or nowhere.
 */
export class Work {
  readonly #most: number;
  #asked = 0;

  constructor(most: number = Number.POSITIVE_INFINITY) {
    this.#most = most;
  }

  /** Asks for blocks, each with its texts. Throws TooComplexError when that is too much. */
  ask(blocks: Iterable<readonly { text: string }[]>): void {
    for (const texts of blocks) this.#asked += texts.reduce((sum, { text }) => sum + text.length + LEAF, BLOCK);
    if (this.#asked > this.#most) throw new TooComplexError('more text than can be printed at once');
  }
}
