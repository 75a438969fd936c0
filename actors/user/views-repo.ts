import { SessionId, UserId } from '#protocol/ids';
import type { ViewActor } from '#protocol/views';

/** A look by staff. `until`: ms since 1970. */
export interface View {
  id: SessionId;
  by: ViewActor;
  byName: string;
  until: number;
}
type ViewRecord = { id: string; by: string; by_session: string; by_name: string; until: number };

/** The SQL of looks that go on. */
export class ViewsRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** Told again, it is the same look. */
  begin({ id, by, byName, until }: View): void {
    this.sql.exec(
      'INSERT OR IGNORE INTO view (id, by, by_session, by_name, until) VALUES (?, ?, ?, ?, ?)',
      id,
      by.user,
      by.session,
      byName,
      until,
    );
  }

  one(id: string): View | null {
    return this.read('id = ?', id)[0] ?? null;
  }

  /** The one that ends first comes first. */
  all(): View[] {
    return this.read('TRUE ORDER BY until, id');
  }

  /** Whether there was one. */
  drop(id: string): boolean {
    return this.sql.exec('DELETE FROM view WHERE id = ? RETURNING id', id).toArray().length > 0;
  }

  private read(where: string, ...bindings: string[]): View[] {
    return this.sql
      .exec<ViewRecord>(`SELECT id, by, by_session, by_name, until FROM view WHERE ${where}`, ...bindings)
      .toArray()
      .map(({ id, by, by_session, by_name, until }) => ({
        id: SessionId.parse(id),
        by: { user: UserId.parse(by), session: SessionId.parse(by_session) },
        byName: by_name,
        until,
      }));
  }
}
