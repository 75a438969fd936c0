import { CohortId, InviteId, type UserId } from '#protocol/ids';
import type { Awaited } from '#protocol/tenant-cohorts';

type Row = {
  seq: number;
  id: string;
  email: string;
  name: string;
  cohort: string | null;
  sent_at: number;
  expires_at: number;
  taken_by: string | null;
  taken_at: number | null;
};

export interface KeptInvitation {
  seq: number;
  shown: Awaited;
  /** Ms since the epoch. */
  expiresAt: number;
  takenBy: string | null;
  takenAt: number;
}

export interface NewInvitation {
  id: InviteId;
  email: string;
  name: string;
  cohort: CohortId | null;
  /** SHA-256 of the link's secret. */
  code: string;
  by: string;
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** The SQL of invitations. */
export class InvitationsRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  to(email: string): KeptInvitation | null {
    return this.read('email = ?', email)[0] ?? null;
  }

  one(id: string): KeptInvitation | null {
    return this.read('id = ?', id)[0] ?? null;
  }

  byCode(code: string): KeptInvitation | null {
    return this.read('code = ?', code)[0] ?? null;
  }

  /** Newest first. */
  list(before: number, limit: number): KeptInvitation[] {
    return this.read('seq < ? ORDER BY seq DESC LIMIT ?', before, limit);
  }

  add({ id, email, name, cohort, code, by }: NewInvitation, now: number, expiresAt: number): void {
    this.sql.exec(
      'INSERT INTO awaited_person (id, email, name, cohort, code, by, sent_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      id,
      email,
      name,
      cohort,
      code,
      by,
      now,
      expiresAt,
    );
  }

  /** Gives it a new link; the one before is void. */
  renew(id: InviteId, code: string, now: number, expiresAt: number): void {
    this.sql.exec(
      'UPDATE awaited_person SET code = ?, sent_at = ?, expires_at = ?, taken_by = NULL, taken_at = NULL WHERE id = ?',
      code,
      now,
      expiresAt,
      id,
    );
  }

  setCohort(id: InviteId, cohort: CohortId): void {
    this.sql.exec('UPDATE awaited_person SET cohort = ? WHERE id = ?', cohort, id);
  }

  take(id: InviteId, user: UserId, now: number): void {
    this.sql.exec('UPDATE awaited_person SET taken_by = ?, taken_at = ? WHERE id = ?', user, now, id);
  }

  drop(id: InviteId): void {
    this.sql.exec('DELETE FROM awaited_person WHERE id = ?', id);
  }

  /** What could have been accepted until `before` at the latest. */
  forgetExpired(before: number): void {
    this.sql.exec('DELETE FROM awaited_person WHERE expires_at < ?', before);
  }

  private read(where: string, ...bindings: (string | number)[]): KeptInvitation[] {
    return this.sql
      .exec<Row>(
        `SELECT seq, id, email, name, cohort, sent_at, expires_at, taken_by, taken_at FROM awaited_person WHERE ${where}`,
        ...bindings,
      )
      .toArray()
      .map(({ seq, id, email, name, cohort, sent_at, expires_at, taken_by, taken_at }) => ({
        seq,
        expiresAt: expires_at,
        takenBy: taken_by,
        takenAt: taken_at ?? 0,
        shown: {
          id: InviteId.parse(id),
          email,
          name,
          cohort: CohortId.nullable().parse(cohort),
          sentAt: iso(sent_at),
          expiresAt: iso(expires_at),
        },
      }));
  }
}
