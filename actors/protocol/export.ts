import { z } from 'zod';
import { TemplateId } from './document.ts';
import { ErrorCode } from './errors.ts';
import { JobId, ResumeId, SessionId } from './ids.ts';

export const ExportFormat = z.enum(['pdf']);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** As it is designed, or as the plain one-column copy that tracking systems read best. */
export const ExportVariant = z.enum(['designed', 'ats']);
export type ExportVariant = z.infer<typeof ExportVariant>;

/** The states of a job, in order; `failed` may follow any but `done`. */
export const JobState = z.enum(['queued', 'rendering', 'storing', 'done', 'failed']);
export type JobState = z.infer<typeof JobState>;

export const JobStatus = z.object({
  jobId: JobId,
  resumeId: ResumeId,
  format: ExportFormat,
  state: JobState,
  /** 0 to 1; never goes back, but for a job that starts over after a crash. */
  progress: z.number().min(0).max(1),
  pages: z.number().int().optional(),
  bytes: z.number().int().optional(),
  createdAt: z.iso.datetime(),
  /** When the file is removed; a new export makes a new one. */
  expiresAt: z.iso.datetime().optional(),
  error: z
    .object({
      code: ErrorCode,
      detail: z.string().optional(),
      /** For `missing_glyphs`: which character, in which field. */
      glyphs: z.array(z.object({ character: z.string(), place: z.string() })).optional(),
    })
    .optional(),
});
export type JobStatus = z.infer<typeof JobStatus>;

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });

export const ExportMessage = z.discriminatedUnion('type', [
  message('StartExport', { resume: ResumeId, format: ExportFormat, template: TemplateId.optional(), variant: ExportVariant.optional() }),
  message('GetExport', {}),
  message('GetExportFile', {}),
  /** The queue's nudge: do the next step now, if it is still to be done. */
  message('Advance', {}),
  /** From the owner's actor. */
  message('SessionsEnded', { sessions: z.array(SessionId).min(1).max(1_000) }),
  /** From the résumé, which is no more: neither is this. */
  message('ForgetExport', {}),
]);
export type ExportMessage = z.infer<typeof ExportMessage>;

export interface ExportContract {
  message: ExportMessage;
  replies: {
    StartExport: JobStatus;
    GetExport: JobStatus;
    GetExportFile: { key: string; fileName: string };
    Advance: JobStatus;
    SessionsEnded: null;
    ForgetExport: null;
  };
}

/** Frames of `WS /api/exports/:jobId/live`: the job's status whenever it changes, the present one first. */
export const JobFrame = z.object({ type: z.literal('job'), job: JobStatus });
export type JobFrame = z.infer<typeof JobFrame>;

/** The queue's message. */
export const ExportNudge = z.strictObject({ job: JobId });
export type ExportNudge = z.infer<typeof ExportNudge>;
