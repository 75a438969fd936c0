import type { Refusal } from '#protocol/errors';
import type { ExportFormat, ExportVariant, JobState, JobStatus } from '#protocol/export';
import type { JobId, ResumeId, UserId } from '#protocol/ids';

/** Days that a finished file is kept; the résumé can be exported again at any time. */
export const FILE_LIFE_MS = 7 * 24 * 3_600_000;
/** A step that does not come back within this time is taken up again. */
export const WATCHDOG_MS = 60_000;
const MAX_ATTEMPTS = 4;

export interface Job {
  id: JobId;
  resume: ResumeId;
  owner: UserId;
  format: ExportFormat;
  template: string | null;
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

export const isOver = (job: Job): boolean => job.state === 'done' || job.state === 'failed';

/** A try begins, the first or one after a crash; too many, and the job has failed. */
export function begin(job: Job): Job {
  if (isOver(job)) return job;
  if (job.attempts >= MAX_ATTEMPTS) return fail(job, { code: 'render_failed', detail: 'It was tried several times.' });
  return { ...job, state: 'rendering', progress: 0.05, attempts: job.attempts + 1 };
}

export const rendered = (job: Job, pages: number, bytes: number): Job =>
  isOver(job) ? job : { ...job, state: 'storing', progress: 0.9, pages, bytes };

export const stored = (job: Job, now: number): Job =>
  isOver(job) ? job : { ...job, state: 'done', progress: 1, expiresAt: now + FILE_LIFE_MS };

export const fail = (job: Job, error: NonNullable<JobStatus['error']>): Job =>
  job.state === 'done' ? job : { ...job, state: 'failed', error };

/** The file's removal at its end of life; the job itself stays, to say what became of it. */
export const expire = (job: Job): Job => ({
  ...job,
  state: 'failed',
  error: { code: 'gone', detail: 'The file was removed; export again.' },
});

/** Whether another try could help. */
export const isTransient = (refusal: Refusal): boolean => refusal.code === 'internal' || refusal.code === 'unavailable';

export const fileKey = (job: Job): string => `exports/${job.id}.${job.format}`;

/** What programs that go by the places of words read best. */
const ATS_TEMPLATE = 'ats';

/** The template asked for; null is the document's own. */
export const templateFor = (variant: ExportVariant | undefined, template: string | undefined): string | null =>
  variant === 'ats' ? ATS_TEMPLATE : (template ?? null);

/** A file name that every system takes, from what the person called things. The plain copy is told from the other. */
export function fileNameFor(name: string | undefined, title: string, format: ExportFormat, variant?: ExportVariant): string {
  const base = [name, title]
    .find((text) => text !== undefined && text.trim() !== '')
    ?.replace(/[\p{Cc}\p{Cf}"*/:<>?\\|]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);
  return `${base || 'résumé'}${variant === 'ats' ? ' (ATS)' : ''}.${format}`;
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
