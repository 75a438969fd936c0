import { askAgainAfter, turns } from './turns.ts';

/** An alarm's handler that waits too long is ended by the platform: before that it lets the next alarm wait. */
const WAIT_AT_MOST_MS = 60_000;

/** So often a job says that it still lives, however long one step of it takes. */
const HEARTBEAT_MS = 5_000;

/** Does `work` when it is this job's turn on the processor; `null` when that takes too long. */
export async function inTurn<T>(job: string, user: string, now: () => number, work: () => Promise<T>): Promise<T | null> {
  let heartbeat: ReturnType<typeof setInterval> | null = null;
  try {
    if (!(await waitForTurn(job, user, now))) return null;
    // Were it taken for dead, another would begin beside it: and in workerd whoever awaits what another actor has begun goes on as that one.
    heartbeat = setInterval(() => turns.keep(job, now()), HEARTBEAT_MS);
    return await work();
  } finally {
    if (heartbeat !== null) clearInterval(heartbeat);
    turns.end(job);
  }
}

async function waitForTurn(job: string, user: string, now: () => number): Promise<boolean> {
  const until = now() + WAIT_AT_MOST_MS;
  for (;;) {
    const before = turns.ask(job, user, now());
    if (before === 0) return true;
    if (now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, askAgainAfter(before)));
  }
}
