import { SessionId, TenantId, UserId } from '#protocol/ids';
import { TenantRole } from '#protocol/roles';
import { DEFAULT_TENANT } from '#protocol/tenant';
import type { SessionRow } from './sessions.ts';

export interface Person {
  id: UserId;
  tenant: TenantId;
  tenantRole: TenantRole;
  email: string;
  emailVerifiedAt: number | null;
  name: string;
  /** As a PHC string; empty for somebody who signs in by other means. */
  password: string;
  createdAt: number;
  version: number;
}

export interface OneTimeCode {
  purpose: 'verify-email' | 'ticket' | 'reset-password' | 'change-email' | 'undo-deletion';
  subject: string;
  session: SessionId | null;
  expiresAt: number;
}

type PersonRecord = {
  id: string;
  tenant: string;
  tenant_role: string;
  email: string;
  email_verified_at: number | null;
  name: string;
  password: string;
  created_at: number;
  version: number;
};
type SessionRecord = {
  id: string;
  agent: string;
  place: string | null;
  created_at: number;
  last_used_at: number;
  expires_at: number;
  current_token: string;
  previous_token: string | null;
  rotated_at: number;
};

/** Somebody new, whose address is not verified yet. */
export const newPerson = (id: UserId, email: string, name: string, password: string, now: number, tenant = DEFAULT_TENANT): Person => ({
  id,
  tenant,
  tenantRole: 'member',
  email,
  emailVerifiedAt: null,
  name,
  password,
  createdAt: now,
  version: 0,
});

/** The SQL of a user's actor. */
export class UserRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  person(): Person | null {
    const row = this.sql.exec<PersonRecord>('SELECT * FROM person').toArray()[0];
    return row
      ? {
          id: UserId.parse(row.id),
          tenant: TenantId.parse(row.tenant),
          tenantRole: TenantRole.parse(row.tenant_role),
          email: row.email,
          emailVerifiedAt: row.email_verified_at,
          name: row.name,
          password: row.password,
          createdAt: row.created_at,
          version: row.version,
        }
      : null;
  }

  savePerson(person: Person): void {
    this.sql.exec(
      `INSERT OR REPLACE INTO person (id, tenant, tenant_role, email, email_verified_at, name, password, created_at, version)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      person.id,
      person.tenant,
      person.tenantRole,
      person.email,
      person.emailVerifiedAt,
      person.name,
      person.password,
      person.createdAt,
      person.version,
    );
  }

  session(id: SessionId): SessionRow | null {
    return sessionRow(this.sql.exec<SessionRecord>('SELECT * FROM session WHERE id = ?', id).toArray()[0]);
  }

  /** The session whose present or earlier refresh token has this hash. */
  sessionByToken(hash: string): SessionRow | null {
    return sessionRow(
      this.sql
        .exec<SessionRecord>(
          `SELECT * FROM session WHERE current_token = ?1 OR previous_token = ?1 OR id = (SELECT session FROM spent_token WHERE token = ?1)`,
          hash,
        )
        .toArray()[0],
    );
  }

  saveSession(session: SessionRow): void {
    this.sql.exec(
      `INSERT INTO session (id, agent, place, created_at, last_used_at, expires_at, current_token, previous_token, rotated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET agent = excluded.agent, place = excluded.place, last_used_at = excluded.last_used_at,
         current_token = excluded.current_token, previous_token = excluded.previous_token, rotated_at = excluded.rotated_at`,
      session.id,
      session.agent,
      session.place,
      session.createdAt,
      session.lastUsedAt,
      session.expiresAt,
      session.currentToken,
      session.previousToken,
      session.rotatedAt,
    );
  }

  spendToken(hash: string, session: string): void {
    this.sql.exec('INSERT OR IGNORE INTO spent_token (token, session) VALUES (?, ?)', hash, session);
  }

  endSession(id: string): void {
    this.sql.exec('DELETE FROM session WHERE id = ?', id);
  }

  /** Last used first. */
  sessions(): SessionRow[] {
    return this.sql.exec<SessionRecord>('SELECT * FROM session ORDER BY last_used_at DESC, id').toArray().map(sessionRowOf);
  }

  /** Ends what nobody can use any more. */
  forgetExpired(now: number, idleMs: number): void {
    this.sql.exec('DELETE FROM session WHERE expires_at <= ? OR last_used_at <= ?', now, now - idleMs);
    this.sql.exec('DELETE FROM open_place WHERE session NOT IN (SELECT id FROM session)');
    this.sql.exec('DELETE FROM one_time_code WHERE expires_at <= ?', now);
  }

  saveCode(hash: string, code: OneTimeCode): void {
    this.sql.exec(
      'INSERT INTO one_time_code (code, purpose, subject, session, expires_at) VALUES (?, ?, ?, ?, ?)',
      hash,
      code.purpose,
      code.subject,
      code.session,
      code.expiresAt,
    );
  }

  /** Takes a code out: whoever takes it first has it. */
  takeCode(hash: string, purpose: OneTimeCode['purpose'], now: number): { subject: string; session: SessionId | null } | null {
    const row = this.sql
      .exec<{ subject: string; session: string | null }>(
        'DELETE FROM one_time_code WHERE code = ? AND purpose = ? AND expires_at > ? RETURNING subject, session',
        hash,
        purpose,
        now,
      )
      .toArray()[0];
    return row ? { subject: row.subject, session: row.session === null ? null : SessionId.parse(row.session) } : null;
  }
}

const sessionRow = (row: SessionRecord | undefined): SessionRow | null => (row ? sessionRowOf(row) : null);

const sessionRowOf = (row: SessionRecord): SessionRow => ({
  id: SessionId.parse(row.id),
  agent: row.agent,
  place: row.place,
  createdAt: row.created_at,
  lastUsedAt: row.last_used_at,
  expiresAt: row.expires_at,
  currentToken: row.current_token,
  previousToken: row.previous_token,
  rotatedAt: row.rotated_at,
});
