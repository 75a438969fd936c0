import { z } from 'zod';
import { Arrangement, ListedResume, type ResumeSummary } from '#protocol/resume-list';

const Tags = z.array(z.string());

/** The résumés a person may open, as their actors told us, and how the person arranges them. */
export class ResumeListRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** Keeps the newest that a résumé's actor said; an older word arriving late changes nothing. */
  put(summary: ResumeSummary, version: number): void {
    this.upsert(summary.id, JSON.stringify(summary), summary.updatedAt, summary.trashedAt !== null, version);
  }

  /** The résumé is no longer this person's; the row stays without content so that a late `put` cannot bring it back. */
  drop(id: string, version: number): void {
    this.upsert(id, null, '', false, version);
    this.sql.exec('DELETE FROM arrangement WHERE resume = ?', id);
  }

  private upsert(id: string, summary: string | null, updatedAt: string, trashed: boolean, version: number): void {
    this.sql.exec(
      `INSERT INTO resume (id, summary, updated_at, trashed, version) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET summary = excluded.summary, updated_at = excluded.updated_at, trashed = excluded.trashed,
         version = excluded.version WHERE excluded.version >= resume.version`,
      id,
      summary,
      updatedAt,
      trashed ? 1 : 0,
      version,
    );
  }

  /** Most recently changed first; `after` is the last one's `updatedAt|id`. */
  list(trashed: boolean, after: [updatedAt: string, id: string] | null, limit: number): ListedResume[] {
    const [updatedAt, id] = after ?? ['\uffff', ''];
    return this.sql
      .exec<{ summary: string; tags: string | null; archived: number | null }>(
        `SELECT summary, tags, archived FROM resume LEFT JOIN arrangement ON arrangement.resume = resume.id
         WHERE summary IS NOT NULL AND trashed = ?1 AND (updated_at < ?2 OR (updated_at = ?2 AND id > ?3))
         ORDER BY updated_at DESC, id LIMIT ?4`,
        trashed ? 1 : 0,
        updatedAt,
        id,
        limit,
      )
      .toArray()
      .map(({ summary, tags, archived }) =>
        ListedResume.parse({ ...JSON.parse(summary), tags: Tags.parse(JSON.parse(tags ?? '[]')), archived: archived === 1 }),
      );
  }

  has(id: string): boolean {
    return this.sql.exec('SELECT 1 FROM resume WHERE id = ? AND summary IS NOT NULL', id).toArray().length > 0;
  }

  arrange(id: string, arrangement: Arrangement): void {
    const { tags, archived } = Arrangement.parse(arrangement);
    this.sql.exec(
      `INSERT INTO arrangement (resume, tags, archived) VALUES (?, ?, ?)
       ON CONFLICT (resume) DO UPDATE SET tags = excluded.tags, archived = excluded.archived`,
      id,
      JSON.stringify(tags),
      archived ? 1 : 0,
    );
  }

  /** Also those that are no longer this person's. */
  everyId(): string[] {
    return this.sql
      .exec<{ id: string }>('SELECT id FROM resume')
      .toArray()
      .map((row) => row.id);
  }

  /** Those that are this person's own, also in the trash. */
  owned(): string[] {
    return this.sql
      .exec<{ id: string }>("SELECT id FROM resume WHERE summary IS NOT NULL AND json_extract(summary, '$.role') = 'owner'")
      .toArray()
      .map((row) => row.id);
  }

  ids(): string[] {
    return this.sql
      .exec<{ id: string }>('SELECT id FROM resume WHERE summary IS NOT NULL')
      .toArray()
      .map((row) => row.id);
  }
}
