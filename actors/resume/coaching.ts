import type { Call } from '#kernel/actor';
import type { Effect } from '#kernel/drain';
import { done, type Outcome, refuse } from '#protocol/errors';
import type { UserId } from '#protocol/ids';
import type { Json } from '#protocol/json';
import type { ResumeMessage } from '#protocol/resume';
import type { Role } from '#protocol/roles';
import { RESUME_REVIEW_MESSAGES, type ResumeReviewReplies } from '#protocol/tenant-reviews';
import type { ResumeSummary } from '#protocol/user';
import { goneFor } from './listing.ts';
import type { MembersRepo } from './members-repo.ts';
import type { ResumeRow } from './repo.ts';

export type CoachingMessage = Extract<ResumeMessage, { type: keyof ResumeReviewReplies }>;
const TYPES = new Set<string>(RESUME_REVIEW_MESSAGES.map(({ shape }) => shape.type.value));
export const isCoachingMessage = (message: ResumeMessage): message is CoachingMessage => TYPES.has(message.type);

interface Surroundings {
  sql: SqlStorage;
  now(): number;
  members: MembersRepo;
  title(): Json | undefined;
  transact<T>(call: Pick<Call, 'once'>, decide: () => Outcome<T>): Outcome<T>;
  emit(effect: Effect): void;
  announce(resume: ResumeRow): ResumeSummary;
  roleChanged(user: string, role: Role | null): void;
}

/** Coaches of the owner's tenant, who may comment for as long as a review lasts. Whoever is a member otherwise stays what they are. */
export class Coaching {
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  handle(message: CoachingMessage, resume: ResumeRow, call: Call): Outcome<ResumeReviewReplies[CoachingMessage['type']]> {
    // To another tenant there is nothing here, whatever it names.
    if (call.from.kind !== 'actor' || call.from.id !== resume.tenant) return refuse('not_found');
    switch (message.type) {
      case 'DescribeForReview':
        return this.describe(message.user, resume);
      case 'AdmitCoach':
        return this.admit(message, resume, call);
      case 'DismissCoach':
        return this.dismiss(message, resume, call);
    }
  }

  private describe(user: UserId, resume: ResumeRow): Outcome<{ title: string }> {
    if (this.around.members.role(user) !== 'owner' || resume.trashedAt !== null) return refuse('not_found');
    const title = this.around.title();
    return done({ title: typeof title === 'string' ? title.slice(0, 200) : '' });
  }

  private admit({ review, user, name }: Extract<CoachingMessage, { type: 'AdmitCoach' }>, resume: ResumeRow, call: Call): Outcome<null> {
    const { members, transact, sql, now, announce, roleChanged } = this.around;
    let isNew = false;
    const outcome = transact(call, () => {
      const isCoach = sql.exec('SELECT 1 FROM coach WHERE user = ?', user).toArray().length > 0;
      if (members.role(user) && !isCoach) return done(null);
      sql.exec('INSERT OR IGNORE INTO coach (review, user) VALUES (?, ?)', review, user);
      if (members.role(user)) return done(null);
      members.save({ user, role: 'commenter', name, since: now() });
      announce(resume);
      isNew = true;
      return done(null);
    });
    if (outcome.ok && isNew) roleChanged(user, 'commenter');
    return outcome;
  }

  private dismiss({ review, user }: Extract<CoachingMessage, { type: 'DismissCoach' }>, resume: ResumeRow, call: Call): Outcome<null> {
    const { members, transact, sql, announce, emit, roleChanged } = this.around;
    let isOut = false;
    const outcome = transact(call, () => {
      const wasCoach = sql.exec('DELETE FROM coach WHERE review = ? AND user = ? RETURNING 1', review, user).toArray().length > 0;
      const goesOn = sql.exec('SELECT 1 FROM coach WHERE user = ?', user).toArray().length > 0;
      // Its owner may have made more of them meanwhile.
      if (!wasCoach || goesOn || members.role(user) !== 'commenter') return done(null);
      members.remove(user);
      announce(resume);
      emit(goneFor({ ...resume, version: resume.version + 1 }, user));
      isOut = true;
      return done(null);
    });
    if (outcome.ok && isOut) roleChanged(user, null);
    return outcome;
  }
}
