import { Effect, type Entry, laneOf } from './drain.ts';
import { log } from './log.ts';

/** The outbox's rows in one actor. */
export class Outbox {
  private readonly sql: SqlStorage;
  private readonly now: () => number;
  /** What `nextAt` last found; `undefined` when it must look again. Every command asks, and mostly nothing waits. */
  private next: number | null | undefined;

  constructor(sql: SqlStorage, now: () => number) {
    this.sql = sql;
    this.now = now;
  }

  /** Writes an effect down; call it inside the command's transaction. */
  add(effect: Effect): void {
    this.next = undefined;
    this.sql.exec('INSERT INTO outbox (lane, effect, next_at) VALUES (?, ?, ?)', laneOf(effect), JSON.stringify(effect), this.now());
  }

  /** The first waiting entry of each lane that is due, oldest first; `limit` at most. */
  due(limit: number): Entry[] {
    return this.sql
      .exec<{ id: number; lane: string; effect: string; attempts: number }>(
        `SELECT id, lane, effect, attempts FROM outbox AS head
         WHERE parked IS NULL AND next_at <= ?
           AND NOT EXISTS (SELECT 1 FROM outbox AS before WHERE before.lane = head.lane AND before.id < head.id AND before.parked IS NULL)
         ORDER BY id LIMIT ?`,
        this.now(),
        limit,
      )
      .toArray()
      .map((row) => ({ ...row, effect: Effect.parse(JSON.parse(row.effect)) }));
  }

  sent(entry: Entry): void {
    this.next = undefined;
    this.sql.exec('DELETE FROM outbox WHERE id = ?', entry.id);
  }

  retryAt(entry: Entry, delayMs: number): void {
    this.next = undefined;
    this.sql.exec('UPDATE outbox SET attempts = attempts + 1, next_at = ? WHERE id = ?', this.now() + delayMs, entry.id);
  }

  park(entry: Entry, why: string): void {
    this.next = undefined;
    log('error', 'outbox.parked', { lane: entry.lane, attempts: entry.attempts + 1, code: why });
    this.sql.exec('UPDATE outbox SET attempts = attempts + 1, parked = ? WHERE id = ?', why, entry.id);
  }

  /** When the next entry is due, or `null` when none waits. */
  nextAt(): number | null {
    if (this.next === undefined)
      this.next = this.sql.exec<{ at: number | null }>('SELECT MIN(next_at) AS at FROM outbox WHERE parked IS NULL').one().at;
    return this.next;
  }

  /** Drops what is in memory, after a transaction that failed. */
  forget(): void {
    this.next = undefined;
  }
}
