import { InviteId, UserId } from '#protocol/ids';
import { InvitedRole } from '#protocol/resume';
import { Role } from '#protocol/roles';

export interface MemberRow {
  user: UserId;
  role: Role;
  name: string;
  /** Milliseconds since the epoch. */
  since: number;
}

export interface InviteRow {
  id: InviteId;
  email: string;
  role: InvitedRole;
  invitedBy: UserId;
  expiresAt: number;
}

type MemberRecord = { user: string; role: string; name: string; since: number };
type InviteRecord = { id: string; email: string; role: string; invited_by: string; expires_at: number };

const memberRow = (row: MemberRecord): MemberRow => ({ ...row, user: UserId.parse(row.user), role: Role.parse(row.role) });
const inviteRow = (row: InviteRecord): InviteRow => ({
  id: InviteId.parse(row.id),
  email: row.email,
  role: InvitedRole.parse(row.role),
  invitedBy: UserId.parse(row.invited_by),
  expiresAt: row.expires_at,
});

/** The SQL of a résumé's members and invitations. */
export class MembersRepo {
  private readonly sql: SqlStorage;
  /** The members as last read: every edit asks for its writer's role. */
  private known: Map<string, MemberRow> | null = null;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  member(user: string): MemberRow | null {
    return this.load().get(user) ?? null;
  }

  role(user: string): Role | undefined {
    return this.member(user)?.role;
  }

  /** In the order in which they came. */
  all(): MemberRow[] {
    return [...this.load().values()];
  }

  /** Drops what is in memory; the next read loads it again. */
  forget(): void {
    this.known = null;
  }

  private load(): Map<string, MemberRow> {
    if (!this.known) {
      const rows = this.sql.exec<MemberRecord>('SELECT user, role, name, since FROM member ORDER BY since, user').toArray();
      this.known = new Map(rows.map((row) => [row.user, memberRow(row)]));
    }
    return this.known;
  }

  save({ user, role, name, since }: MemberRow): void {
    this.forget();
    this.sql.exec('INSERT OR REPLACE INTO member (user, role, name, since) VALUES (?, ?, ?, ?)', user, role, name, since);
  }

  remove(user: string): void {
    this.forget();
    this.sql.exec('DELETE FROM member WHERE user = ?', user);
  }

  openInvites(now: number): InviteRow[] {
    return this.sql
      .exec<InviteRecord>('SELECT id, email, role, invited_by, expires_at FROM invite WHERE expires_at > ? ORDER BY expires_at, id', now)
      .toArray()
      .map(inviteRow);
  }

  /** One open invitation an address: a new one takes the place of the earlier. */
  saveInvite(invite: InviteRow, codeHash: string): void {
    this.sql.exec('DELETE FROM invite WHERE email = ?', invite.email);
    this.sql.exec(
      'INSERT INTO invite (id, code, email, role, invited_by, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
      invite.id,
      codeHash,
      invite.email,
      invite.role,
      invite.invitedBy,
      invite.expiresAt,
    );
  }

  removeInvite(id: string): void {
    this.sql.exec('DELETE FROM invite WHERE id = ?', id);
  }

  /** Takes an invitation out by its code: whoever takes it first has it. */
  takeInvite(codeHash: string, now: number): InviteRow | null {
    const row = this.sql
      .exec<InviteRecord>(
        'DELETE FROM invite WHERE code = ? AND expires_at > ? RETURNING id, email, role, invited_by, expires_at',
        codeHash,
        now,
      )
      .toArray()[0];
    return row ? inviteRow(row) : null;
  }

  clear(): void {
    this.forget();
    this.sql.exec('DELETE FROM member');
    this.sql.exec('DELETE FROM invite');
  }
}
