import { ADMIN_LIVE, AdminEvent } from '#protocol/admin-live';

export interface NumberedEvent {
  seq: number;
  event: AdminEvent;
}

/** The SQL of the events that staff are told. */
export class StaffEvents {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** Call it inside the transaction of what has happened. */
  add(event: AdminEvent): NumberedEvent {
    const { seq } = this.sql.exec<{ seq: number }>('INSERT INTO staff_event (event) VALUES (?) RETURNING seq', JSON.stringify(event)).one();
    this.sql.exec('DELETE FROM staff_event WHERE seq <= ?', seq - ADMIN_LIVE.kept);
    return { seq, event };
  }

  /** The number of the newest; 0 when nothing has happened yet. */
  last(): number {
    return this.sql.exec<{ seq: number | null }>('SELECT MAX(seq) AS seq FROM staff_event').one().seq ?? 0;
  }

  /** Everything after `since`, oldest first; `null` when some of it is no longer kept, or `since` is of another log. */
  after(since: number): NumberedEvent[] | null {
    const last = this.last();
    if (since > last || since < last - ADMIN_LIVE.kept) return null;
    return this.sql
      .exec<{ seq: number; event: string }>('SELECT seq, event FROM staff_event WHERE seq > ? ORDER BY seq', since)
      .toArray()
      .map(({ seq, event }) => ({ seq, event: AdminEvent.parse(JSON.parse(event)) }));
  }
}
