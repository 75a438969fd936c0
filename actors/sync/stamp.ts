import type { ReplicaId } from '#protocol/ids';
import type { Stamp } from '#protocol/live';

/**
 * Hybrid logical clock (Kulkarni et al., 2014): wall time when it moves on, a counter when it does not.
 * A stamp is written so that comparing text compares time: 9 base-36 digits of milliseconds, 3 of counter, then the replica.
 */
export interface Clock {
  ms: number;
  counter: number;
}

export const ZERO_CLOCK: Clock = { ms: 0, counter: 0 };

/** Stamps of the actor itself sort after a replica's of the same instant. */
export const SERVER_REPLICA = '~';

const MS_DIGITS = 9;
const COUNTER_DIGITS = 3;
const COUNTER_LIMIT = 36 ** COUNTER_DIGITS;

const digits = (value: number, width: number) => value.toString(36).padStart(width, '0');

/** Milliseconds since the epoch that a stamp claims. */
export const stampMs = (stamp: Stamp): number => Number.parseInt(stamp.slice(0, MS_DIGITS), 36);
const stampCounter = (stamp: Stamp): number => Number.parseInt(stamp.slice(MS_DIGITS, MS_DIGITS + COUNTER_DIGITS), 36);
export const stampReplica = (stamp: Stamp): string => stamp.slice(MS_DIGITS + COUNTER_DIGITS);

/** The clock of a replica whose last stamp was the latest of these. */
export function clockOf(stamps: Iterable<Stamp>): Clock {
  let latest: Stamp | null = null;
  for (const stamp of stamps) if (isLater(stamp, latest)) latest = stamp;
  return latest === null ? ZERO_CLOCK : { ms: stampMs(latest), counter: stampCounter(latest) };
}

export const isLater = (a: Stamp, b: Stamp | null | undefined): boolean => b === null || b === undefined || a > b;

/**
 * The next stamp of a replica: later than its own last one and than `seen`, the stamp of the register that it overwrites.
 * So an edit of what one saw always wins, whatever the clocks say.
 */
export function tick(
  clock: Clock,
  now: number,
  replica: ReplicaId | typeof SERVER_REPLICA,
  seen?: Stamp | null,
): { stamp: Stamp; clock: Clock } {
  let ms = Math.max(Math.floor(now), clock.ms);
  let counter = ms === clock.ms ? clock.counter + 1 : 0;
  if (seen) {
    const seenMs = stampMs(seen);
    if (seenMs > ms) {
      ms = seenMs;
      counter = stampCounter(seen) + 1;
    } else if (seenMs === ms) counter = Math.max(counter, stampCounter(seen) + 1);
  }
  if (counter >= COUNTER_LIMIT) {
    ms += 1;
    counter = 0;
  }
  return { stamp: `${digits(ms, MS_DIGITS)}${digits(counter, COUNTER_DIGITS)}${replica}`, clock: { ms, counter } };
}
