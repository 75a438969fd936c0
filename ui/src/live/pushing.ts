import type { LivePorts } from './ports.ts';

/** Pushes are at least this far apart, in ms: a dragged slider must not use up the socket's rate. */
const PUSH_GAP = 50;

/** When to push: one at a time, and not too often. */
export class Pushing {
  private readonly ports: Pick<LivePorts, 'now' | 'after'>;
  private readonly push: (left: (hasLeft: boolean) => void) => boolean;
  private pushedAt = Number.NEGATIVE_INFINITY;
  private waits = false;
  private cancel: (() => void) | null = null;

  /** `push` begins to send the next one, says whether there is one, and later tells whether it has left. */
  constructor(ports: Pick<LivePorts, 'now' | 'after'>, push: (left: (hasLeft: boolean) => void) => boolean) {
    this.ports = ports;
    this.push = push;
  }

  /** Whether a push has not been answered. */
  get isWaiting(): boolean {
    return this.waits;
  }

  soon(): void {
    if (this.cancel || this.waits) return;
    // A clock that was put back must not stop it for as long.
    const wait = Math.min(PUSH_GAP, this.pushedAt + PUSH_GAP - this.ports.now());
    if (wait <= 0) return this.go();
    this.cancel = this.ports.after(wait, () => {
      this.cancel = null;
      this.go();
    });
  }

  /** It was answered, or never will be. */
  over(): void {
    this.waits = false;
  }

  stop(): void {
    this.cancel?.();
    this.cancel = null;
  }

  private go(): void {
    // Until it is known that it could not be sent: being written to the device is waiting, too.
    this.waits = true;
    const isUnderWay = this.push((hasLeft) => {
      this.waits = hasLeft;
    });
    if (isUnderWay) this.pushedAt = this.ports.now();
    else this.waits = false;
  }
}
