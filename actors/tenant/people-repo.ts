import { NoteId, ResumeId, UserId } from '#protocol/ids';
import type { MailLine, Note } from '#protocol/tenant-people';
import { MailLine as Line } from '#protocol/tenant-people';

export interface Suspension {
  at: string;
  by: UserId;
  why: string;
}
type NoteRecord = { id: string; at: number; by: string; by_name: string | null; words: string };

const iso = (ms: number) => new Date(ms).toISOString();

/** The SQL of what a tenant knows of its people beside their membership. */
export class PeopleRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  suspension(user: string): Suspension | null {
    const row = this.sql
      .exec<{ at: number; by: string; why: string }>('SELECT at, by, why FROM suspension WHERE user = ?', user)
      .toArray()[0];
    return row ? { at: iso(row.at), by: UserId.parse(row.by), why: row.why } : null;
  }

  suspend(user: UserId, by: string, why: string, now: number): void {
    this.sql.exec('INSERT INTO suspension (user, at, by, why) VALUES (?, ?, ?, ?)', user, now, by, why);
  }

  restore(user: UserId): void {
    this.sql.exec('DELETE FROM suspension WHERE user = ?', user);
  }

  addNote(id: NoteId, user: UserId, by: string, words: string, now: number): void {
    this.sql.exec('INSERT INTO note (id, user, at, by, words) VALUES (?, ?, ?, ?, ?)', id, user, now, by, words);
  }

  /** Newest first. Whoever wrote one and has left is named by nothing. */
  notes(user: string, limit: number): Note[] {
    return this.readNotes('note.user = ? ORDER BY note.at DESC, note.id LIMIT ?', user, limit);
  }

  note(id: NoteId): (Note & { user: UserId }) | null {
    const [note] = this.readNotes('note.id = ?', id);
    const user = this.sql.exec<{ user: string }>('SELECT user FROM note WHERE id = ?', id).toArray()[0]?.user;
    return note && user ? { ...note, user: UserId.parse(user) } : null;
  }

  dropNote(id: NoteId): void {
    this.sql.exec('DELETE FROM note WHERE id = ?', id);
  }

  /** What was mailed to an address, newest first, without its words. */
  mailsTo(email: string, limit: number): MailLine[] {
    return this.sql
      .exec<{ id: number; at: number; kind: string; subject: string; state: string; attempts: number }>(
        'SELECT id, at, kind, subject, state, attempts FROM mail WHERE recipient = ? ORDER BY id DESC LIMIT ?',
        email,
        limit,
      )
      .toArray()
      .map(({ at, ...row }) => Line.parse({ ...row, at: iso(at) }));
  }

  /** Takes down the pages of somebody's résumés: the addresses that were up, with whose each is. */
  hide(user: UserId, resumes: readonly ResumeId[]): { slug: string; resume: ResumeId }[] {
    return resumes.flatMap((resume) =>
      this.sql
        .exec<{ slug: string }>('SELECT slug FROM slug WHERE resume = ?', resume)
        .toArray()
        .map(({ slug }) => {
          this.sql.exec('INSERT OR IGNORE INTO hidden_page (slug, user) VALUES (?, ?)', slug, user);
          return { slug, resume };
        }),
    );
  }

  /**
   * Puts them up again. `byMark`: one that went down by the mark of moderators, before links told the two apart; those that a moderator
   * took down as well, as far as this tenant knows, keep it.
   */
  show(user: UserId): { slug: string; resume: ResumeId; byMark: boolean }[] {
    return this.sql
      .exec<{ slug: string; by_mark: number }>('DELETE FROM hidden_page WHERE user = ? RETURNING slug, by_mark', user)
      .toArray()
      .flatMap(({ slug, by_mark }) =>
        this.sql
          .exec<{ resume: string; moderated: number }>(
            "SELECT resume, EXISTS (SELECT 1 FROM moderation_case WHERE slug = ?1 AND state = 'unpublished') AS moderated FROM slug WHERE slug = ?1",
            slug,
          )
          .toArray()
          .map(({ resume, moderated }) => ({ slug, resume: ResumeId.parse(resume), byMark: by_mark === 1 && moderated === 0 })),
      );
  }

  forget(user: UserId): void {
    for (const table of ['suspension', 'note', 'hidden_page']) this.sql.exec(`DELETE FROM ${table} WHERE user = ?`, user);
  }

  private readNotes(where: string, ...bindings: (string | number)[]): Note[] {
    return this.sql
      .exec<NoteRecord>(
        `SELECT note.id, note.at, note.by, member.name AS by_name, note.words FROM note LEFT JOIN member ON member.user = note.by WHERE ${where}`,
        ...bindings,
      )
      .toArray()
      .map(({ id, at, by, by_name, words }) => ({ id: NoteId.parse(id), at: iso(at), by: UserId.parse(by), byName: by_name ?? '', words }));
  }
}
