import { COMMENT_LIMITS, type Suggestion, SuggestionState } from '#protocol/comments';
import type { Author } from '#protocol/history';
import { SuggestionId, UserId } from '#protocol/ids';
import type { Json } from '#protocol/json';
import { isTextPath, type Path } from '#protocol/registers';

type SuggestionRecord = {
  n: number;
  id: string;
  at: number;
  user: string;
  name: string;
  path: string;
  value: string;
  base: string;
  note: string | null;
  state: string;
  decided_user: string | null;
  decided_name: string | null;
  decided_at: number | null;
  bytes: number;
};

export interface NewSuggestion {
  id: SuggestionId;
  by: Author;
  /** Milliseconds since the epoch. */
  at: number;
  path: Path;
  value: Json;
  baseValue: Json;
  note: string | null;
}

const iso = (ms: number) => new Date(ms).toISOString();

/** The SQL of the changes that people suggest. */
export class SuggestionsRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** Oldest first. */
  all(): Suggestion[] {
    return this.sql.exec<SuggestionRecord>('SELECT * FROM suggestion ORDER BY n').toArray().map(suggestionOf);
  }

  get(id: string): Suggestion | null {
    const row = this.sql.exec<SuggestionRecord>('SELECT * FROM suggestion WHERE id = ?', id).toArray()[0];
    return row ? suggestionOf(row) : null;
  }

  /** Those that nobody has decided on. */
  waiting(): { count: number; bytes: number } {
    return this.sql
      .exec<{ count: number; bytes: number }>(
        "SELECT COUNT(*) AS count, COALESCE(SUM(bytes), 0) AS bytes FROM suggestion WHERE state IN ('open', 'outdated')",
      )
      .one();
  }

  add({ id, by, at, path, value, baseValue, note }: NewSuggestion): void {
    this.sql.exec(
      `INSERT INTO suggestion (id, at, user, name, path, value, base, note, state, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'open', ?)`,
      id,
      at,
      by.id,
      by.name,
      path,
      JSON.stringify(value),
      JSON.stringify(baseValue),
      note,
      suggestionBytes({ value, baseValue, note }),
    );
  }

  setOutdated(id: string): void {
    this.sql.exec("UPDATE suggestion SET state = 'outdated' WHERE id = ?", id);
  }

  /** Ends a suggestion for good. The oldest of those that have ended go. */
  end(id: string, state: Exclude<SuggestionState, 'open' | 'outdated'>, by: Author, at: number): void {
    this.sql.exec(
      'UPDATE suggestion SET state = ?, decided_user = ?, decided_name = ?, decided_at = ? WHERE id = ?',
      state,
      by.id,
      by.name,
      at,
      id,
    );
    let count = 0;
    let bytes = 0;
    const ended = this.sql.exec<{ n: number; bytes: number }>(
      "SELECT n, bytes FROM suggestion WHERE state NOT IN ('open', 'outdated') ORDER BY decided_at DESC, n DESC",
    );
    for (const row of ended.toArray()) {
      count += 1;
      bytes += row.bytes;
      if (count > COMMENT_LIMITS.decidedSuggestions || bytes > COMMENT_LIMITS.decidedSuggestionBytes)
        this.sql.exec('DELETE FROM suggestion WHERE n = ?', row.n);
    }
  }

  clear(): void {
    this.sql.exec('DELETE FROM suggestion');
  }
}

/** UTF-8 bytes that a suggestion takes. */
export const suggestionBytes = (parts: { value: Json; baseValue: Json; note: string | null }): number =>
  new TextEncoder().encode(JSON.stringify(parts)).byteLength;

const suggestionOf = (row: SuggestionRecord): Suggestion => ({
  id: SuggestionId.parse(row.id),
  by: { id: UserId.parse(row.user), name: row.name },
  at: iso(row.at),
  path: row.path,
  kind: isTextPath(row.path) ? 'prose' : 'set',
  value: JSON.parse(row.value),
  baseValue: JSON.parse(row.base),
  note: row.note,
  state: SuggestionState.parse(row.state),
  decided:
    row.decided_at === null || row.decided_user === null
      ? null
      : { by: { id: UserId.parse(row.decided_user), name: row.decided_name ?? '' }, at: iso(row.decided_at) },
});
