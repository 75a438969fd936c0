import { refuse } from '#protocol/errors';
import { GUESSES, guessWait } from '#protocol/limits';

/** The password, asked once more of whoever is signed in; and the codes of an app, likewise. */
export const PASSWORD_PROOF = 'password/proof';
export const CODE_PROOF = 'factor/proof';

interface Surroundings {
  sql: SqlStorage;
  now: () => number;
  /** Runs a write in a transaction of its own. */
  write: (change: () => void) => unknown;
}

/**
 * Counts guesses at secrets, such as the password. A guess counts from its beginning, so that a hundred at once are not a hundred free
 * ones; a right one wipes the slate. `subject` says what is guessed and by whom.
 */
export class Guesses {
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  /** Begins a guess: `null` when it may be made, else the refusal, with the seconds to wait, which are `longestMs` at most. */
  begin(subject: string, longestMs: number = GUESSES.longestWaitMs): ReturnType<typeof refuse> | null {
    const { sql, write } = this.around;
    const now = this.around.now();
    const row = sql.exec<{ count: number; at: number }>('SELECT count, at FROM guess WHERE subject = ?', subject).toArray()[0];
    const known = row && row.at + GUESSES.forgetMs > now ? row : null;
    const wait = known ? guessWait(known.count, known.at, now, longestMs) : 0;
    if (wait > 0) return refuse('rate_limited', { retryAfter: Math.ceil(wait / 1_000) });
    write(() => {
      sql.exec('DELETE FROM guess WHERE at <= ?', now - GUESSES.forgetMs);
      sql.exec('INSERT OR REPLACE INTO guess (subject, count, at) VALUES (?, ?, ?)', subject, (known?.count ?? 0) + 1, now);
    });
    return null;
  }

  /** It was right. */
  right(subject: string): void {
    this.around.write(() => this.around.sql.exec('DELETE FROM guess WHERE subject = ?', subject));
  }

  /** It was not looked at: nothing was learned by it. */
  unheard(subject: string): void {
    this.around.write(() => this.around.sql.exec('UPDATE guess SET count = count - 1 WHERE subject = ?', subject));
  }
}
