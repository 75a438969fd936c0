import { SessionId, UserId } from '#protocol/ids';

/** A look that goes on. */
export interface ViewRow {
  id: SessionId;
  user: UserId;
  by: UserId;
}
type ViewRecord = { id: string; user: string; by: string };

/** The SQL of looks at accounts. Times in ms since 1970. */
export class ViewsRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  begin({ id, user, by }: ViewRow, why: string, at: number, until: number): void {
    this.sql.exec('INSERT INTO view (id, user, by, why, at, until) VALUES (?, ?, ?, ?, ?, ?)', id, user, by, why, at, until);
  }

  /** `null` when it has ended, or never was. */
  open(id: string): ViewRow | null {
    return this.read('id = ?', id)[0] ?? null;
  }

  openBy(by: string): ViewRow[] {
    return this.read('by = ?', by);
  }

  openOf(user: string): ViewRow[] {
    return this.read('user = ?', user);
  }

  end(id: string, now: number): void {
    this.sql.exec('UPDATE view SET ended = ? WHERE id = ?', now, id);
  }

  forget(user: string): void {
    this.sql.exec('DELETE FROM view WHERE user = ?', user);
  }

  private read(where: string, binding: string): ViewRow[] {
    return this.sql
      .exec<ViewRecord>(`SELECT id, user, by FROM view WHERE ended IS NULL AND ${where}`, binding)
      .toArray()
      .map(({ id, user, by }) => ({ id: SessionId.parse(id), user: UserId.parse(user), by: UserId.parse(by) }));
  }
}
