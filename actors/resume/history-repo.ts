import { z } from 'zod';
import { type Author, Touched, VersionKind } from '#protocol/history';
import { UserId, VersionId } from '#protocol/ids';
import type { Path } from '#protocol/registers';
import type { ActivityRow, LoggedOp } from './history-activity.ts';
import type { Summary } from './history-touched.ts';

export interface VersionRow extends Summary {
  id: VersionId;
  /** Milliseconds since the epoch. */
  at: number;
  kind: VersionKind;
  label: string | null;
  seq: number;
  authors: UserId[];
  maker: UserId | null;
}

type VersionRecord = {
  id: string;
  at: number;
  kind: string;
  label: string | null;
  seq: number;
  authors: string;
  maker: string | null;
  touched: string;
  more: number;
};
type ActivityRecord = { id: number; user: string; began: number; ended: number; writes: number; touched: string; more: number };

const VERSION = 'id, at, kind, label, seq, authors, maker, touched, more';
const ACTIVITY = 'id, user, began, ended, writes, touched, more';
const Users = z.array(UserId);
const Parts = z.array(Touched);

const versionRow = (row: VersionRecord): VersionRow => ({
  ...row,
  id: VersionId.parse(row.id),
  kind: VersionKind.parse(row.kind),
  authors: Users.parse(JSON.parse(row.authors)),
  maker: UserId.nullable().parse(row.maker),
  touched: Parts.parse(JSON.parse(row.touched)),
});
const activityRow = (row: ActivityRecord): ActivityRow => ({ ...row, touched: Parts.parse(JSON.parse(row.touched)) });

/** The SQL of a résumé's history: versions without their states, activity, and the log of operations that both come from. */
export class HistoryRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** Oldest first. */
  versions(): VersionRow[] {
    return this.sql.exec<VersionRecord>(`SELECT ${VERSION} FROM version ORDER BY at, rowid`).toArray().map(versionRow);
  }

  version(id: string): VersionRow | null {
    const row = this.sql.exec<VersionRecord>(`SELECT ${VERSION} FROM version WHERE id = ?`, id).toArray()[0];
    return row ? versionRow(row) : null;
  }

  newest(): VersionRow | null {
    const row = this.sql.exec<VersionRecord>(`SELECT ${VERSION} FROM version ORDER BY at DESC, rowid DESC LIMIT 1`).toArray()[0];
    return row ? versionRow(row) : null;
  }

  save({ id, at, kind, label, seq, authors, maker, touched, more }: VersionRow): void {
    this.sql.exec(
      `INSERT INTO version (${VERSION}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, label = excluded.label, authors = excluded.authors, maker = excluded.maker,
       touched = excluded.touched, more = excluded.more`,
      id,
      at,
      kind,
      label,
      seq,
      JSON.stringify(authors),
      maker,
      JSON.stringify(touched),
      more,
    );
  }

  remove(id: string): void {
    this.sql.exec('DELETE FROM version WHERE id = ?', id);
    this.sql.exec('DELETE FROM version_part WHERE version = ?', id);
  }

  /** The operations after `seq` of which there is still a row, in their order. What a résumé was begun with has no path: nobody wrote it. */
  *opsSince(seq: number): Iterable<LoggedOp> {
    const rows = this.sql.exec<{ seq: number; at: number; user: string; path: Path; value: string | null }>(
      `SELECT seq, at, user, CASE WHEN at = (SELECT created_at FROM resume) THEN '' ELSE path END AS path,
       CASE WHEN path LIKE '%/alive' THEN value END AS value FROM op WHERE seq > ? ORDER BY seq`,
      seq,
    );
    for (const row of rows) yield { ...row, value: row.value === null ? undefined : JSON.parse(row.value) };
  }

  /** Removes operations up to `upto` that are older than `before` (ms) or that are not among the `most` last ones. */
  cutOps(upto: number, before: number, most: number): void {
    const last = this.sql.exec<{ seq: number | null }>('SELECT max(seq) AS seq FROM op').one().seq ?? 0;
    this.sql.exec('DELETE FROM op WHERE seq <= ? AND (at < ? OR seq <= ?)', upto, before, last - most);
  }

  /** When the oldest operation came that there is still a row of; `null` without any. */
  oldestOp(): number | null {
    return this.sql.exec<{ at: number }>('SELECT at FROM op ORDER BY seq LIMIT 1').toArray()[0]?.at ?? null;
  }

  /** The last activities that began before the one of id `before`, newest first. */
  activities(before: number, limit: number): ActivityRow[] {
    return this.sql
      .exec<ActivityRecord>(`SELECT ${ACTIVITY} FROM activity WHERE id < ? ORDER BY id DESC LIMIT ?`, before, limit)
      .toArray()
      .map(activityRow);
  }

  /** Activities that went on after `since` (ms). */
  openActivities(since: number): ActivityRow[] {
    return this.sql.exec<ActivityRecord>(`SELECT ${ACTIVITY} FROM activity WHERE ended > ?`, since).toArray().map(activityRow);
  }

  saveActivity({ id, user, began, ended, writes, touched, more }: ActivityRow): void {
    this.sql.exec(
      `INSERT OR REPLACE INTO activity (${ACTIVITY}) VALUES (?, ?, ?, ?, ?, ?, ?)`,
      id,
      user,
      began,
      ended,
      writes,
      JSON.stringify(touched),
      more,
    );
  }

  /** Keeps the `most` last activities. */
  cutActivities(most: number): void {
    this.sql.exec('DELETE FROM activity WHERE id <= (SELECT id FROM activity ORDER BY id DESC LIMIT 1 OFFSET ?)', most);
  }

  /** Up to which operation activity is summed up. */
  summed(): number {
    return this.sql.exec<{ summed: number }>('SELECT summed FROM history').one().summed;
  }

  saveSummed(seq: number): void {
    this.sql.exec('UPDATE history SET summed = ?', seq);
  }

  /** Whether this is somebody's first write in `minute`; then it is theirs, under the name that they have now. */
  wroteFirst(user: string, name: string, minute: number): boolean {
    const known = this.sql.exec<{ name: string; minute: number }>('SELECT name, minute FROM author WHERE user = ?', user).toArray()[0];
    if (known && known.minute === minute && known.name === name) return false;
    this.sql.exec('INSERT OR REPLACE INTO author (user, name, minute) VALUES (?, ?, ?)', user, name, minute);
    return true;
  }

  /** Counts a minute in which people wrote, once; returns how many there were since the last version. */
  countMinute(minute: number): number {
    this.sql.exec('UPDATE history SET active = active + 1, minute = ? WHERE minute <> ?', minute, minute);
    return this.sql.exec<{ active: number }>('SELECT active FROM history').one().active;
  }

  /** A version was kept: whoever writes next begins anew, also within the same minute. */
  countFromZero(): void {
    this.sql.exec('UPDATE history SET active = 0, minute = 0');
    this.sql.exec('UPDATE author SET minute = 0');
  }

  /** People by id, with the last name that they wrote under. */
  authors(): (user: UserId) => Author {
    const names = new Map(
      this.sql
        .exec<{ user: string; name: string }>('SELECT user, name FROM author')
        .toArray()
        .map(({ user, name }) => [user, name]),
    );
    return (id) => ({ id, name: names.get(id) ?? '' });
  }

  clear(): void {
    for (const table of ['version', 'version_part', 'activity', 'author']) this.sql.exec(`DELETE FROM ${table}`);
    this.countFromZero();
  }
}
