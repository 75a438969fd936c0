import { z } from 'zod';
import { TemplateId } from './document.ts';
import { ErrorCode } from './errors.ts';
import { JobId, ResumeId } from './ids.ts';
import { Through } from './links.ts';
import { SessionsEnded } from './sessions-ended.ts';

/** Files of words, made at once; each kind's extension and content type. */
export const TEXT_FORMATS = {
  json: ['vitae.json', 'application/json; charset=utf-8'],
  jsonresume: ['json', 'application/json; charset=utf-8'],
  'reactive-resume': ['reactive-resume.json', 'application/json; charset=utf-8'],
  markdown: ['md', 'text/markdown; charset=utf-8'],
  text: ['txt', 'text/plain; charset=utf-8'],
  docx: ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
} as const satisfies Record<string, readonly [string, string]>;
export type TextFormat = keyof typeof TEXT_FORMATS;
export const TextFormat = z.enum(Object.keys(TEXT_FORMATS) as [TextFormat, ...TextFormat[]]);

export const ExportFormat = z.enum(['pdf', 'png']);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** As it is designed, or as the plain one-column copy that tracking systems read best. */
export const ExportVariant = z.enum(['designed', 'ats']);
export type ExportVariant = z.infer<typeof ExportVariant>;

/** What may be asked of an export besides its résumé. */
export const ExportWishes = {
  format: ExportFormat,
  template: TemplateId.optional(),
  /** `ats` is in a template of its own, whatever `template` says. */
  variant: ExportVariant.optional(),
  /** Of a PNG: which page it shows; the first when nothing is said. */
  page: z.number().int().min(1).max(1_000).optional(),
  /** Of a PNG: every page instead of one; several come in a ZIP. */
  pages: z.literal('all').optional(),
  /** Of a PNG, in pixels. */
  width: z.number().int().min(64).max(2_480).optional(),
  /** `mail`: once the job is over, a mail to the account's address, if that is verified. */
  notify: z.enum(['mail']).optional(),
  /** Once the job is over, its status is posted there, signed (standardwebhooks.com; the secret is at `GET /api/me/webhook-secret`). */
  webhook: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
};
export const PNG_WIDTH = 1_240;

/** Pictures of a résumé's first page: small, for lists; or beside the person's name, 1200 × 630, for where links are shown. */
export const PictureKind = z.enum(['thumbnail', 'card']);
export type PictureKind = z.infer<typeof PictureKind>;
/** In pixels. */
export const THUMBNAIL_WIDTH = 480;

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
  message('StartExport', { resume: ResumeId, ...ExportWishes }),
  message('GetExport', {}),
  message('GetExportFile', {}),
  /** The text of the finished file, as a tracking system reads it. */
  message('GetExportText', {}),
  /** A picture of what the résumé says now; each kind of each résumé has an actor of its own. */
  message('DrawPicture', { resume: ResumeId, kind: PictureKind }),
  /** The same of what a public link shows, for whoever has the link. */
  message('DrawPageCard', { resume: ResumeId, ...Through }),
  /** The PDF of what a public link shows: begun when it is asked for first, then how far it is, then where it is. */
  message('ServePageFile', { resume: ResumeId, ...Through }),
  /** The queue's nudge: do the next step now, if it is still to be done. */
  message('Advance', {}),
  /** From the owner's actor. */
  SessionsEnded,
  /** From the résumé, which is no more: neither is this. */
  message('ForgetExport', {}),
]);
export type ExportMessage = z.infer<typeof ExportMessage>;

export interface ExportContract {
  message: ExportMessage;
  replies: {
    StartExport: JobStatus;
    GetExport: JobStatus;
    GetExportFile: { key: string; fileName: string; contentType: string };
    GetExportText: { sections: { heading: string; lines: string[] }[] };
    /** Where the picture is; another one has another key. */
    DrawPicture: { key: string };
    DrawPageCard: { key: string };
    ServePageFile: { job: JobStatus; file: { key: string; fileName: string; contentType: string } | null };
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
