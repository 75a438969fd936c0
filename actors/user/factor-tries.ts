/** So many wrong ones in a row cost nothing: fingers slip. */
export const FREE_TRIES = 5;
const LONGEST_MS = 15 * 60_000;

export interface Tries {
  count: number;
  /** Ms since the epoch. */
  retryAt: number;
}
export const NO_TRIES: Tries = { count: 0, retryAt: 0 };

/** After a wrong one: 1 s, 2 s, 4 s … 15 min. Never a lock-out. */
export function afterWrong(tries: Tries, now: number): Tries {
  const count = tries.count + 1;
  const delay = count <= FREE_TRIES ? 0 : Math.min(LONGEST_MS, 1_000 * 2 ** (count - FREE_TRIES - 1));
  return { count, retryAt: now + delay };
}

/** Seconds until the next may be shown; 0 for at once. */
export const secondsToWait = (tries: Tries, now: number): number => Math.max(0, Math.ceil((tries.retryAt - now) / 1_000));
