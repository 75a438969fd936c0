import type { SessionId } from '#protocol/ids';
import { EpochFloor, FIRST_FLOOR } from '#protocol/token-epoch';

/** The epoch of this person's access tokens (see `#protocol/token-epoch`). */
export class TokenEpoch {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  floor(): EpochFloor {
    const row = this.sql.exec<{ epoch: number; kept: string | null }>('SELECT epoch, kept FROM token_epoch').toArray()[0];
    return row ? EpochFloor.parse(row) : FIRST_FLOOR;
  }

  /** A new epoch begins, in which only `kept` of the earlier sessions goes on. Call it inside a transaction. */
  raise(kept: SessionId | null): EpochFloor {
    const floor = { epoch: this.floor().epoch + 1, kept };
    this.sql.exec('INSERT OR REPLACE INTO token_epoch (one, epoch, kept) VALUES (1, ?, ?)', floor.epoch, kept);
    return floor;
  }
}
