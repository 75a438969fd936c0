import { type Conflict, Conflict as ConflictShape } from '#protocol/live';

/** Older ones make room. */
export const MAX_CONFLICTS = 200;
/** As many are shown to somebody who opens the résumé. */
const SHOWN = 30;

type Row = { id: string; path: string; kind: string; at: number; stands: string; other: string };

const conflictOf = ({ stands, other, ...row }: Row): Conflict =>
  ConflictShape.parse({ ...row, stands: JSON.parse(stands), other: JSON.parse(other) });

/** The SQL of a résumé's conflicts. */
export class ConflictsRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** Takes the place of an earlier one of the same two people about the same; call it inside the transaction. */
  save({ id, path, kind, at, stands, other }: Conflict): void {
    const [a, b] = [stands.user.id, other.user.id];
    this.sql.exec(
      `DELETE FROM conflict WHERE path = ?1 AND kind = ?2
       AND ((stands_user = ?3 AND other_user = ?4) OR (stands_user = ?4 AND other_user = ?3))`,
      path,
      kind,
      a,
      b,
    );
    this.sql.exec(
      'INSERT INTO conflict (id, path, kind, at, stands, other, stands_user, other_user) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      id,
      path,
      kind,
      at,
      JSON.stringify(stands),
      JSON.stringify(other),
      a,
      b,
    );
    this.sql.exec('DELETE FROM conflict WHERE id NOT IN (SELECT id FROM conflict ORDER BY at DESC, id LIMIT ?)', MAX_CONFLICTS);
  }

  /** Those that concern `user` and that they have not put aside, the latest first: as many as are shown, or `limit`. */
  of(user: string, limit: number = SHOWN): Conflict[] {
    return this.sql
      .exec<Row>(
        `SELECT id, path, kind, at, stands, other FROM conflict
         WHERE (stands_user = ?1 AND stands_aside = 0) OR (other_user = ?1 AND other_aside = 0)
         ORDER BY at DESC, id LIMIT ?2`,
        user,
        limit,
      )
      .toArray()
      .map(conflictOf);
  }

  /** Says whether there was one that concerns `user`, put aside before or not. */
  putAside(id: string, user: string): boolean {
    const found = this.sql
      .exec('SELECT 1 FROM conflict WHERE id = ?1 AND (stands_user = ?2 OR other_user = ?2)', id, user)
      .toArray().length;
    this.sql.exec('UPDATE conflict SET stands_aside = 1 WHERE id = ? AND stands_user = ?', id, user);
    this.sql.exec('UPDATE conflict SET other_aside = 1 WHERE id = ? AND other_user = ?', id, user);
    this.sql.exec('DELETE FROM conflict WHERE id = ? AND stands_aside = 1 AND other_aside = 1', id);
    return found > 0;
  }

  clear(): void {
    this.sql.exec('DELETE FROM conflict');
  }
}
