import { askAgainAfter, turns } from './turns.ts';

/** An alarm's handler that waits too long is ended by the platform: before that it lets the next alarm wait. */
const WAIT_AT_MOST_MS = 60_000;

/** Waits until it is this job's turn on the processor; `false` when that takes too long. Whoever got one gives it back: `turns.end`. */
export async function waitForTurn(job: string, user: string, now: () => number): Promise<boolean> {
  const until = now() + WAIT_AT_MOST_MS;
  for (;;) {
    const before = turns.ask(job, user, now());
    if (before === 0) return true;
    if (now() > until) return false;
    await scheduler.wait(askAgainAfter(before));
  }
}
