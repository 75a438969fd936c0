import type { z } from 'zod';
import { type ClaimId, ResumeId } from '#protocol/ids';
import { type PageReport, ReportRecord } from '#protocol/pages';

type Report = z.infer<typeof PageReport>;
type ReportRow = { id: number; at: number; slug: string; resume: string; reason: string; words: string; state: string };

/** The SQL of what a tenant knows of public pages. */
export class PagesRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** Gives an address to a résumé, if none or this one has it; says whose it is then. */
  claim(slug: string, resume: ResumeId, claim: ClaimId): ResumeId {
    this.sql.exec(
      `INSERT INTO slug (slug, resume, claim) VALUES (?1, ?2, ?3)
       ON CONFLICT (slug) DO UPDATE SET claim = excluded.claim WHERE resume = excluded.resume`,
      slug,
      resume,
      claim,
    );
    return this.holder(slug) ?? resume;
  }

  release(slug: string, resume: ResumeId, claim: ClaimId): void {
    this.sql.exec('DELETE FROM slug WHERE slug = ? AND resume = ? AND claim = ?', slug, resume, claim);
  }

  holder(slug: string): ResumeId | null {
    const row = this.sql.exec<{ resume: string }>('SELECT resume FROM slug WHERE slug = ?', slug).toArray()[0];
    return row ? ResumeId.parse(row.resume) : null;
  }

  /** How many reports are open, of one address and in all. */
  openReports(slug: string): { ofPage: number; all: number } {
    return this.sql
      .exec<{ ofPage: number; all: number }>(
        `SELECT COUNT(*) FILTER (WHERE slug = ?) AS ofPage, COUNT(*) AS "all" FROM report WHERE state = 'open'`,
        slug,
      )
      .one();
  }

  addReport(slug: string, resume: ResumeId, { reason, words }: Report, now: number): void {
    this.sql.exec(
      "INSERT INTO report (at, slug, resume, reason, words, state) VALUES (?, ?, ?, ?, ?, 'open')",
      now,
      slug,
      resume,
      reason,
      words,
    );
  }

  report(id: number): ReportRecord | null {
    return this.reports('id = ?1', 1, id)[0] ?? null;
  }

  /** Newest first. */
  listReports(before: number | undefined, limit: number): ReportRecord[] {
    return this.reports('id < ?1', limit, before ?? Number.MAX_SAFE_INTEGER);
  }

  /** What is decided about one report is decided about all that are open of the same page. */
  decide(report: ReportRecord, state: ReportRecord['state']): void {
    this.sql.exec("UPDATE report SET state = ? WHERE id = ? OR (slug = ? AND state = 'open')", state, report.id, report.slug);
  }

  /** The résumé is no more. */
  forget(resumes: readonly string[]): void {
    for (const resume of resumes) {
      this.sql.exec('DELETE FROM report WHERE resume = ?', resume);
      this.sql.exec('DELETE FROM slug WHERE resume = ?', resume);
    }
  }

  private reports(where: string, limit: number, binding: number): ReportRecord[] {
    return this.sql
      .exec<ReportRow>(
        `SELECT id, at, slug, resume, reason, words, state FROM report WHERE ${where} ORDER BY id DESC LIMIT ${limit}`,
        binding,
      )
      .toArray()
      .map(({ at, ...row }) => ReportRecord.parse({ ...row, at: new Date(at).toISOString() }));
  }
}
