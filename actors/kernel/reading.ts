/** A reader that is so many UTF-16 units behind is dropped. */
export const MAX_UNREAD_UNITS = 1_000_000;
/** Whoever is sent to all the time must say what they have read at least so often, in ms. */
export const MAX_SILENT_MS = 4_000;
/** A pause of so many ms in what is sent begins the wait anew: the reader may have nothing more to say than that it is asleep. */
const PAUSE_MS = 1_500;
/** What a slow line carries in a millisecond (200 kbit/s): a long greeting takes its time. */
const SLOW_UNITS_PER_MS = 25;

/**
 * How far the reader of one socket has come. The platform does not tell how much of what was sent still waits in its buffers, so the
 * reader says what it has read (`got`). Memory only: nothing is under way to a socket that sleeps.
 */
export class Reading {
  private sent = 0;
  private read = 0;
  /** Whether we have counted from the moment when the socket was opened. */
  private readonly isWhole: boolean;
  /** What the reader had counted before we began to, as far as it has told. */
  private before = 0;
  /** When the wait for the reader's next word began: with what was sent first after it had read everything. */
  private waitsSince = 0;
  private sentAt = Number.NEGATIVE_INFINITY;
  private greeting = 0;

  /** `fromTheStart`: nothing has been sent on this socket before. */
  constructor(fromTheStart: boolean) {
    this.isWhole = fromTheStart;
  }

  get unread(): number {
    return this.sent - this.read;
  }

  /** Whether the reader is too far behind to be sent any more. `now` in ms. */
  isTooSlow(now: number): boolean {
    if (this.unread - this.greeting > MAX_UNREAD_UNITS) return true;
    return this.unread > 0 && now - this.sentAt < PAUSE_MS && now - this.waitsSince > MAX_SILENT_MS;
  }

  /** So many units were sent. */
  add(units: number, now: number): void {
    if (this.unread === 0 || now - this.sentAt >= PAUSE_MS) this.waitsSince = now;
    this.sent += units;
    this.sentAt = now;
  }

  /** A greeting was sent: it is as long as the document, so it is given time, and does not count as lagging behind. */
  greet(units: number, now: number): void {
    if (this.unread === 0) this.greeting = units;
    this.add(units, now);
    this.waitsSince = Math.max(this.waitsSince, now + units / SLOW_UNITS_PER_MS);
  }

  /** The reader says that it has read `units` since the socket was opened. `false` when it cannot have. */
  got(units: number, now: number): boolean {
    if (this.isWhole && units > this.sent) return false;
    // After a sleep only the reader knows what it was sent before: it has read as much of the rest as that leaves possible.
    this.before = Math.max(this.before, units - this.sent);
    const read = units - this.before;
    if (read <= this.read) return true;
    this.read = read;
    this.greeting = 0;
    this.waitsSince = now;
    return true;
  }
}
