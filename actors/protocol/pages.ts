import { z } from 'zod';
import { ClaimId, ResumeId } from './ids.ts';
import { Slug } from './links.ts';
import { hasOnlyText } from './text.ts';

/** What a tenant knows of public pages: whose each address is, and what people report about them. */

export const ReportReason = z.enum(['impersonation', 'personal-data', 'spam', 'offensive', 'other']);
export type ReportReason = z.infer<typeof ReportReason>;

export const PageReport = z.strictObject({
  reason: ReportReason,
  words: z.string().trim().max(1_000).refine(hasOnlyText, { message: 'holds characters that are not text' }),
});

/** A report as moderators see it. Who sent it is not known. */
export const ReportRecord = PageReport.extend({
  id: z.number().int(),
  at: z.iso.datetime(),
  slug: Slug,
  resume: ResumeId,
  state: z.enum(['open', 'dismissed', 'suspended']),
});
export type ReportRecord = z.infer<typeof ReportRecord>;

/** Open reports that are kept: of one address, and in all. */
export const MAX_REPORTS_OF_A_PAGE = 20;
export const MAX_REPORTS = 5_000;

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });

export const TENANT_PAGE_MESSAGES = [
  /** From the résumé itself. Refused with `conflict` when another one has the address. */
  message('ClaimSlug', { slug: Slug, resume: ResumeId, claim: ClaimId }),
  /** From the résumé itself; of no effect when it has claimed the address anew since. */
  message('ReleaseSlug', { slug: Slug, resume: ResumeId, claim: ClaimId }),
  /** From a résumé, for its owner. */
  message('IsSlugFree', { slug: Slug }),
  message('FindSlug', { slug: Slug }),
  message('ReportPage', { slug: Slug, resume: ResumeId, ...PageReport.shape }),
  // From admins.
  message('ListReports', { before: z.number().int().optional(), limit: z.number().int().min(1).max(100) }),
  message('DecideReport', { report: z.number().int(), decision: z.enum(['dismiss', 'suspend', 'lift']) }),
] as const;

export type TenantPageReplies = {
  ClaimSlug: null;
  ReleaseSlug: null;
  IsSlugFree: boolean;
  FindSlug: { resume: ResumeId } | null;
  ReportPage: null;
  ListReports: { items: ReportRecord[]; before?: number };
  DecideReport: ReportRecord;
};
