import type { Breathe } from '../breath.ts';

/** Long enough that pausing costs little, short enough that nobody waits long. */
const SLICE_MS = 8;
/** Where the clock stands still between I/O, pieces of work are counted instead. */
const SLICE_PIECES = 12;

/**
 * A breath for workerd, which runs every request of a process on one thread. Only a timer lets others in (1.4 ms, measured; a
 * message to oneself costs nothing and lets nobody in), so it is taken when the thread has been kept for some milliseconds.
 */
export function timedBreath(now: () => number, pause: () => Promise<void>): Breathe {
  let since = now();
  let pieces = 0;
  return () => {
    pieces += 1;
    const passed = now() - since;
    if (passed < SLICE_MS && !(passed === 0 && pieces >= SLICE_PIECES)) return undefined;
    return pause().then(() => {
      since = now();
      pieces = 0;
    });
  };
}

/** One for the process: how long the thread has been kept does not depend on whose work it was. */
export const workerdBreath: Breathe = timedBreath(
  () => Date.now(),
  () => new Promise((resolve) => setTimeout(resolve, 0)),
);
