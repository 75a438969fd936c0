/** Chance from one seed (mulberry32): the same plan on every machine. What real sockets and processes make of it differs a little. */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed | 0;
  }

  /** In [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  of = (probability: number): boolean => this.next() < probability;
  below = (limit: number): number => Math.floor(this.next() * limit);
  between = (low: number, high: number): number => low + this.below(high - low);

  pick<T>(from: readonly [T, ...T[]]): T {
    return from[this.below(from.length)] ?? from[0];
  }

  /** Chance of its own: what one part draws does not move what another draws. */
  fork(): Chance {
    return new Chance(this.below(2 ** 31));
  }
}
