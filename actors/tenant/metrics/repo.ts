import { type CountBatch, Counter, dayOf } from '#protocol/metrics';
import type { Counts, Span } from './rows.ts';

/** The SQL of a tenant's counts. */
export class MetricsRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** Inside the transaction. */
  add(counts: CountBatch): void {
    for (const [hour, name, count] of counts) {
      this.sql.exec(
        'INSERT INTO metric_hour (hour, name, value) VALUES (?, ?, ?) ON CONFLICT (hour, name) DO UPDATE SET value = value + excluded.value',
        hour,
        name,
        count,
      );
      this.sql.exec(
        'INSERT INTO metric_day (day, name, value) VALUES (?, ?, ?) ON CONFLICT (day, name) DO UPDATE SET value = value + excluded.value',
        dayOf(hour),
        name,
        count,
      );
    }
  }

  counts({ step, first, end }: Span): Map<number, Counts> {
    const sql =
      step === 'hour'
        ? 'SELECT hour AS at, name, value FROM metric_hour WHERE hour >= ? AND hour < ?'
        : 'SELECT day AS at, name, value FROM metric_day WHERE day >= ? AND day < ?';
    const found = new Map<number, Map<Counter, number>>();
    for (const { at, name, value } of this.sql.exec<{ at: number; name: string; value: number }>(sql, first, end)) {
      const counts = found.get(at) ?? new Map<Counter, number>();
      counts.set(Counter.parse(name), value);
      found.set(at, counts);
    }
    return found;
  }

  /** Bytes that were stored when `first` began. */
  storageBefore({ step, first }: Span): number {
    const day = step === 'hour' ? dayOf(first) : first;
    const sum = "COALESCE(SUM(CASE name WHEN 'bytesStored' THEN value WHEN 'bytesRemoved' THEN -value END), 0) AS bytes";
    const days = this.sql.exec<{ bytes: number }>(`SELECT ${sum} FROM metric_day WHERE day < ?`, day).one().bytes;
    if (step === 'day') return days;
    return (
      days + this.sql.exec<{ bytes: number }>(`SELECT ${sum} FROM metric_hour WHERE hour >= ? AND hour < ?`, day * 24, first).one().bytes
    );
  }

  totals(): [Counter, number][] {
    return this.sql
      .exec<{ name: string; value: number }>('SELECT name, SUM(value) AS value FROM metric_day GROUP BY name ORDER BY name')
      .toArray()
      .map(({ name, value }) => [Counter.parse(name), value]);
  }

  forgetHours(before: number): void {
    this.sql.exec('DELETE FROM metric_hour WHERE hour < ?', before);
  }

  /** What waits in this actor itself. */
  waiting(now: number): { members: number; mailsWaiting: number; outboxWaiting: number; outboxParked: number; alarmsLate: number } {
    const LATE_MS = 60_000;
    const count = (sql: string, ...bindings: number[]) => this.sql.exec<{ n: number }>(sql, ...bindings).one().n;
    return {
      members: count('SELECT COUNT(*) AS n FROM member'),
      mailsWaiting: count("SELECT COUNT(*) AS n FROM mail WHERE state = 'waiting'"),
      outboxWaiting: count('SELECT COUNT(*) AS n FROM outbox WHERE parked IS NULL'),
      outboxParked: count('SELECT COUNT(*) AS n FROM outbox WHERE parked IS NOT NULL'),
      alarmsLate: count('SELECT COUNT(*) AS n FROM alarm WHERE at < ?', now - LATE_MS),
    };
  }
}
