import type { Outcome } from '#protocol/errors';
import { refuse } from '#protocol/errors';
import type { Json } from '#protocol/json';

/** How long a command's key is remembered: longer than anybody retries. */
export const REMEMBER_MS = 7 * 24 * 3_600_000;

/** The commands that were carried out, by key: what makes a handler safe to run twice. */
export class DoneCommands {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** The reply of an earlier delivery; a refusal when the key was another command's; `null` when it is new. */
  find(key: string, digest: string): Outcome<Json> | null {
    const row = this.sql.exec<{ digest: string; reply: string }>('SELECT digest, reply FROM done_command WHERE key = ?', key).toArray()[0];
    if (!row) return null;
    return row.digest === digest ? { ok: true, value: JSON.parse(row.reply) } : refuse('idempotency_mismatch');
  }

  remember(key: string, digest: string, reply: Json, now: number): void {
    this.sql.exec('INSERT INTO done_command (key, digest, reply, at) VALUES (?, ?, ?, ?)', key, digest, JSON.stringify(reply), now);
  }

  forgetOld(now: number): void {
    this.sql.exec('DELETE FROM done_command WHERE at < ?', now - REMEMBER_MS);
  }

  isEmpty(): boolean {
    return this.sql.exec('SELECT 1 FROM done_command LIMIT 1').toArray().length === 0;
  }
}
