import { z } from 'zod';
import { ResumeId, UserId } from './ids.ts';
import { Slug } from './links.ts';
import { PageReport, ReportReason } from './pages.ts';
import { Why } from './tenant-members.ts';
import { paragraphs } from './text.ts';

/** Public pages that somebody reported or a rule flagged, from the queue to the decision and its appeal. */

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });

export const CaseState = z.enum(['open', 'claimed', 'dismissed', 'unpublished', 'suspended']);
export type CaseState = z.infer<typeof CaseState>;
/** What a rule found. */
export const FlagRule = z.enum(['banned-term', 'many-links', 'contact-in-prose']);
export type FlagRule = z.infer<typeof FlagRule>;
/** Its address goes down, or everything of its owner's. */
export const Decision = z.enum(['dismiss', 'unpublish', 'suspend-owner', 'lift']);
export type Decision = z.infer<typeof Decision>;

/** A page in the queue, with everything that was said of it. */
export const ModerationCase = z.object({
  id: z.number().int(),
  slug: Slug,
  resume: ResumeId,
  openedAt: z.iso.datetime(),
  state: CaseState,
  reports: z.array(z.object({ at: z.iso.datetime(), reason: ReportReason, words: z.string() })),
  flags: z.array(FlagRule),
  claimedBy: UserId.nullable(),
  decidedBy: UserId.nullable(),
  decidedAt: z.iso.datetime().nullable(),
  /** What the owner is told. */
  reason: ReportReason.nullable(),
  appeal: z.object({ at: z.iso.datetime(), words: z.string(), state: z.enum(['open', 'granted', 'refused']) }).nullable(),
});
export type ModerationCase = z.infer<typeof ModerationCase>;

export const CaseStep = z.object({ at: z.iso.datetime(), by: UserId.nullable(), step: z.string(), why: z.string() });
export type CaseStep = z.infer<typeof CaseStep>;

export const CASE_COMMANDS = [
  /** Oldest first while they are open, newest first afterwards. */
  message('ListCases', {
    queue: z.enum(['open', 'appealed', 'decided']),
    cursor: z.string().max(40).optional(),
    limit: z.number().int().min(1).max(100),
  }),
  message('GetCase', { id: z.number().int() }),
  message('ClaimCase', { id: z.number().int() }),
  message('ReturnCase', { id: z.number().int() }),
  message('DecideCase', { id: z.number().int(), decision: Decision, reason: ReportReason, why: Why }),
] as const;

/** `granted`: the page is back. */
export const APPEAL_COMMANDS = [message('DecideAppeal', { id: z.number().int(), granted: z.boolean(), why: Why })] as const;

/** Letters of a page that rules look at. */
export const WATCHED_WORDS = 50_000;
const page = { slug: Slug, resume: ResumeId, owner: UserId };
/** From a résumé to its tenant. */
export const PAGE_WATCH = [
  message('OpenCase', { ...page, ...PageReport.shape }),
  message('PagePublished', { ...page, words: z.string().max(WATCHED_WORDS) }),
] as const;

/** Letters of an answer to a decision. */
export const APPEAL_WORDS = 2_000;
/** From whoever owns a page that was taken down: once, and it comes before moderators again. */
export const MODERATION_WISHES = [
  message('AppealDecision', { id: z.number().int(), words: paragraphs(APPEAL_WORDS).pipe(z.string().min(1)) }),
] as const;

export type CaseReplies = {
  OpenCase: null;
  PagePublished: null;
  ListCases: { items: ModerationCase[]; cursor?: string };
  GetCase: { case: ModerationCase; history: CaseStep[] };
  ClaimCase: ModerationCase;
  ReturnCase: ModerationCase;
  DecideCase: ModerationCase;
};
export type AppealReplies = {
  DecideAppeal: ModerationCase;
  AppealDecision: null;
};
