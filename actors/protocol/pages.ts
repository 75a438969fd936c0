import { z } from 'zod';
import { NOT_TEXT } from './field-issues.ts';
import { ClaimId, ResumeId } from './ids.ts';
import { Slug } from './links.ts';
import { hasOnlyText } from './text.ts';

/** What a tenant knows of public pages: whose each address is, and what people report about them. */

export const ReportReason = z.enum(['impersonation', 'personal-data', 'spam', 'offensive', 'other']);
export type ReportReason = z.infer<typeof ReportReason>;

export const PageReport = z.strictObject({
  reason: ReportReason,
  words: z.string().trim().max(1_000).refine(hasOnlyText, NOT_TEXT),
});

/** Reports that are kept of one address while its case is open, and cases that wait in all. */
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
] as const;

export type TenantPageReplies = {
  ClaimSlug: null;
  ReleaseSlug: null;
  IsSlugFree: boolean;
  FindSlug: { resume: ResumeId } | null;
  ReportPage: null;
};
