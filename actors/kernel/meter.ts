import { type CountBatch, Counter, hourOf } from '#protocol/metrics';
import type { Alarms } from './alarms.ts';

export const METER_ALARM = 'kernel.meter';
/** What is counted is told within this time, in one message: a tenant hears of each of its actors at most once a minute. */
const TELL_MS = 60_000;
/** Of one message: more hours than that have nobody waiting for them. */
const MOST_TOLD = 500;

/**
 * Counts what an actor does, in its own database, until its tenant is told. All of it is called inside the transaction of what is
 * counted, so that a count is there if and only if the thing is.
 */
export class Meter {
  private readonly sql: SqlStorage;
  private readonly alarms: Pick<Alarms, 'setNoLater'>;
  private readonly now: () => number;

  constructor(sql: SqlStorage, alarms: Pick<Alarms, 'setNoLater'>, now: () => number) {
    this.sql = sql;
    this.alarms = alarms;
    this.now = now;
  }

  count(name: Counter, count = 1): void {
    if (count === 0) return;
    this.sql.exec(
      'INSERT INTO meter (hour, name, count) VALUES (?, ?, ?) ON CONFLICT (hour, name) DO UPDATE SET count = count + excluded.count',
      hourOf(this.now()),
      name,
      count,
    );
    this.alarms.setNoLater(METER_ALARM, this.now() + TELL_MS);
  }

  /** A running number begins at `value`: what came before does not count. */
  begin(name: Counter, value: number): void {
    this.sql.exec('INSERT OR REPLACE INTO meter_mark (name, value) VALUES (?, ?)', name, value);
  }

  /**
   * A running number has come to `value`: what it grew by since it was last looked at counts. So nothing has to be counted while it
   * runs. One that was never begun begins now.
   */
  upTo(name: Counter, value: number): void {
    const mark = this.sql.exec<{ value: number }>('SELECT value FROM meter_mark WHERE name = ?', name).toArray()[0]?.value ?? value;
    if (value > mark) this.count(name, value - mark);
    this.begin(name, value);
  }

  /** A file is put away under `key`; once, however often this is said. */
  stored(key: string, bytes: number): void {
    const isNew = this.sql.exec('INSERT OR IGNORE INTO meter_file (key, bytes) VALUES (?, ?) RETURNING key', key, bytes).toArray();
    if (isNew.length > 0) this.count('bytesStored', bytes);
  }

  /** The file goes. One that this actor did not put away does not count. */
  removed(key: string): void {
    for (const { bytes } of this.sql.exec<{ bytes: number }>('DELETE FROM meter_file WHERE key = ? RETURNING bytes', key).toArray())
      this.count('bytesRemoved', bytes);
  }

  /** What is to be told; it is forgotten here, so it leaves in the same transaction. `null` for nothing. */
  take(): CountBatch | null {
    const rows = this.sql
      .exec<{ hour: number; name: string; count: number }>('SELECT hour, name, count FROM meter ORDER BY hour, name LIMIT ?', MOST_TOLD)
      .toArray();
    for (const { hour, name } of rows) this.sql.exec('DELETE FROM meter WHERE hour = ? AND name = ?', hour, name);
    return rows.length === 0 ? null : rows.map(({ hour, name, count }) => [hour, Counter.parse(name), count]);
  }
}
