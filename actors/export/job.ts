import { type ExportFormat, type ExportVariant, type JobState, type JobStatus, PNG_WIDTH } from '#protocol/export';
import type { FieldIssue } from '#protocol/field-issues';
import type { JobId, ResumeId, TenantId, UserId } from '#protocol/ids';
import { endOfFile } from './content.ts';

/** Of a job from before files were shared: so long after it was done. */
const OLD_FILE_LIFE_MS = 7 * 24 * 3_600_000;
/** A step that does not come back within this time is taken up again. */
export const WATCHDOG_MS = 60_000;
const MAX_ATTEMPTS = 4;

export interface Job {
  id: JobId;
  resume: ResumeId;
  owner: UserId;
  /** Of jobs from before anybody could be told: `null`. */
  tenant: TenantId | null;
  format: ExportFormat;
  template: string | null;
  /** Of a picture: from 1, `null` for every page; and in pixels. */
  page: number | null;
  width: number | null;
  notify: 'mail' | null;
  webhook: string | null;
  /** Of what the file follows from. */
  digest: string | null;
  /** Where the file is, or is about to be. */
  fileKey: string | null;
  documentDate: string;
  fileName: string;
  state: JobState;
  progress: number;
  attempts: number;
  pages: number | null;
  bytes: number | null;
  error: JobStatus['error'] | null;
  createdAt: number;
  expiresAt: number | null;
}

export type NewJob = Pick<
  Job,
  | 'id'
  | 'resume'
  | 'owner'
  | 'tenant'
  | 'format'
  | 'template'
  | 'page'
  | 'width'
  | 'notify'
  | 'webhook'
  | 'digest'
  | 'documentDate'
  | 'fileName'
>;

export const newJob = (job: NewJob, now: number): Job => ({
  ...job,
  fileKey: null,
  state: 'queued',
  progress: 0,
  attempts: 0,
  pages: null,
  bytes: null,
  error: null,
  createdAt: now,
  expiresAt: null,
});

export const isOver = (job: Job): boolean => job.state === 'done' || job.state === 'failed';

/** A try begins, the first or one after a crash; too many, and the job has failed. */
export function begin(job: Job): Job {
  if (isOver(job)) return job;
  if (job.attempts >= MAX_ATTEMPTS) return fail(job, { code: 'render_failed', detail: 'It was tried several times.' });
  return { ...job, state: 'rendering', progress: 0.05, attempts: job.attempts + 1 };
}

/** The file exists, and is about to be kept at `fileKey`: where the try before this one meant to keep it, if there was one. */
export const rendered = (job: Job, pages: number, bytes: number, fileKey: string): Job =>
  isOver(job) ? job : { ...job, state: 'storing', progress: 0.9, pages, bytes, fileKey: job.fileKey ?? fileKey };

export const stored = (job: Job, now: number): Job =>
  isOver(job) ? job : { ...job, state: 'done', progress: 1, expiresAt: endOfFile(job.fileKey ?? '') ?? now + OLD_FILE_LIFE_MS };

/** The same was made before, and is there. */
export const reused = (job: Job, file: { key: string; pages: number | null; bytes: number }): Job =>
  isOver(job)
    ? job
    : { ...job, state: 'done', progress: 1, pages: file.pages, bytes: file.bytes, fileKey: file.key, expiresAt: endOfFile(file.key) };

export const fail = (job: Job, error: NonNullable<JobStatus['error']>): Job =>
  job.state === 'done' ? job : { ...job, state: 'failed', error };

/** The file's removal at its end of life; the job itself stays, to say what became of it. */
export const expire = (job: Job): Job => ({
  ...job,
  state: 'failed',
  error: { code: 'gone', detail: 'The file was removed; export again.' },
});

export const CONTENT_TYPES = { pdf: 'application/pdf', png: 'image/png', zip: 'application/zip' } as const;

/** Pictures of several pages come in an archive; how many there are is known once they are made. */
export const kindOfFile = ({ format, page, pages }: Pick<Job, 'format' | 'page' | 'pages'>): keyof typeof CONTENT_TYPES =>
  format === 'png' && page === null && (pages ?? 1) > 1 ? 'zip' : format;

/** The name under which the file of a job is given. */
export const nameOfFile = (job: Job): string =>
  kindOfFile(job) === 'zip' ? `${job.fileName.slice(0, -`.${job.format}`.length)}.zip` : job.fileName;

/** What programs that go by the places of words read best. */
const ATS_TEMPLATE = 'ats';

/** The template asked for; null is the document's own. */
export const templateFor = (variant: ExportVariant | undefined, template: string | undefined): string | null =>
  variant === 'ats' ? ATS_TEMPLATE : (template ?? null);

/** Which page a picture shows (`null`: every one) and how wide it is; nothing of a PDF. */
export const pictureOf = (
  format: ExportFormat,
  { page, pages, width }: { page?: number | undefined; pages?: 'all' | undefined; width?: number | undefined },
): { page: number | null; width: number | null } =>
  format === 'png' ? { page: pages === 'all' ? null : (page ?? 1), width: width ?? PNG_WIDTH } : { page: null, width: null };

/** What was asked that does not go together, or `null`. */
export function oddWish({
  format,
  ...of
}: {
  format: ExportFormat;
  page?: number | undefined;
  pages?: 'all' | undefined;
  width?: number | undefined;
}): FieldIssue | null {
  const path = (['page', 'pages', 'width'] as const).find((name) => of[name] !== undefined);
  if (format === 'pdf' && path !== undefined) return { path, message: 'only of a PNG', code: 'not_allowed' };
  return of.page !== undefined && of.pages !== undefined ? { path: 'pages', message: 'either one page or all', code: 'not_allowed' } : null;
}

export function statusOf(job: Job): JobStatus {
  return {
    jobId: job.id,
    resumeId: job.resume,
    format: job.format,
    state: job.state,
    progress: job.progress,
    createdAt: new Date(job.createdAt).toISOString(),
    ...(job.pages === null ? {} : { pages: job.pages }),
    ...(job.bytes === null ? {} : { bytes: job.bytes }),
    ...(job.expiresAt === null ? {} : { expiresAt: new Date(job.expiresAt).toISOString() }),
    ...(job.error ? { error: job.error } : {}),
  };
}
