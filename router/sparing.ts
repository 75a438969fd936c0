const WINDOW_MS = 10_000;

/**
 * Lets so many of a kind through in ten seconds and counts the rest: a flood must not become a flood of lines. Kinds are of a closed
 * list, so this stays small.
 */
export class Sparing {
  private readonly most: number;
  private readonly kinds = new Map<string, { from: number; told: number; leftOut: number }>();

  constructor(most: number) {
    this.most = most;
  }

  /** How many were left out before this one, at `now` (ms); `null` when this one is left out too. */
  take(kind: string, now: number): number | null {
    const known = this.kinds.get(kind);
    const isOver = known === undefined || now - known.from >= WINDOW_MS;
    const window = isOver ? { from: now, told: 0, leftOut: known?.leftOut ?? 0 } : known;
    this.kinds.set(kind, window);
    if (window.told >= this.most) {
      window.leftOut += 1;
      return null;
    }
    const { leftOut } = window;
    window.told += 1;
    window.leftOut = 0;
    return leftOut;
  }
}
