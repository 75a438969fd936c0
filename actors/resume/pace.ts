/** How a room waits. The actor is not put to sleep meanwhile. */
export interface Waiting {
  now(): number;
  /** Runs `job` in so many ms. */
  after(ms: number, job: () => void): void;
}

/**
 * Does a job at once after a quiet while, else once for all that asked since it was last done. The pause is a timer and no look at the
 * clock: on a busy machine it lasts longer, so that more comes together just when there is too much to do.
 */
export class Pace {
  private readonly waiting: Waiting;
  private readonly job: () => void;
  private isPausing = false;
  private isAsked = false;

  constructor(waiting: Waiting, job: () => void) {
    this.waiting = waiting;
    this.job = job;
  }

  /** Asks for the job; once it is done, it is not done again for `pause` ms. */
  ask(pause: number): void {
    if (this.isPausing) {
      this.isAsked = true;
      return;
    }
    this.isPausing = true;
    this.waiting.after(pause, () => {
      this.isPausing = false;
      if (!this.isAsked) return;
      this.isAsked = false;
      this.ask(pause);
    });
    this.job();
  }
}
