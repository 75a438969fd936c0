import type { ResumeDocument } from '#protocol/document';
import { ExportFormat, JobState, JobStatus } from '#protocol/export';
import { JobId, ResumeId, TenantId, UserId } from '#protocol/ids';
import type { Job } from './job.ts';
import type { KeptPicture } from './pictures.ts';

type JobRecord = {
  id: string;
  resume: string;
  owner: string;
  format: string;
  tenant: string | null;
  template: string | null;
  page: number | null;
  width: number | null;
  notify: string | null;
  webhook: string | null;
  digest: string | null;
  file_key: string | null;
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
        `SELECT id, resume, owner, tenant, format, template, page, width, notify, webhook, digest, file_key, document_date, file_name, state,
                progress, attempts, pages, bytes, error, created_at, expires_at FROM job`,
      )
      .toArray()[0];
    return row
      ? {
          id: JobId.parse(row.id),
          resume: ResumeId.parse(row.resume),
          owner: UserId.parse(row.owner),
          format: ExportFormat.parse(row.format),
          tenant: row.tenant === null ? null : TenantId.parse(row.tenant),
          template: row.template,
          page: row.page,
          width: row.width,
          notify: row.notify === 'mail' ? 'mail' : null,
          webhook: row.webhook,
          digest: row.digest,
          fileKey: row.file_key,
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
      `INSERT INTO job (id, resume, owner, tenant, format, template, page, width, notify, webhook, digest, document, document_date, file_name, state,
                        progress, attempts, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      job.id,
      job.resume,
      job.owner,
      job.tenant,
      job.format,
      job.template,
      job.page,
      job.width,
      job.notify,
      job.webhook,
      job.digest,
      JSON.stringify(document),
      job.documentDate,
      job.fileName,
      job.state,
      job.progress,
      job.attempts,
      job.createdAt,
    );
    this.save(job);
  }

  save(job: Job): void {
    this.sql.exec(
      'UPDATE job SET state = ?, progress = ?, attempts = ?, pages = ?, bytes = ?, file_key = ?, error = ?, expires_at = ?',
      job.state,
      job.progress,
      job.attempts,
      job.pages,
      job.bytes,
      job.fileKey,
      job.error ? JSON.stringify(job.error) : null,
      job.expiresAt,
    );
  }

  /** The snapshot. It was written from a document of our own type and never changes. */
  document(): ResumeDocument {
    return JSON.parse(this.sql.exec<{ document: string }>('SELECT document FROM job').one().document) as ResumeDocument;
  }

  pictures(): KeptPicture[] {
    return this.sql
      .exec<{ key: string; used_at: number }>('SELECT key, used_at FROM picture')
      .toArray()
      .map(({ key, used_at }) => ({ key, usedAt: used_at }));
  }

  usePicture({ key, usedAt }: KeptPicture): void {
    this.sql.exec('INSERT OR REPLACE INTO picture (key, used_at) VALUES (?, ?)', key, usedAt);
  }

  dropPicture(key: string): void {
    this.sql.exec('DELETE FROM picture WHERE key = ?', key);
  }

  /** What nobody needs once the file is gone. */
  forgetDocument(): void {
    this.sql.exec("UPDATE job SET document = '{}'");
  }
}
