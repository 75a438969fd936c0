import { UserId } from '#protocol/ids';
import { Language } from '#protocol/language';
import { TenantRole } from '#protocol/roles';
import { type Mail, MailRecord } from '#protocol/tenant';

export interface Member {
  user: UserId;
  email: string;
  name: string;
  verified: boolean;
  role: TenantRole;
  /** Whether they want mails about comments and suggestions. */
  commentMails: boolean;
  /** Ms since the epoch. */
  joinedAt: number;
  /** Of their mails; `null` while nobody has said. */
  language: Language | null;
}
type MemberRecord = {
  user: string;
  email: string;
  name: string;
  verified: number;
  role: string;
  comment_mails: number;
  joined_at: number;
  language: string | null;
};
const MEMBER_COLUMNS = 'user, email, name, verified, role, comment_mails, joined_at, language';
const memberOf = (row: MemberRecord, usual: Language | null): Member => ({
  user: UserId.parse(row.user),
  email: row.email,
  name: row.name,
  verified: row.verified === 1,
  role: TenantRole.parse(row.role),
  commentMails: row.comment_mails === 1,
  joinedAt: row.joined_at,
  language: Language.nullable().parse(row.language) ?? usual,
});

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
  private readonly usual: () => Language | null;

  /** `usual`: in which people are spoken to who have not said which they read. */
  constructor(sql: SqlStorage, usual: () => Language | null = () => null) {
    this.sql = sql;
    this.usual = usual;
  }

  /** `usual`: of whoever has not said what they read; `null` tells only what they have said. */
  member(user: string, usual: Language | null = this.usual()): Member | null {
    const row = this.sql.exec<MemberRecord>(`SELECT ${MEMBER_COLUMNS} FROM member WHERE user = ?`, user).toArray()[0];
    return row ? memberOf(row, usual) : null;
  }

  /** Whose verified address it is. */
  memberAt(email: string): Member | null {
    const row = this.sql
      .exec<MemberRecord>(`SELECT ${MEMBER_COLUMNS} FROM member WHERE email = ? AND verified = 1 LIMIT 1`, email)
      .toArray()[0];
    return row ? memberOf(row, this.usual()) : null;
  }

  addMember({ user, email, name, language }: Pick<Member, 'user' | 'email' | 'name'> & { language?: Language | undefined }, now: number) {
    const columns = 'user, email, name, language, joined_at';
    this.sql.exec(`INSERT OR IGNORE INTO member (${columns}) VALUES (?, ?, ?, ?, ?)`, user, email, name, language ?? null, now);
  }

  /** A language that is not given stays. */
  setWishes(user: UserId, { commentMails, language }: { commentMails: boolean; language?: Language | undefined }): void {
    this.sql.exec('UPDATE member SET comment_mails = ? WHERE user = ?', commentMails ? 1 : 0, user);
    if (language !== undefined) this.sql.exec('UPDATE member SET language = ? WHERE user = ?', language, user);
  }

  /** The address is theirs. */
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

  /** Everybody with a say over others. */
  staff(): Member[] {
    return this.sql
      .exec<MemberRecord>(`SELECT ${MEMBER_COLUMNS} FROM member WHERE role <> 'member' ORDER BY joined_at, user`)
      .toArray()
      .map((row) => memberOf(row, this.usual()));
  }

  /** How many admins there are. */
  admins(): number {
    return this.sql.exec<{ n: number }>("SELECT COUNT(*) AS n FROM member WHERE role = 'admin'").one().n;
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
