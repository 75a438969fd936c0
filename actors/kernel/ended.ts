/** Longer than a seal is good for (see `seal.ts`): by then nobody can come any more who was let in before the end. In ms. */
const REMEMBER_MS = 60_000;

/** Sessions that ended lately. */
export class EndedSessions {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  add(sessions: readonly string[], now: number): void {
    this.sql.exec('DELETE FROM ended_session WHERE until <= ?', now);
    for (const session of sessions)
      this.sql.exec('INSERT OR REPLACE INTO ended_session (session, until) VALUES (?, ?)', session, now + REMEMBER_MS);
  }

  has(session: string): boolean {
    return this.sql.exec('SELECT 1 FROM ended_session WHERE session = ?', session).toArray().length > 0;
  }
}
