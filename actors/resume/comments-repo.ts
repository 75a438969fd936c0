import { z } from 'zod';
import { Anchor, type Comment, Mention, type Thread } from '#protocol/comments';
import type { Author } from '#protocol/history';
import { CommentId, ThreadId, UserId } from '#protocol/ids';

type ThreadRecord = {
  id: string;
  at: number;
  anchor: string;
  resolved_user: string | null;
  resolved_name: string | null;
  resolved_at: number | null;
  comments: number;
  bytes: number;
};
type CommentRecord = {
  n: number;
  id: string;
  thread: string;
  at: number;
  edited_at: number | null;
  user: string;
  name: string;
  body: string;
  mentions: string;
};

/** What deciding needs to know of a thread. */
export interface ThreadRow {
  id: ThreadId;
  isResolved: boolean;
  comments: number;
}
/** A comment as it is kept; times are milliseconds since the epoch. */
export interface CommentRow {
  id: CommentId;
  by: Author;
  at: number;
  editedAt: number | null;
  body: string;
  mentions: Mention[];
}

/** UTF-8 bytes that a comment takes. */
export const commentBytes = (said: { body: string; mentions: readonly Mention[] }): number =>
  new TextEncoder().encode(said.body + JSON.stringify(said.mentions)).byteLength;

const iso = (ms: number) => new Date(ms).toISOString();
const authorOf = (user: string, name: string): Author => ({ id: UserId.parse(user), name });

/** The SQL of a résumé's threads. */
export class CommentsRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** All threads, oldest first, as `user` sees them. */
  threads(user: string): Thread[] {
    const comments = new Map<string, CommentRecord[]>();
    for (const row of this.sql.exec<CommentRecord>('SELECT * FROM comment ORDER BY n')) {
      const others = comments.get(row.thread);
      if (others) others.push(row);
      else comments.set(row.thread, [row]);
    }
    const seen = new Map(
      this.sql
        .exec<{ thread: string; n: number }>('SELECT thread, n FROM thread_seen WHERE user = ?', user)
        .toArray()
        .map(({ thread, n }) => [thread, n]),
    );
    return this.sql
      .exec<ThreadRecord>('SELECT * FROM thread ORDER BY at, id')
      .toArray()
      .map((row) => {
        const own = comments.get(row.id) ?? [];
        return { ...threadOf(row, own.map(commentRow)), unread: own.some(({ n, user: by }) => n > (seen.get(row.id) ?? 0) && by !== user) };
      });
  }

  thread(id: string): ThreadRow | null {
    const row = this.sql.exec<ThreadRecord>('SELECT * FROM thread WHERE id = ?', id).toArray()[0];
    return row ? { id: ThreadId.parse(row.id), isResolved: row.resolved_at !== null, comments: row.comments } : null;
  }

  /** How much there is of everything. */
  totals(): { threads: number; bytes: number } {
    return this.sql
      .exec<{ threads: number; bytes: number }>('SELECT COUNT(*) AS threads, COALESCE(SUM(bytes), 0) AS bytes FROM thread')
      .one();
  }

  addThread(id: ThreadId, anchor: Anchor, at: number): void {
    this.sql.exec('INSERT INTO thread (id, at, anchor) VALUES (?, ?, ?)', id, at, JSON.stringify(anchor));
  }

  comment(thread: string, id: string): (CommentRow & { n: number }) | null {
    const row = this.sql.exec<CommentRecord>('SELECT * FROM comment WHERE thread = ? AND id = ?', thread, id).toArray()[0];
    return row ? { ...commentRow(row), n: row.n } : null;
  }

  addComment(thread: ThreadId, { id, by, at, body, mentions }: Omit<CommentRow, 'editedAt'>): void {
    this.sql.exec(
      'INSERT INTO comment (id, thread, at, user, name, body, mentions) VALUES (?, ?, ?, ?, ?, ?, ?)',
      id,
      thread,
      at,
      by.id,
      by.name,
      body,
      JSON.stringify(mentions),
    );
    this.resize(thread, 1, commentBytes({ body, mentions }));
  }

  editComment(thread: ThreadId, before: CommentRow, said: { body: string; mentions: Mention[] }, at: number): void {
    const { body, mentions } = said;
    this.sql.exec('UPDATE comment SET body = ?, mentions = ?, edited_at = ? WHERE id = ?', body, JSON.stringify(mentions), at, before.id);
    this.resize(thread, 0, commentBytes(said) - commentBytes(before));
  }

  /** Takes a comment out, and with the last one its thread. */
  removeComment(thread: ThreadRow, before: CommentRow): void {
    this.sql.exec('DELETE FROM comment WHERE id = ?', before.id);
    this.resize(thread.id, -1, -commentBytes(before));
    if (thread.comments > 1) return;
    this.sql.exec('DELETE FROM thread WHERE id = ?', thread.id);
    this.sql.exec('DELETE FROM thread_seen WHERE thread = ?', thread.id);
    this.sql.exec('DELETE FROM told WHERE about = ?', thread.id);
  }

  resolve(thread: string, by: Author, at: number): void {
    this.sql.exec('UPDATE thread SET resolved_user = ?, resolved_name = ?, resolved_at = ? WHERE id = ?', by.id, by.name, at, thread);
  }

  reopen(thread: string): void {
    this.sql.exec('UPDATE thread SET resolved_user = NULL, resolved_name = NULL, resolved_at = NULL WHERE id = ?', thread);
  }

  /** Whoever has said something in a thread. */
  participants(thread: string): UserId[] {
    return this.sql
      .exec<{ user: string }>('SELECT DISTINCT user FROM comment WHERE thread = ?', thread)
      .toArray()
      .map(({ user }) => UserId.parse(user));
  }

  /** Never back: of two devices the one that has seen more is right. */
  see(thread: string, user: string, n: number): void {
    this.sql.exec(
      `INSERT INTO thread_seen (thread, user, n) VALUES (?, ?, ?)
       ON CONFLICT (thread, user) DO UPDATE SET n = excluded.n WHERE excluded.n > thread_seen.n`,
      thread,
      user,
      n,
    );
  }

  /** When somebody was last told by mail of a thread (or of `'suggestions'`); `null` for never. */
  toldAt(about: string, user: string): number | null {
    return this.sql.exec<{ at: number }>('SELECT at FROM told WHERE about = ? AND user = ?', about, user).toArray()[0]?.at ?? null;
  }

  setTold(about: string, user: string, at: number): void {
    this.sql.exec('INSERT OR REPLACE INTO told (about, user, at) VALUES (?, ?, ?)', about, user, at);
  }

  clear(): void {
    for (const table of ['thread', 'comment', 'thread_seen', 'told']) this.sql.exec(`DELETE FROM ${table}`);
  }

  private resize(thread: string, comments: number, bytes: number): void {
    this.sql.exec('UPDATE thread SET comments = comments + ?, bytes = bytes + ? WHERE id = ?', comments, bytes, thread);
  }
}

const commentRow = ({ id, user, name, at, edited_at, body, mentions }: CommentRecord): CommentRow => ({
  id: CommentId.parse(id),
  by: authorOf(user, name),
  at,
  editedAt: edited_at,
  body,
  mentions: z.array(Mention).parse(JSON.parse(mentions)),
});

export const commentOf = ({ id, by, at, editedAt, body, mentions }: CommentRow): Comment => ({
  id,
  by,
  at: iso(at),
  editedAt: editedAt === null ? null : iso(editedAt),
  body,
  mentions,
});

const threadOf = (row: ThreadRecord, comments: readonly CommentRow[]): Omit<Thread, 'unread'> => ({
  id: ThreadId.parse(row.id),
  anchor: Anchor.parse(JSON.parse(row.anchor)),
  resolved:
    row.resolved_at === null || row.resolved_user === null
      ? null
      : { by: authorOf(row.resolved_user, row.resolved_name ?? ''), at: iso(row.resolved_at) },
  comments: comments.map(commentOf),
});
