import { z } from 'zod';
import type { ApiToken } from '#protocol/api-tokens';
import { SessionId } from '#protocol/ids';
import { Scope } from '#protocol/scopes';

type TokenRecord = {
  id: string;
  name: string;
  scopes: string;
  created_at: number;
  expires_at: number;
  last_used_at: number | null;
};
const COLUMNS = 'id, name, scopes, created_at, expires_at, last_used_at';
const Scopes = z.array(Scope);

/** The SQL of a person's API tokens. Times are ms since the epoch. */
export class ApiTokensRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  add(token: ApiToken, hash: string): void {
    this.sql.exec(
      'INSERT INTO api_token (id, name, scopes, token, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
      token.id,
      token.name,
      JSON.stringify(token.scopes),
      hash,
      Date.parse(token.createdAt),
      Date.parse(token.expiresAt),
    );
  }

  /** The newest first; of those that have ended, none. */
  live(now: number): ApiToken[] {
    return this.sql
      .exec<TokenRecord>(`SELECT ${COLUMNS} FROM api_token WHERE expires_at > ? ORDER BY created_at DESC, id`, now)
      .toArray()
      .map(tokenOf);
  }

  byHash(hash: string, now: number): ApiToken | null {
    return this.one('token = ?', hash, now);
  }

  byId(id: string, now: number): ApiToken | null {
    return this.one('id = ?', id, now);
  }

  used(id: string, now: number): void {
    this.sql.exec('UPDATE api_token SET last_used_at = ? WHERE id = ?', now, id);
  }

  /** Whether there was such a token. */
  remove(id: string): boolean {
    return this.sql.exec('DELETE FROM api_token WHERE id = ?', id).rowsWritten > 0;
  }

  forgetExpired(now: number): void {
    this.sql.exec('DELETE FROM api_token WHERE expires_at <= ?', now);
  }

  private one(where: string, value: string, now: number): ApiToken | null {
    const row = this.sql.exec<TokenRecord>(`SELECT ${COLUMNS} FROM api_token WHERE ${where} AND expires_at > ?`, value, now).toArray()[0];
    return row ? tokenOf(row) : null;
  }
}

const iso = (ms: number) => new Date(ms).toISOString();
const tokenOf = (row: TokenRecord): ApiToken => ({
  id: SessionId.parse(row.id),
  name: row.name,
  scopes: Scopes.parse(JSON.parse(row.scopes)),
  createdAt: iso(row.created_at),
  expiresAt: iso(row.expires_at),
  lastUsedAt: row.last_used_at === null ? null : iso(row.last_used_at),
});
