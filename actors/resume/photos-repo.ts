import { PhotoKey } from '#protocol/photo';

/** `coming`: let in, its file may not be there yet. `going`: its file is being removed. */
export type PhotoState = 'coming' | 'stored' | 'going';

export interface PhotoRow {
  key: PhotoKey;
  state: PhotoState;
  bytes: number;
  /** When the document or a version was last seen to show it (ms since the epoch). */
  usedAt: number;
}

type PhotoRecord = { key: string; state: PhotoState; bytes: number; used_at: number };
const rowOf = ({ key, state, bytes, used_at }: PhotoRecord): PhotoRow => ({ key: PhotoKey.parse(key), state, bytes, usedAt: used_at });

/** The SQL of a résumé's pictures. */
export class PhotosRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  all(): PhotoRow[] {
    return this.sql.exec<PhotoRecord>('SELECT key, state, bytes, used_at FROM photo ORDER BY key').toArray().map(rowOf);
  }

  one(key: string): PhotoRow | null {
    const row = this.sql.exec<PhotoRecord>('SELECT key, state, bytes, used_at FROM photo WHERE key = ?', key).toArray()[0];
    return row ? rowOf(row) : null;
  }

  add(key: PhotoKey, bytes: number, now: number): void {
    this.sql.exec("INSERT INTO photo (key, bytes, state, used_at) VALUES (?, ?, 'coming', ?)", key, bytes, now);
  }

  setState(key: PhotoKey, state: PhotoState): void {
    this.sql.exec('UPDATE photo SET state = ? WHERE key = ?', state, key);
  }

  setUsed(key: PhotoKey, at: number): void {
    this.sql.exec('UPDATE photo SET used_at = ? WHERE key = ?', at, key);
  }

  /** The résumé is gone: so are its pictures, once their files are removed. */
  allGoing(): void {
    this.sql.exec("UPDATE photo SET state = 'going'");
  }

  removeGone(key: PhotoKey): void {
    this.sql.exec("DELETE FROM photo WHERE key = ? AND state = 'going'", key);
  }
}
