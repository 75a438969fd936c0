import { z } from 'zod';
import { NOT_TEXT, rule } from './field-issues.ts';
import { ResumeId } from './ids.ts';
import { Role } from './roles.ts';

/** The list of résumés that somebody may open. */

export const ResumeSummary = z.object({
  id: ResumeId,
  title: z.string(),
  role: Role,
  template: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** When it was put in the trash; it is removed 30 days later. */
  trashedAt: z.iso.datetime().nullable(),
});
export type ResumeSummary = z.infer<typeof ResumeSummary>;

export const MAX_TAGS = 10;
export const Tag = z
  .string()
  .trim()
  .min(1)
  .max(30)
  .refine((value) => value.isWellFormed() && !/\p{Cc}/u.test(value), NOT_TEXT);

/** How a person arranges one résumé for themselves. */
export const Arrangement = z.strictObject({
  /** In the person's order; one that differs in its capitals only is the same. */
  tags: z
    .array(Tag)
    .max(MAX_TAGS)
    .refine((tags) => new Set(tags.map((tag) => tag.toLowerCase())).size === tags.length, rule('twice', 'names a tag twice')),
  /** Out of the way, but neither trashed nor changed. */
  archived: z.boolean(),
});
export type Arrangement = z.infer<typeof Arrangement>;
export const UNARRANGED: Arrangement = { tags: [], archived: false };

/** With how its reader arranged it. */
export const ListedResume = ResumeSummary.extend({ tags: z.array(z.string()).optional(), archived: z.boolean().optional() });
export type ListedResume = z.infer<typeof ListedResume>;

/** The answer of `GET /api/resumes`: a page of the list, and where the next one begins. */
export const ResumeList = z.object({ items: z.array(ListedResume), cursor: z.string().optional() });
export type ResumeList = z.infer<typeof ResumeList>;

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });

export const RESUME_LIST_MESSAGES = [
  message('ListResumes', { cursor: z.string().max(100).optional(), limit: z.number().int().min(1).max(100), trashed: z.boolean() }),
  message('ArrangeResume', { resume: ResumeId, arrangement: Arrangement }),
  /** How many résumés are this person's own, `but` for one that is about to be. */
  message('CountOwned', { but: ResumeId.optional() }),
  // From the résumés themselves.
  message('ResumeChanged', { summary: ResumeSummary, version: z.number().int() }),
  message('ResumeGone', { resume: ResumeId, version: z.number().int() }),
] as const;
export type ResumeListMessage = z.infer<(typeof RESUME_LIST_MESSAGES)[number]>;

export type ResumeListReplies = {
  ListResumes: { items: ListedResume[]; cursor?: string };
  ArrangeResume: null;
  CountOwned: number;
  ResumeChanged: null;
  ResumeGone: null;
};
