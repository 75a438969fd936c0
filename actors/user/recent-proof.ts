import type { Principal } from '#protocol/envelope';
import { type Refusal, refuse } from '#protocol/errors';
import { PROOF_LIFE_MS } from '#protocol/factors';

/** When each session was last proved to be its person's: by signing in, or by confirming since. */
export class Proofs {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** The session has just been proved; call it inside the transaction that took the proof. */
  renew(session: string, now: number): void {
    this.sql.exec('INSERT OR REPLACE INTO session_proof (session, at) VALUES (?, ?)', session, now);
  }

  /** Until when the last proof counts, in ms since the epoch; 0 when there never was one. */
  until(session: string): number {
    const row = this.sql.exec<{ at: number }>('SELECT at FROM session_proof WHERE session = ?', session).toArray()[0];
    return row ? row.at + PROOF_LIFE_MS : 0;
  }
}

/**
 * For sensitive changes: `null` when whoever asks has proved within the last ten minutes, in this session, that it is them; else the
 * refusal `step_up_required`, which the apps answer with a dialog and another try.
 */
export function needsRecentProof(proofs: Pick<Proofs, 'until'>, from: Principal, now: number): { ok: false; refusal: Refusal } | null {
  if (from.kind !== 'user') return refuse('forbidden');
  return proofs.until(from.session) > now ? null : refuse('step_up_required');
}
