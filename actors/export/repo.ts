import type { ResumeDocument } from '#protocol/document';
import { ExportFormat, JobState, JobStatus } from '#protocol/export';
import { JobId, ResumeId, UserId } from '#protocol/ids';
import type { Job } from './job.ts';

type JobRecord = {
  id: string;
  resume: string;
  owner: string;
  format: string;
  template: string | null;
  document_date: string;
  file_name: string;
  state: string;
  progress: number;
  attempts: number;
  pages: number | null;
  bytes: number | null;
  error: string | null;
  created_at: number;
  expires_at: number | null;
};

/** The SQL of an export job's actor. */
export class ExportRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  job(): Job | null {
    const row = this.sql
      .exec<JobRecord>(
        `SELECT id, resume, owner, format, template, document_date, file_name, state, progress, attempts, pages, bytes, error,
                created_at, expires_at FROM job`,
      )
      .toArray()[0];
    return row
      ? {
          id: JobId.parse(row.id),
          resume: ResumeId.parse(row.resume),
          owner: UserId.parse(row.owner),
          format: ExportFormat.parse(row.format),
          template: row.template,
          documentDate: row.document_date,
          fileName: row.file_name,
          state: JobState.parse(row.state),
          progress: row.progress,
          attempts: row.attempts,
          pages: row.pages,
          bytes: row.bytes,
          error: row.error === null ? null : (JobStatus.shape.error.parse(JSON.parse(row.error)) ?? null),
          createdAt: row.created_at,
          expiresAt: row.expires_at,
        }
      : null;
  }

  add(job: Job, document: ResumeDocument): void {
    this.sql.exec(
      `INSERT INTO job (id, resume, owner, format, template, document, document_date, file_name, state, progress, attempts, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      job.id,
      job.resume,
      job.owner,
      job.format,
      job.template,
      JSON.stringify(document),
      job.documentDate,
      job.fileName,
      job.state,
      job.progress,
      job.attempts,
      job.createdAt,
    );
  }

  save(job: Job): void {
    this.sql.exec(
      'UPDATE job SET state = ?, progress = ?, attempts = ?, pages = ?, bytes = ?, error = ?, expires_at = ?',
      job.state,
      job.progress,
      job.attempts,
      job.pages,
      job.bytes,
      job.error ? JSON.stringify(job.error) : null,
      job.expiresAt,
    );
  }

  /** The snapshot. It was written from a document of our own type and never changes. */
  document(): ResumeDocument {
    return JSON.parse(this.sql.exec<{ document: string }>('SELECT document FROM job').one().document) as ResumeDocument;
  }

  /** What nobody needs once the file is gone. */
  forgetDocument(): void {
    this.sql.exec("UPDATE job SET document = '{}'");
  }
}
