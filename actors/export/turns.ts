/** How many jobs of one process are made at once: they share one thread, so more of them only makes all of them late. */
const AT_ONCE = 1;
/** Whoever holds a turn and has not been heard of for so long is gone: its actor died in the middle. */
const TURN_LEASE_MS = 30_000;
/** Whoever waits asks again and again; who has not asked for so long is gone. */
const PLACE_LEASE_MS = 5_000;

interface Place {
  user: string;
  /** Milliseconds since the epoch. */
  seenAt: number;
}

/**
 * Who may use the processor next. Turns go round by person, so that somebody with many jobs does not hold up somebody with one;
 * within a person's, first come, first served. Nobody is called: whoever waits asks again, which keeps each actor within its own
 * calls, and forgets nobody when one dies.
 */
export class Turns {
  readonly #atOnce: number;
  readonly #running = new Map<string, Place>();
  /** In order of arrival. */
  readonly #waiting = new Map<string, Place>();
  /** Person → which of all the turns their last one was. */
  readonly #served = new Map<string, number>();
  #given = 0;
  #lost = 0;

  constructor(atOnce: number = AT_ONCE) {
    this.#atOnce = atOnce;
  }

  /** How many go before `job`; 0 gives it the turn, which lasts until `end`, as long as `keep` is called (see `inTurn`). */
  ask(job: string, user: string, now: number): number {
    this.#forgetGone(now);
    if (this.#running.has(job)) return 0;
    this.#waiting.set(job, { user, seenAt: now });
    const before = this.#order().indexOf(job);
    const free = this.#atOnce - this.#running.size;
    if (before >= free) return before + 1 - Math.max(0, free);
    this.#waiting.delete(job);
    this.#running.set(job, { user, seenAt: now });
    this.#given += 1;
    this.#served.set(user, this.#given);
    return 0;
  }

  keep(job: string, now: number): void {
    const place = this.#running.get(job);
    if (place) place.seenAt = now;
  }

  /** The job is over, or waits no longer. */
  end(job: string): void {
    this.#running.delete(job);
    this.#waiting.delete(job);
    if (this.#running.size + this.#waiting.size === 0) this.#served.clear();
  }

  /** How many died in the middle of their turn: what they had begun for everybody will never be finished. */
  get lost(): number {
    return this.#lost;
  }

  /** Jobs of `user` that run or wait here. */
  of(user: string): number {
    return [...this.#running.values(), ...this.#waiting.values()].filter((place) => place.user === user).length;
  }

  /** Those who wait, the next one first. */
  #order(): string[] {
    const queues = new Map<string, string[]>();
    for (const [job, { user }] of this.#waiting) {
      const queue = queues.get(user);
      if (queue) queue.push(job);
      else queues.set(user, [job]);
    }
    const isRunning = (user: string): number => [...this.#running.values()].filter((place) => place.user === user).length;
    const people = [...queues.keys()].toSorted(
      (a, b) => isRunning(a) - isRunning(b) || (this.#served.get(a) ?? 0) - (this.#served.get(b) ?? 0),
    );
    const order: string[] = [];
    for (let round = 0; order.length < this.#waiting.size; round += 1)
      for (const user of people) {
        const job = queues.get(user)?.[round];
        if (job !== undefined) order.push(job);
      }
    return order;
  }

  #forgetGone(now: number): void {
    for (const [job, { seenAt }] of this.#running)
      if (now - seenAt > TURN_LEASE_MS) {
        this.#running.delete(job);
        this.#lost += 1;
      }
    for (const [job, { seenAt }] of this.#waiting) if (now - seenAt > PLACE_LEASE_MS) this.#waiting.delete(job);
  }
}

/** After so many ms whoever has `before` others before them asks again: often when it is soon, and never so seldom as to be forgotten. */
export const askAgainAfter = (before: number): number => Math.min(1_000, 10 * before);

/** Of this process. */
export const turns = new Turns();
