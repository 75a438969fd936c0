import { Preferences } from '#protocol/preferences';

type Row = { language: string | null; theme: string | null; comment_mails: number | null };

/** How the person wants their account to be. */
export class PreferencesRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** What they have said; nothing of what they have not. */
  all(): Preferences {
    const row = this.sql.exec<Row>('SELECT language, theme, comment_mails FROM preference').toArray()[0];
    return Preferences.parse({
      language: row?.language ?? undefined,
      theme: row?.theme ?? undefined,
      commentMails: row?.comment_mails == null ? undefined : row.comment_mails === 1,
    });
  }

  /** What is not named stays; call it inside a transaction. */
  change({ language, theme, commentMails }: Preferences): void {
    this.sql.exec('INSERT OR IGNORE INTO preference (one) VALUES (1)');
    if (language !== undefined) this.sql.exec('UPDATE preference SET language = ?', language);
    if (theme !== undefined) this.sql.exec('UPDATE preference SET theme = ?', theme);
    if (commentMails !== undefined) this.sql.exec('UPDATE preference SET comment_mails = ?', commentMails ? 1 : 0);
  }
}
