import type { LivePorts } from './ports.ts';

/** Pushes are this far apart, in ms: a dragged slider must not use up the socket's rate. */
const PUSH_GAP = 50;
/**
 * So many more may follow their answers without a gap, for what waited in a long queue; each gap in which nothing is pushed brings
 * back one of them. Less than the socket's burst, which leaves room for what else is said on it.
 */
const AT_ONCE = 20;

/** When to push: one at a time, and not too often. */
export class Pushing {
  private readonly ports: Pick<LivePorts, 'now' | 'after'>;
  private readonly push: (left: (hasLeft: boolean) => void) => boolean;
  private pushedAt = Number.NEGATIVE_INFINITY;
  private spare = AT_ONCE;
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

  /** `isHeldUp`: what is to be pushed had no room in the push before. */
  soon(isHeldUp: boolean): void {
    if (this.cancel || this.waits) return;
    // A clock that was put back must not stop it for as long.
    const wait = Math.min(PUSH_GAP, this.pushedAt + PUSH_GAP - this.ports.now());
    if (wait <= 0) return this.go();
    if (isHeldUp && this.spare > 0) {
      this.spare -= 1;
      return this.go();
    }
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
    if (!isUnderWay) {
      this.waits = false;
      return;
    }
    const now = this.ports.now();
    this.spare = Math.min(AT_ONCE, this.spare + Math.max(0, Math.floor((now - this.pushedAt) / PUSH_GAP) - 1));
    this.pushedAt = now;
  }
}
