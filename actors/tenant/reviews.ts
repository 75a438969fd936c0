import type { Call } from '#kernel/actor';
import { newId } from '#kernel/crypto';
import { publicOrigin } from '#kernel/origin';
import { mailbox } from '#kernel/stubs';
import { done, type Outcome, refuse } from '#protocol/errors';
import { TenantId, type UserId } from '#protocol/ids';
import type { TenantMessage } from '#protocol/tenant';
import { REVIEW_COMMANDS, REVIEW_NEWS, REVIEW_WISHES, type Review, type ReviewReplies } from '#protocol/tenant-reviews';
import type { TenantSurroundings } from './around.ts';
import type { Mailing } from './mailing.ts';
import { reviewDoneMail, reviewWithdrawnMail } from './mails.ts';
import type { Member } from './repo.ts';
import { ReviewsRepo } from './reviews-repo.ts';

export type ReviewMessage = Extract<TenantMessage, { type: keyof ReviewReplies }>;
const TYPES = new Set<string>([...REVIEW_COMMANDS, ...REVIEW_WISHES, ...REVIEW_NEWS].map(({ shape }) => shape.type.value));
export const isReviewMessage = (message: TenantMessage): message is ReviewMessage => TYPES.has(message.type);
type Of<T extends ReviewMessage['type']> = Extract<ReviewMessage, { type: T }>;

/** One person's own, of which they are shown the newest. */
const SHOWN = 100;

interface Surroundings extends TenantSurroundings {
  member(user: string): Member | null;
  mailing: Mailing;
  /** Whether the tenant has coaches at all. */
  isOn(): boolean;
  flushed(): Promise<void>;
  /** What nobody of the staff did; inside `transact`. */
  note(act: string, subject: string): void;
}

/** What members ask coaches to look at. The résumé itself lets a coach in, and out again. */
export class Reviews {
  private readonly around: Surroundings;
  private readonly repo: ReviewsRepo;

  constructor(around: Surroundings) {
    this.around = around;
    this.repo = new ReviewsRepo(around.sql);
  }

  async handle(message: ReviewMessage, call: Call): Promise<Outcome<ReviewReplies[ReviewMessage['type']]>> {
    switch (message.type) {
      case 'ListReviews':
        return this.list(message);
      case 'ClaimReview':
        return this.flushing(this.claim(message, call));
      case 'ReturnReview':
        return this.flushing(this.giveBack(message, call));
      case 'FinishReview':
        return this.flushing(this.finish(message, call));
      case 'AskReview':
        return this.ask(message, call);
      case 'WithdrawReview':
        return this.flushing(this.withdraw(message, call));
      case 'ResumeTrashed':
        return this.trashed(message, call);
      case 'ListOwnReviews': {
        const member = this.asking(call);
        return member ? done({ items: this.repo.by(member.user, SHOWN) }) : refuse('not_found');
      }
    }
  }

  /** Résumés that are no more; inside the transaction. */
  forgetResumes(resumes: readonly string[]): void {
    if (this.repo.forgetResumes(resumes) > 0) this.tellQueue();
  }

  /** Somebody has left; inside the transaction. */
  forgetPerson(user: UserId): void {
    const open = this.repo.openOfPerson(user);
    for (const review of open) {
      this.letOut(review);
      if (review.coach === user) this.repo.giveBack(review.id);
    }
    this.repo.forgetPerson(user);
    if (open.length > 0) this.tellQueue();
  }

  /** Somebody is of the staff no longer: what they were at goes back into the queue; inside the transaction. */
  noCoachAnyMore(user: UserId): void {
    const open = this.repo.openOfPerson(user).filter(({ coach }) => coach === user);
    for (const review of open) {
      this.letOut(review);
      this.repo.giveBack(review.id);
    }
    if (open.length > 0) this.tellQueue();
  }

  /** The coach's door is open, or shut, by the time of the answer. */
  private async flushing<T>(outcome: Outcome<T>): Promise<Outcome<T>> {
    if (outcome.ok) await this.around.flushed();
    return outcome;
  }

  private asking(call: Call): Member | null {
    return call.from.kind === 'user' ? this.around.member(call.from.user) : null;
  }

  private async ask({ resume, words }: Of<'AskReview'>, call: Call): Promise<Outcome<Review>> {
    const { env, isOn, transact, now } = this.around;
    const member = this.asking(call);
    if (!member) return refuse('not_found');
    if (!isOn()) return refuse('forbidden', { detail: 'Reviews are turned off here.' });
    const tenant = TenantId.parse(this.around.tenant());
    const head = { from: { kind: 'actor', actor: 'tenant', id: tenant }, request: call.request } as const;
    const described = await mailbox(env, 'resume', resume).ask({ type: 'DescribeForReview', user: member.user }, head);
    if (!described.ok) return described;
    const id = newId('review');
    return transact(call, () => {
      if (this.repo.openOf(resume)) return refuse('conflict', { detail: 'A review of this résumé was asked for already.' });
      this.repo.add(id, { resume, title: described.value.title, by: member.user, words }, now());
      this.tellQueue();
      return this.shown(id);
    });
  }

  private withdraw({ review: id }: Of<'WithdrawReview'>, call: Call): Outcome<Review> {
    return this.around.transact(call, () => {
      const review = this.repo.one(id);
      if (!review || review.by !== this.asking(call)?.user) return refuse('not_found');
      if (!isOpen(review)) return refuse('conflict', { detail: 'This review is over.' });
      this.letOut(review);
      this.repo.end(review.id, 'withdrawn', this.around.now());
      this.tellQueue();
      return this.shown(id);
    });
  }

  /** Whoever asked is told, for it does not come back with the résumé; the coach's rights end. */
  private trashed({ resume }: Of<'ResumeTrashed'>, call: Call): Outcome<null> {
    const { transact, now, member, mailing, note, env } = this.around;
    return transact(call, () => {
      const review = this.repo.openOf(resume);
      if (!review) return done(null);
      this.letOut(review);
      this.repo.end(review.id, 'withdrawn', now());
      note('ReviewWithdrawn', review.id);
      const asker = member(review.by);
      if (asker?.verified) mailing.keep(reviewWithdrawnMail(asker, review.title, `${publicOrigin(env)}/home`), resume);
      this.tellQueue();
      return done(null);
    });
  }

  private list({ state, cursor, limit }: Of<'ListReviews'>): Outcome<ReviewReplies['ListReviews']> {
    const at = cursor === undefined ? null : Number(cursor);
    if (at !== null && !Number.isSafeInteger(at))
      return refuse('invalid_input', { errors: [{ path: 'cursor', message: 'not one of ours' }] });
    const found =
      state === 'waiting' ? this.repo.oldest(state, at ?? 0, limit + 1) : this.repo.newest(state, at ?? Number.MAX_SAFE_INTEGER, limit + 1);
    const page = found.slice(0, limit);
    const items = page.map(({ shown }) => shown);
    const last = page.at(-1);
    return done(found.length > limit && last ? { items, cursor: String(last.seq) } : { items });
  }

  private claim({ type, review: id }: Of<'ClaimReview'>, call: Call): Outcome<Review> {
    return this.act(call, type, id, (review, coach) => {
      if (review.coach === coach.user && review.state === 'claimed') return done(review);
      if (review.state !== 'waiting') return refuse('conflict', { detail: 'Somebody else was first.' });
      if (review.by === coach.user) return refuse('conflict', { detail: 'This is your own résumé.' });
      this.repo.claim(review.id, coach.user, this.around.now());
      const message = { type: 'AdmitCoach', review: review.id, user: coach.user, name: coach.name };
      this.around.emit({ to: 'actor', kind: 'resume', id: review.resume, message });
      return this.shown(id);
    });
  }

  private giveBack({ type, review: id }: Of<'ReturnReview'>, call: Call): Outcome<Review> {
    return this.act(call, type, id, (review, coach) => {
      if (!isWith(review, coach)) return refuse('conflict', { detail: 'This is not yours to return.' });
      this.letOut(review);
      this.repo.giveBack(review.id);
      return this.shown(id);
    });
  }

  private finish({ type, review: id, words = '' }: Of<'FinishReview'>, call: Call): Outcome<Review> {
    return this.act(call, type, id, (review, coach) => {
      if (!isWith(review, coach)) return refuse('conflict', { detail: 'Take this review first.' });
      const { member, mailing, env, now } = this.around;
      this.letOut(review);
      this.repo.end(review.id, 'done', now());
      const asker = member(review.by);
      const link = `${publicOrigin(env)}/resumes/${review.resume}?panel=comments`;
      if (asker?.verified) mailing.keep(reviewDoneMail(asker, { coach: coach.name, title: review.title, words, link }), review.resume);
      return this.shown(id);
    });
  }

  private letOut({ id, resume, coach }: Review): void {
    if (coach) this.around.emit({ to: 'actor', kind: 'resume', id: resume, message: { type: 'DismissCoach', review: id, user: coach } });
  }

  private act(call: Call, act: string, id: string, decide: (review: Review, coach: Member) => Outcome<Review>): Outcome<Review> {
    return this.around.act(call, act, (about) => {
      about(id);
      const review = this.repo.one(id);
      const coach = this.asking(call);
      if (!review || !coach) return refuse('not_found');
      const decided = decide(review, coach);
      if (decided.ok) this.tellQueue();
      return decided;
    });
  }

  private shown(id: string): Outcome<Review> {
    const review = this.repo.one(id);
    return review ? done(review) : refuse('not_found');
  }

  private tellQueue(): void {
    this.around.tell({ type: 'QueueChanged', queue: 'reviews', waiting: this.repo.waiting() });
  }
}

const isOpen = ({ state }: Review): boolean => state === 'waiting' || state === 'claimed';
const isWith = ({ state, coach }: Review, { user }: Member): boolean => state === 'claimed' && coach === user;
