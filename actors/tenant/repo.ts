import { UserId } from '#protocol/ids';
import { TenantRole } from '#protocol/roles';
import { type EmailClaim, type Mail, MailRecord, TenantConfig } from '#protocol/tenant';

export interface Member {
  user: UserId;
  email: string;
  name: string;
  verified: boolean;
  role: TenantRole;
  /** Whether they want mails about comments and suggestions. */
  commentMails: boolean;
}
type MemberRecord = { user: string; email: string; name: string; verified: number; role: string; comment_mails: number };

type MailRow = {
  id: number;
  at: number;
  kind: string;
  recipient: string;
  subject: string;
  text: string;
  html: string | null;
  state: string;
  attempts: number;
};

export interface StoredKey {
  kid: string;
  x: string;
  sealedD: string;
  /** Milliseconds since the epoch. */
  signsFrom: number;
}

export type Visit = { kind: 'user' | 'resume'; id: string; attempts: number };

/** The SQL of a tenant's actor. */
export class TenantRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  member(user: string): Member | null {
    const row = this.sql
      .exec<MemberRecord>('SELECT user, email, name, verified, role, comment_mails FROM member WHERE user = ?', user)
      .toArray()[0];
    return row
      ? {
          user: UserId.parse(row.user),
          email: row.email,
          name: row.name,
          verified: row.verified === 1,
          role: TenantRole.parse(row.role),
          commentMails: row.comment_mails === 1,
        }
      : null;
  }

  addMember(user: UserId, email: string, name: string, now: number): void {
    this.sql.exec('INSERT OR IGNORE INTO member (user, email, name, joined_at) VALUES (?, ?, ?, ?)', user, email, name, now);
  }

  setCommentMails(user: UserId, wanted: boolean): void {
    this.sql.exec('UPDATE member SET comment_mails = ? WHERE user = ?', wanted ? 1 : 0, user);
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

  setEmail(user: UserId, email: string): void {
    this.sql.exec('UPDATE member SET email = ?, verified = 1 WHERE user = ?', email, user);
  }

  /** Forgets a member, with every mail to them, from them, and about what went with them. */
  removeMember(user: UserId, resumes: readonly string[]): void {
    const email = this.member(user)?.email;
    if (email !== undefined) this.sql.exec('DELETE FROM mail WHERE recipient = ?', email);
    for (const origin of [user, ...resumes]) this.sql.exec('DELETE FROM mail WHERE origin = ?', origin);
    this.sql.exec("DELETE FROM reindex_queue WHERE kind = 'user' AND id = ?", user);
    this.sql.exec('DELETE FROM member WHERE user = ?', user);
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

  /** In the order in which they sign. */
  keys(): StoredKey[] {
    return this.sql
      .exec<{ kid: string; x: string; sealed_d: string; signs_from: number }>(
        'SELECT kid, x, sealed_d, signs_from FROM signing_key ORDER BY signs_from, created_at',
      )
      .toArray()
      .map((row) => ({ kid: row.kid, x: row.x, sealedD: row.sealed_d, signsFrom: row.signs_from }));
  }

  addKey({ kid, x, sealedD, signsFrom }: StoredKey, now: number): void {
    this.sql.exec(
      'INSERT INTO signing_key (kid, x, sealed_d, created_at, signs_from) VALUES (?, ?, ?, ?, ?)',
      kid,
      x,
      sealedD,
      now,
      signsFrom,
    );
  }

  dropKey(kid: string): void {
    this.sql.exec('DELETE FROM signing_key WHERE kid = ?', kid);
  }

  /** `origin`: the person or résumé that it is about. */
  addMail(mail: Mail, origin: string | null, now: number): void {
    this.sql.exec(
      "INSERT INTO mail (at, kind, recipient, subject, text, html, origin, state) VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting')",
      now,
      mail.kind,
      mail.to,
      mail.subject,
      mail.text,
      mail.html ?? null,
      origin,
    );
  }

  nextWaitingMail(): MailRecord | null {
    return this.mails("state = 'waiting'", 'id', 1)[0] ?? null;
  }

  /** Mails are kept for a while, for admins to look at. */
  forgetMails(before: number): void {
    this.sql.exec("DELETE FROM mail WHERE at <= ? AND state <> 'waiting'", before);
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
      .exec<MailRow>(
        `SELECT id, at, kind, recipient, subject, text, html, state, attempts FROM mail WHERE ${where} ORDER BY ${order} LIMIT ${limit}`,
        ...bindings,
      )
      .toArray()
      .map(({ recipient, at, html, ...row }) =>
        MailRecord.parse({ ...row, to: recipient, at: new Date(at).toISOString(), ...(html === null ? {} : { html }) }),
      );
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
