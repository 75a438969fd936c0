import { UserId } from '#protocol/ids';
import { TenantRole } from '#protocol/roles';
import { type EmailClaim, type Mail, MailRecord, TenantConfig } from '#protocol/tenant';

export interface Member {
  user: UserId;
  email: string;
  name: string;
  verified: boolean;
  role: TenantRole;
}
type MemberRecord = { user: string; email: string; name: string; verified: number; role: string };

export type Visit = { kind: 'user' | 'resume'; id: string; attempts: number };

/** The SQL of a tenant's actor. */
export class TenantRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  member(user: string): Member | null {
    const row = this.sql.exec<MemberRecord>('SELECT user, email, name, verified, role FROM member WHERE user = ?', user).toArray()[0];
    return row
      ? { user: UserId.parse(row.user), email: row.email, name: row.name, verified: row.verified === 1, role: TenantRole.parse(row.role) }
      : null;
  }

  addMember(user: UserId, email: string, name: string, now: number): void {
    this.sql.exec('INSERT OR IGNORE INTO member (user, email, name, joined_at) VALUES (?, ?, ?, ?)', user, email, name, now);
  }

  /** The one who verified the address first, then the newest claims. */
  claims(email: string, limit: number): EmailClaim[] {
    return this.sql
      .exec<{ user: string; verified: number }>(
        'SELECT user, verified FROM member WHERE email = ? ORDER BY verified DESC, joined_at DESC LIMIT ?',
        email,
        limit,
      )
      .toArray()
      .map((row) => ({ user: UserId.parse(row.user), verified: row.verified === 1 }));
  }

  verify(user: UserId): void {
    this.sql.exec('UPDATE member SET verified = 1 WHERE user = ?', user);
  }

  setRole(user: UserId, role: TenantRole): void {
    this.sql.exec('UPDATE member SET role = ? WHERE user = ?', role, user);
  }

  config(): TenantConfig {
    const rows = this.sql.exec<{ key: string; value: string }>('SELECT key, value FROM config').toArray();
    const stored = Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value)]));
    return TenantConfig.parse({ registration: 'open', name: 'Vitae', ...stored });
  }

  setConfig(change: { [K in keyof TenantConfig]?: TenantConfig[K] | undefined }): void {
    for (const [key, value] of Object.entries(change))
      this.sql.exec('INSERT OR REPLACE INTO config (key, value) VALUES (?, ?)', key, JSON.stringify(value));
  }

  keys(): { kid: string; x: string; sealedD: string }[] {
    return this.sql
      .exec<{ kid: string; x: string; sealed_d: string }>('SELECT kid, x, sealed_d FROM signing_key ORDER BY created_at DESC')
      .toArray()
      .map((row) => ({ kid: row.kid, x: row.x, sealedD: row.sealed_d }));
  }

  addKey(kid: string, x: string, sealedD: string, now: number): void {
    this.sql.exec('INSERT INTO signing_key (kid, x, sealed_d, created_at) VALUES (?, ?, ?, ?)', kid, x, sealedD, now);
  }

  addMail(mail: Mail, now: number): void {
    this.sql.exec(
      "INSERT INTO mail (at, kind, recipient, subject, text, state) VALUES (?, ?, ?, ?, ?, 'waiting')",
      now,
      mail.kind,
      mail.to,
      mail.subject,
      mail.text,
    );
  }

  nextWaitingMail(): MailRecord | null {
    return this.mails("state = 'waiting'", 'id', 1)[0] ?? null;
  }

  markMail(id: number, state: MailRecord['state'], attempts: number): void {
    this.sql.exec('UPDATE mail SET state = ?, attempts = ? WHERE id = ?', state, attempts, id);
  }

  /** Newest first. */
  listMails(before: number | undefined, limit: number): MailRecord[] {
    return this.mails('id < ?1', 'id DESC', limit, before ?? Number.MAX_SAFE_INTEGER);
  }

  private mails(where: string, order: string, limit: number, ...bindings: number[]): MailRecord[] {
    return this.sql
      .exec<{ id: number; at: number; kind: string; recipient: string; subject: string; text: string; state: string; attempts: number }>(
        `SELECT id, at, kind, recipient, subject, text, state, attempts FROM mail WHERE ${where} ORDER BY ${order} LIMIT ${limit}`,
        ...bindings,
      )
      .toArray()
      .map(({ recipient, at, ...row }) => MailRecord.parse({ ...row, to: recipient, at: new Date(at).toISOString() }));
  }

  /** Begins to count anew. */
  startProgress(): void {
    this.sql.exec('INSERT OR REPLACE INTO reindex_progress (id, users, resumes) VALUES (1, 0, 0)');
  }

  progress(): { users: number; resumes: number } | null {
    return this.sql.exec<{ users: number; resumes: number }>('SELECT users, resumes FROM reindex_progress').toArray()[0] ?? null;
  }

  queueAllMembers(): void {
    this.sql.exec("INSERT OR IGNORE INTO reindex_queue (kind, id) SELECT 'user', user FROM member");
  }

  queueResume(id: string): void {
    this.sql.exec("INSERT OR IGNORE INTO reindex_queue (kind, id) VALUES ('resume', ?)", id);
  }

  nextVisits(limit: number): Visit[] {
    return this.sql
      .exec<{ kind: string; id: string; attempts: number }>(
        'SELECT kind, id, attempts FROM reindex_queue ORDER BY attempts, kind DESC LIMIT ?',
        limit,
      )
      .toArray()
      .map((row) => ({ ...row, kind: row.kind === 'user' ? 'user' : 'resume' }));
  }

  visited(visit: Visit): void {
    this.sql.exec(`UPDATE reindex_progress SET ${visit.kind === 'user' ? 'users = users + 1' : 'resumes = resumes + 1'}`);
    this.sql.exec('DELETE FROM reindex_queue WHERE kind = ? AND id = ?', visit.kind, visit.id);
  }

  visitFailed(visit: Visit): void {
    this.sql.exec('UPDATE reindex_queue SET attempts = attempts + 1 WHERE kind = ? AND id = ?', visit.kind, visit.id);
  }

  waitingVisits(): number {
    return this.sql.exec<{ n: number }>('SELECT COUNT(*) AS n FROM reindex_queue').one().n;
  }
}
