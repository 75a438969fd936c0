import { z } from 'zod';
import { ResumeId, ReviewId, UserId } from './ids.ts';
import { paragraphs } from './text.ts';

/** A member asks for a look at a résumé; a coach takes it on, with comment rights in that résumé. */

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });

/** `waiting` → `claimed` → `done`; withdrawn by whoever asked, or returned to the queue by the coach. */
export const ReviewState = z.enum(['waiting', 'claimed', 'done', 'withdrawn']);
export type ReviewState = z.infer<typeof ReviewState>;

export const Review = z.object({
  id: ReviewId,
  resume: ResumeId,
  title: z.string(),
  by: UserId,
  byName: z.string(),
  words: z.string(),
  state: ReviewState,
  askedAt: z.iso.datetime(),
  coach: UserId.nullable(),
  coachName: z.string().nullable(),
  claimedAt: z.iso.datetime().nullable(),
  doneAt: z.iso.datetime().nullable(),
});
export type Review = z.infer<typeof Review>;

export const REVIEW_COMMANDS = [
  /** Oldest first while they wait, newest first afterwards. */
  message('ListReviews', { state: ReviewState, cursor: z.string().max(60).optional(), limit: z.number().int().min(1).max(100) }),
  /** The coach gets comment rights in the résumé. Refused with `conflict` when somebody else was first. */
  message('ClaimReview', { review: ReviewId }),
  message('ReturnReview', { review: ReviewId }),
  /** The coach’s rights end; `words` go to whoever asked. */
  message('FinishReview', { review: ReviewId, words: paragraphs(1_000).optional() }),
] as const;

/** From whoever owns the résumé. */
export const REVIEW_WISHES = [
  /** The résumé says itself what it is called; a title that is sent is not believed. */
  message('AskReview', { resume: ResumeId, title: z.string().max(200).optional(), words: paragraphs(1_000) }),
  message('WithdrawReview', { review: ReviewId }),
  message('ListOwnReviews', {}),
] as const;

/** From a résumé to its owner's tenant: it is in the trash, and nobody looks at it any more. */
export const REVIEW_NEWS = [message('ResumeTrashed', { resume: ResumeId })] as const;

export type ReviewReplies = {
  ListReviews: { items: Review[]; cursor?: string };
  ClaimReview: Review;
  ReturnReview: Review;
  FinishReview: Review;
  AskReview: Review;
  WithdrawReview: Review;
  ListOwnReviews: { items: Review[] };
  ResumeTrashed: null;
};

/** From the tenant to the résumé. */
export const RESUME_REVIEW_MESSAGES = [
  /** Whether `user` owns it, and what it is called. */
  message('DescribeForReview', { user: UserId }),
  /** The coach may comment until the review is over. */
  message('AdmitCoach', { review: ReviewId, user: UserId, name: z.string().min(1).max(200) }),
  message('DismissCoach', { review: ReviewId, user: UserId }),
] as const;

export type ResumeReviewReplies = {
  DescribeForReview: { title: string };
  AdmitCoach: null;
  DismissCoach: null;
};
