/** Whoever has not been heard of for so long is gone: their actor died in the middle. */
const LEASE_MS = 5_000;

/**
 * Turns at hashing, of one process: so many at once, so many waiting, in the order of their coming. Nobody is called: whoever waits
 * asks again, so that no actor reaches into another's call, and a dead one is forgotten.
 */
export class Turns {
  private readonly limits: { atOnce: number; waiting: number };
  private readonly running = new Map<number, number>();
  private readonly waiting = new Map<number, number>();
  private given = 0;

  constructor(limits: { atOnce: number; waiting: number }) {
    this.limits = limits;
  }

  /** A place, or `null` when there is none. `now` in ms. */
  come(now: number): number | null {
    this.forgetGone(now);
    const isFull = this.running.size + this.waiting.size >= this.limits.atOnce + this.limits.waiting;
    if (isFull) return null;
    this.given += 1;
    this.waiting.set(this.given, now);
    return this.given;
  }

  /** Whether it is this place's turn, which lasts until `end`. */
  ask(place: number, now: number): boolean {
    this.forgetGone(now);
    if (this.running.has(place)) return true;
    this.waiting.set(place, now);
    const before = [...this.waiting.keys()].filter((other) => other < place).length;
    if (this.running.size + before >= this.limits.atOnce) return false;
    this.waiting.delete(place);
    this.running.set(place, now);
    return true;
  }

  end(place: number): void {
    this.running.delete(place);
    this.waiting.delete(place);
  }

  private forgetGone(now: number): void {
    for (const places of [this.running, this.waiting])
      for (const [place, seenAt] of places) if (now - seenAt > LEASE_MS) places.delete(place);
  }
}
