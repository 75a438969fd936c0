import type { Call } from '#kernel/actor';
import { publicOrigin } from '#kernel/origin';
import { done, type Outcome, refuse } from '#protocol/errors';
import { UserId } from '#protocol/ids';
import { MAX_REPORTS, MAX_REPORTS_OF_A_PAGE } from '#protocol/pages';
import type { TenantMessage } from '#protocol/tenant';
import {
  APPEAL_COMMANDS,
  type AppealReplies,
  CASE_COMMANDS,
  type CaseReplies,
  type CaseState,
  type Decision,
  MODERATION_WISHES,
  type ModerationCase,
  PAGE_WATCH,
} from '#protocol/tenant-moderation';
import type { TenantSurroundings } from './around.ts';
import { CasesRepo, type KeptCase } from './cases-repo.ts';
import { flagsOf } from './flag-rules.ts';
import type { Mailing } from './mailing.ts';
import { appealRefusedMail, pageBackMail, pageDownMail } from './mails.ts';
import type { Member } from './repo.ts';

type Replies = CaseReplies & AppealReplies;
export type CaseMessage = Extract<TenantMessage, { type: keyof Replies }>;
const TYPES = new Set<string>(
  [...CASE_COMMANDS, ...PAGE_WATCH, ...APPEAL_COMMANDS, ...MODERATION_WISHES].map(({ shape }) => shape.type.value),
);
export const isCaseMessage = (message: TenantMessage): message is CaseMessage => TYPES.has(message.type);
type Of<T extends CaseMessage['type']> = Extract<CaseMessage, { type: T }>;

interface Surroundings extends TenantSurroundings {
  member(user: string): Member | null;
  mailing: Mailing;
  bannedTerms(): readonly string[];
  /** Shuts somebody out, as a command of its own would; it says itself what it did. */
  suspendOwner(call: Call, user: UserId, why: string): Promise<Outcome<null>>;
}

/** Public pages that somebody reported or a rule flagged: who looks at each, what was decided, and that its owner hears of it. */
export class Cases {
  private readonly around: Surroundings;
  private readonly repo: CasesRepo;

  constructor(around: Surroundings) {
    this.around = around;
    this.repo = new CasesRepo(around.sql);
  }

  handle(message: CaseMessage, call: Call): Outcome<Replies[CaseMessage['type']]> | Promise<Outcome<Replies[CaseMessage['type']]>> {
    switch (message.type) {
      case 'OpenCase':
        return this.reported(message, call);
      case 'PagePublished':
        return this.published(message, call);
      case 'ListCases':
        return this.list(message);
      case 'GetCase': {
        const found = this.repo.one(message.id);
        return found ? done({ case: found.shown, history: this.repo.history(message.id) }) : refuse('not_found');
      }
      case 'ClaimCase':
        return this.claim(message, call);
      case 'ReturnCase':
        return this.giveBack(message, call);
      case 'DecideCase':
        return this.decide(message, call);
      case 'AppealDecision':
        return this.appeal(message, call);
      case 'DecideAppeal':
        return this.decideAppeal(message, call);
    }
  }

  /** Résumés that are no more; call it inside the transaction. */
  forget(resumes: readonly string[]): void {
    this.repo.forget(resumes);
  }

  private reported({ reason, words, ...page }: Of<'OpenCase'>, call: Call): Outcome<null> {
    const { transact, now } = this.around;
    return transact(call, () => {
      const open = this.repo.undecided(page.slug);
      // Moderators know of it by then.
      if ((open?.shown.reports.length ?? 0) >= MAX_REPORTS_OF_A_PAGE || this.repo.waiting() >= MAX_REPORTS) return done(null);
      const id = open?.shown.id ?? this.begin(page);
      this.repo.report(id, reason, words, now());
      this.repo.step(id, null, 'reported', '', now());
      this.tellQueue();
      return done(null);
    });
  }

  private published({ words, ...page }: Of<'PagePublished'>, call: Call): Outcome<null> {
    const { transact, now, bannedTerms } = this.around;
    return transact(call, () => {
      const found = flagsOf(words, bannedTerms());
      const open = this.repo.undecided(page.slug);
      const fresh = found.filter((flag) => !open?.shown.flags.includes(flag));
      if (fresh.length === 0 || (!open && this.repo.waiting() >= MAX_REPORTS)) return done(null);
      const id = open?.shown.id ?? this.begin(page);
      this.repo.flag(id, [...(open?.shown.flags ?? []), ...fresh]);
      this.repo.step(id, null, 'flagged', fresh.join(', '), now());
      this.tellQueue();
      return done(null);
    });
  }

  private begin({ slug, resume, owner }: { slug: string; resume: string; owner: string }): number {
    return this.repo.add({ slug, resume, owner }, this.around.now());
  }

  private list({ queue, cursor, limit }: Of<'ListCases'>): Outcome<CaseReplies['ListCases']> {
    const at = cursor === undefined ? null : Number(cursor);
    if (at !== null && !Number.isSafeInteger(at))
      return refuse('invalid_input', { errors: [{ path: 'cursor', message: 'not one of ours' }] });
    const found = queue === 'decided' ? this.repo.decided(at ?? Number.MAX_SAFE_INTEGER, limit) : this.repo[queue](at ?? 0, limit);
    const items = found.map(({ shown }) => shown);
    const last = items.at(-1);
    return done(items.length === limit && last ? { items, cursor: String(last.id) } : { items });
  }

  private claim({ type, id }: Of<'ClaimCase'>, call: Call): Outcome<ModerationCase> {
    return this.act(call, type, id, (found, by) => {
      if (found.shown.claimedBy === by) return done(found.shown);
      if (found.shown.state !== 'open') return refuse('conflict', { detail: 'Somebody else was first.' });
      this.repo.claim(id, by);
      this.repo.step(id, by, 'claimed', '', this.around.now());
      return this.shown(id);
    });
  }

  private giveBack({ type, id }: Of<'ReturnCase'>, call: Call): Outcome<ModerationCase> {
    return this.act(call, type, id, (found, by) => {
      if (found.shown.state !== 'claimed' || found.shown.claimedBy !== by)
        return refuse('conflict', { detail: 'This is not yours to return.' });
      this.repo.claim(id, null);
      this.repo.step(id, by, 'returned', '', this.around.now());
      return this.shown(id);
    });
  }

  private async decide(message: Of<'DecideCase'>, call: Call): Promise<Outcome<ModerationCase>> {
    const { id, decision, reason, why } = message;
    const before = this.repo.one(id);
    if (decision === 'suspend-owner' && before && isDecidable(before, decision)) {
      const suspended = await this.around.suspendOwner(call, UserId.parse(before.owner), why);
      if (!suspended.ok) return suspended;
    }
    return this.act(
      call,
      message.type,
      id,
      (found, by) => {
        if (!isDecidable(found, decision)) return refuse('conflict', { detail: 'This was decided already.' });
        const { now } = this.around;
        this.repo.decide(id, STATES[decision], by, reason, now());
        // Put back before anybody answered to its owner.
        if (decision === 'lift' && found.shown.appeal?.state === 'open') this.repo.decideAppeal(id, true);
        this.repo.step(id, by, decision, why, now());
        if (decision === 'unpublish' || (decision === 'lift' && found.shown.state === 'unpublished'))
          this.setDown(found, decision === 'unpublish', why);
        return this.shown(id);
      },
      decision,
    );
  }

  /** From whoever owns the page; to anybody else there is no such case. */
  private appeal({ id, words }: Of<'AppealDecision'>, call: Call): Outcome<null> {
    return this.around.transact(call, () => {
      const found = this.repo.one(id);
      if (!found || call.from.kind !== 'user' || found.owner !== call.from.user) return refuse('not_found');
      if (found.shown.appeal) return refuse('conflict', { detail: 'You have answered already.' });
      if (found.shown.state !== 'unpublished') return refuse('conflict', { detail: 'This page is not down any more.' });
      const { now } = this.around;
      this.repo.appeal(id, words, now());
      this.repo.step(id, null, 'appealed', '', now());
      this.tellQueue();
      return done(null);
    });
  }

  private decideAppeal({ type, id, granted, why }: Of<'DecideAppeal'>, call: Call): Outcome<ModerationCase> {
    const { now, member, mailing } = this.around;
    return this.act(call, type, id, (found, by) => {
      if (found.shown.appeal?.state !== 'open') return refuse('conflict', { detail: 'No answer waits here.' });
      this.repo.decideAppeal(id, granted);
      this.repo.step(id, by, granted ? 'appeal-granted' : 'appeal-refused', why, now());
      if (granted) {
        this.repo.decide(id, 'dismissed', by, found.shown.reason ?? 'other', now());
        this.setDown(found, false, why);
      } else {
        const person = member(found.owner);
        if (person?.verified) mailing.keep(appealRefusedMail(person, found.shown.slug, why), found.owner);
      }
      return this.shown(id);
    });
  }

  /** The page goes down, or comes back, and its owner is told why; inside the transaction. */
  private setDown({ owner, shown }: KeptCase, isSuspended: boolean, why: string): void {
    const { emit, member, mailing } = this.around;
    emit({ to: 'actor', kind: 'resume', id: shown.resume, message: { type: 'SuspendLink', slug: shown.slug, isSuspended } });
    const person = member(owner);
    if (person?.verified)
      mailing.keep(isSuspended ? pageDownMail(person, shown.slug, why, this.answerAt(shown.id)) : pageBackMail(person, shown.slug), owner);
  }

  /** Where its owner may say something to a decision. */
  private answerAt(id: number): string {
    return `${publicOrigin(this.around.env)}/appeal/${id}`;
  }

  private act(
    call: Call,
    act: string,
    id: number,
    decide: (found: KeptCase, by: UserId) => Outcome<ModerationCase>,
    decision?: Decision,
  ): Outcome<ModerationCase> {
    return this.around.act(call, act, (about) => {
      const found = this.repo.one(id);
      about(found?.shown.resume ?? null, { case: id, ...(decision ? { decision } : {}) });
      if (!found || call.from.kind !== 'user') return refuse('not_found');
      const decided = decide(found, call.from.user);
      if (decided.ok) this.tellQueue();
      return decided;
    });
  }

  private shown(id: number): Outcome<ModerationCase> {
    const found = this.repo.one(id);
    return found ? done(found.shown) : refuse('not_found');
  }

  private tellQueue(): void {
    this.around.tell({ type: 'QueueChanged', queue: 'cases', waiting: this.repo.waiting() });
  }
}

const STATES: Readonly<Record<Decision, CaseState>> = {
  dismiss: 'dismissed',
  unpublish: 'unpublished',
  'suspend-owner': 'suspended',
  lift: 'dismissed',
};

/** What is decided can only be lifted. */
const isDecidable = ({ shown }: KeptCase, decision: Decision): boolean =>
  decision === 'lift' ? shown.state === 'unpublished' : shown.state === 'open' || shown.state === 'claimed';
