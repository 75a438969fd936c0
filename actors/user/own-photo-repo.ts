import { PhotoKey } from '#protocol/photo';

export interface OwnPhotoRow {
  key: PhotoKey;
  state: 'coming' | 'stored' | 'going';
  /** Since when, in ms since 1970. */
  at: number;
}
type OwnPhotoRecord = { key: string; state: OwnPhotoRow['state']; at: number };

/** The SQL of a person's picture. */
export class OwnPhotoRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  all(): OwnPhotoRow[] {
    return this.sql
      .exec<OwnPhotoRecord>('SELECT key, state, at FROM own_photo ORDER BY key')
      .toArray()
      .map((row) => ({ ...row, key: PhotoKey.parse(row.key) }));
  }

  save({ key, state, at }: OwnPhotoRow): void {
    this.sql.exec('INSERT OR REPLACE INTO own_photo (key, state, at) VALUES (?, ?, ?)', key, state, at);
  }

  /** Its file is gone. */
  removeGoing(key: PhotoKey): void {
    this.sql.exec("DELETE FROM own_photo WHERE key = ? AND state = 'going'", key);
  }
}
