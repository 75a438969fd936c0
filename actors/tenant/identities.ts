import { UserId } from '#protocol/ids';

/** Whose an account elsewhere is. */
export class Identities {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** Gives (issuer, subject) to `user` if nobody has it, or `insteadOf` has; says whose it is then. */
  claim(issuer: string, subject: string, user: UserId, insteadOf: UserId | undefined): UserId {
    const row = this.sql
      .exec<{ user: string }>(
        `INSERT INTO identity (issuer, subject, user) VALUES (?1, ?2, ?3)
         ON CONFLICT (issuer, subject) DO UPDATE SET user = CASE WHEN user = ?4 THEN ?3 ELSE user END RETURNING user`,
        issuer,
        subject,
        user,
        insteadOf ?? null,
      )
      .one();
    return UserId.parse(row.user);
  }

  release(issuer: string, subject: string, user: UserId): void {
    this.sql.exec('DELETE FROM identity WHERE issuer = ? AND subject = ? AND user = ?', issuer, subject, user);
  }

  /** Somebody has left: nothing elsewhere is theirs any more. */
  forget(user: UserId): void {
    this.sql.exec('DELETE FROM identity WHERE user = ?', user);
  }
}
