/** The world of the simulations. Everything is drawn from one seed, so a failure is repeated by it. */
export const START = 1_793_404_800_000;

/** Longer than any chain of promises between two events. */
const SETTLING_TURNS = 16;

/** Mulberry32: small, and the same on every machine. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Event {
  at: number;
  order: number;
  run: () => void;
}

const isBefore = (a: Event, b: Event): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** A virtual clock, chance from one seed, and links that lose, repeat and delay. */
export class World {
  now = START;
  /** Nothing goes wrong any more, so that everything can come to rest. */
  calm = false;
  /** How many characters were typed so far. */
  characters = 0;
  readonly seed: number;
  readonly random: () => number;
  /** A binary heap, the next event first. */
  private readonly events: Event[] = [];
  private order = 0;

  constructor(seed: number) {
    this.seed = seed;
    this.random = randomOf(seed);
  }

  after(ms: number, run: () => void): void {
    this.order += 1;
    const { events } = this;
    const event = { at: this.now + ms, order: this.order, run };
    let at = events.push(event) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = events[parent];
      if (!above || isBefore(above, event)) break;
      events[at] = above;
      at = parent;
    }
    events[at] = event;
  }

  chance = (probability: number) => this.random() < probability;
  below = (limit: number) => Math.floor(this.random() * limit);
  /** One of some. */
  pick = <T>(some: readonly [T, ...T[]]): T => some[this.below(some.length)] ?? some[0];

  /** Sends over a link: lost, late or twice, until the world is calm. Says whether it will arrive. */
  carry(deliver: () => void): boolean {
    if (this.calm) {
      this.after(5, deliver);
      return true;
    }
    if (this.chance(0.08)) return false;
    this.after(1 + this.below(this.chance(0.1) ? 600 : 40), deliver);
    if (this.chance(0.08)) this.after(1 + this.below(300), deliver);
    return true;
  }

  runUntil(end: number): void {
    while (this.step(end));
    this.now = end;
  }

  /** The same where promises hang on events: each event's are settled before the next one. */
  async settleUntil(end: number): Promise<void> {
    while (this.step(end)) for (let turn = 0; turn < SETTLING_TURNS; turn += 1) await null;
    this.now = end;
  }

  private step(end: number): boolean {
    const event = this.events[0];
    if (!event || event.at > end) return false;
    this.takeFirst();
    this.now = event.at;
    event.run();
    return true;
  }

  private takeFirst(): void {
    const { events } = this;
    const last = events.pop();
    if (!last || events.length === 0) return;
    let at = 0;
    for (;;) {
      const left = events[2 * at + 1];
      const right = events[2 * at + 2];
      const isRight = left !== undefined && right !== undefined && isBefore(right, left);
      const child = isRight ? right : left;
      if (!child || isBefore(last, child)) break;
      events[at] = child;
      at = 2 * at + (isRight ? 2 : 1);
    }
    events[at] = last;
  }
}
