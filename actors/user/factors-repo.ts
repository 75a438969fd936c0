import { z } from 'zod';
import type { Answered, PasskeyRow } from './passkeys.ts';

const Transports = z.array(z.string());

export interface TotpRow {
  /** Encrypted. */
  secret: string;
  since: number | null;
  lastStep: number;
}

/** The SQL of second factors. */
export class FactorsRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  passkeys(): PasskeyRow[] {
    return this.sql
      .exec<{
        id: string;
        public_key: ArrayBuffer;
        counter: number;
        transports: string;
        name: string;
        is_synced: number;
        created_at: number;
        last_used_at: number | null;
      }>('SELECT * FROM passkey ORDER BY created_at, id')
      .toArray()
      .map((row) => ({
        id: row.id,
        publicKey: new Uint8Array(row.public_key),
        counter: row.counter,
        transports: Transports.parse(JSON.parse(row.transports)),
        name: row.name,
        isSynced: row.is_synced === 1,
        createdAt: row.created_at,
        lastUsedAt: row.last_used_at,
      }));
  }

  passkey(id: string): PasskeyRow | null {
    return this.passkeys().find((row) => row.id === id) ?? null;
  }

  addPasskey(row: PasskeyRow): void {
    this.sql.exec(
      `INSERT INTO passkey (id, public_key, counter, transports, name, is_synced, created_at, last_used_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      row.id,
      row.publicKey,
      row.counter,
      JSON.stringify(row.transports),
      row.name,
      row.isSynced ? 1 : 0,
      row.createdAt,
      row.lastUsedAt,
    );
  }

  /** `false` when it is not there any more, or said a count as high as this one since it was read. */
  passkeyUsed(id: string, counter: number, now: number): boolean {
    return (
      this.sql
        .exec(
          'UPDATE passkey SET counter = ?1, last_used_at = ?2 WHERE id = ?3 AND (counter < ?1 OR (counter = 0 AND ?1 = 0)) RETURNING id',
          counter,
          now,
          id,
        )
        .toArray().length === 1
    );
  }

  renamePasskey(id: string, name: string): void {
    this.sql.exec('UPDATE passkey SET name = ? WHERE id = ?', name, id);
  }

  removePasskey(id: string): void {
    this.sql.exec('DELETE FROM passkey WHERE id = ?', id);
  }

  /** `false` when it was spent before. */
  spendChallenge({ challenge, expiresAt }: Answered): boolean {
    return (
      this.sql
        .exec('INSERT OR IGNORE INTO spent_challenge (challenge, expires_at) VALUES (?, ?) RETURNING challenge', challenge, expiresAt)
        .toArray().length === 1
    );
  }

  totp(): TotpRow | null {
    const row = this.sql
      .exec<{ secret: string; since: number | null; last_step: number }>('SELECT secret, since, last_step FROM totp')
      .toArray()[0];
    return row ? { secret: row.secret, since: row.since, lastStep: row.last_step } : null;
  }

  saveTotp(row: TotpRow): void {
    this.sql.exec('INSERT OR REPLACE INTO totp (id, secret, since, last_step) VALUES (1, ?, ?, ?)', row.secret, row.since, row.lastStep);
  }

  removeTotp(): void {
    this.sql.exec('DELETE FROM totp');
  }

  recoveryCodesLeft(): number {
    return this.sql.exec<{ n: number }>('SELECT COUNT(*) AS n FROM recovery_code').one().n;
  }

  replaceRecoveryCodes(hashes: readonly string[]): void {
    this.sql.exec('DELETE FROM recovery_code');
    for (const hash of hashes) this.sql.exec('INSERT INTO recovery_code (code) VALUES (?)', hash);
  }

  /** `false` when there is no such code (any more). */
  useRecoveryCode(hash: string): boolean {
    return this.sql.exec('DELETE FROM recovery_code WHERE code = ? RETURNING code', hash).toArray().length === 1;
  }

  addTicket(hash: string, tries: number, expiresAt: number): void {
    this.sql.exec('INSERT INTO factor_ticket (ticket, tries_left, expires_at) VALUES (?, ?, ?)', hash, tries, expiresAt);
  }

  hasTicket(hash: string, now: number): boolean {
    return (
      this.sql.exec('SELECT 1 FROM factor_ticket WHERE ticket = ? AND tries_left > 0 AND expires_at > ?', hash, now).toArray().length === 1
    );
  }

  dropTickets(): void {
    this.sql.exec('DELETE FROM factor_ticket');
  }

  /** One try of a ticket is gone. */
  wearTicket(hash: string): void {
    this.sql.exec('UPDATE factor_ticket SET tries_left = tries_left - 1 WHERE ticket = ?', hash);
  }

  dropTicket(hash: string): void {
    this.sql.exec('DELETE FROM factor_ticket WHERE ticket = ?', hash);
  }

  forgetExpired(now: number): void {
    this.sql.exec('DELETE FROM spent_challenge WHERE expires_at <= ?', now);
    this.sql.exec('DELETE FROM factor_ticket WHERE expires_at <= ?', now);
  }
}
