import type { Language } from '#protocol/language';
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

  /** What they read, best first (BCP 47): what they chose, else what their browser asked for when they joined. */
  languages(): string[] {
    const row = this.sql.exec<{ language: string | null; heard: string | null }>('SELECT language, heard FROM preference').toArray()[0];
    return [row?.language ?? '', row?.heard ?? ''].filter((tag) => tag !== '');
  }

  /** Notes the language that somebody new reads, who has not said so themselves; call it inside a transaction. */
  hear(language: Language | undefined): void {
    if (language === undefined) return;
    this.sql.exec('INSERT INTO preference (one, heard) VALUES (1, ?1) ON CONFLICT (one) DO UPDATE SET heard = ?1', language);
  }

  /** What is not named stays; call it inside a transaction. */
  change({ language, theme, commentMails }: Preferences): void {
    this.sql.exec('INSERT OR IGNORE INTO preference (one) VALUES (1)');
    if (language !== undefined) this.sql.exec('UPDATE preference SET language = ?', language);
    if (theme !== undefined) this.sql.exec('UPDATE preference SET theme = ?', theme);
    if (commentMails !== undefined) this.sql.exec('UPDATE preference SET comment_mails = ?', commentMails ? 1 : 0);
  }
}
