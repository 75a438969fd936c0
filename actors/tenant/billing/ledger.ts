import type { Call } from '#kernel/actor';
import type { Alarms } from '#kernel/alarms';
import type { Effect } from '#kernel/drain';
import { errorFields, log } from '#kernel/log';
import type { BillingEvent, InvoiceSeen, SubscriptionSeen } from '#protocol/billing';
import { done, type Outcome } from '#protocol/errors';
import type { UserId } from '#protocol/ids';
import type { Mail } from '#protocol/tenant';
import { planMail } from '../mails.ts';
import type { Member } from '../repo.ts';
import { type AsOf, asOfEvent, asOfFetch, type Held, settle } from './book.ts';
import { letterDue, nextLook, type PlanLetter } from './letters.ts';
import type { Payments } from './payments.ts';
import type { BillingRepo } from './repo.ts';
import { standingOf } from './standing.ts';

/** Looks at those whose time is over, and asks Stripe what is to be asked. */
export const STANDING_ALARM = 'billing.standing';
export const TASKS_ALARM = 'billing.tasks';
const TASK_RETRY_MS = 30_000;
const TASK_ATTEMPTS = 20;
/** How many are looked at in one go. */
const BATCH = 100;
/** Stripe sends an event again for three days; then nobody can send it any more, for its signature is too old. */
const EVENT_LIFE_MS = 30 * 24 * 3_600_000;

/** What the ledger needs of its tenant. */
export interface LedgerSurroundings {
  repo: BillingRepo;
  alarms: Pick<Alarms, 'set' | 'setNoLater'>;
  payments: Payments | null;
  now(): number;
  /** The public address. */
  origin: string;
  /** `null` for who is none. */
  member(user: UserId): Pick<Member, 'email' | 'name' | 'language' | 'verified'> | null;
  /** Puts a mail to `user` on its way; inside the transaction. */
  mail(mail: Mail, user: UserId): void;
  transact<T>(call: Pick<Call, 'once'>, decide: () => Outcome<T>): Outcome<T>;
  emit(effect: Effect): void;
}

/** What became known of subscriptions, and how everybody stands by it. */
export class Ledger {
  private readonly around: LedgerSurroundings;
  private readonly repo: BillingRepo;

  constructor(around: LedgerSurroundings) {
    this.around = around;
    this.repo = around.repo;
  }

  /** An event, once; inside the transaction. */
  arrived(event: BillingEvent): Outcome<null> {
    const { now } = this.around;
    const { seen } = event;
    const named = seen.kind === 'invoice' ? null : seen.user;
    // Of somebody who has gone nothing is kept.
    if (named !== null && !this.around.member(named)) return done(null);
    if (!this.repo.isNewEvent(event.id, now())) return done(null);
    this.around.alarms.setNoLater(STANDING_ALARM, now() + EVENT_LIFE_MS);
    if (named !== null) this.repo.claimCustomer(seen.customer, named, now());
    if (seen.kind === 'checkout') {
      // Its subscription may not have been told of yet, and may be told of only in changes.
      if (seen.subscription !== null && !this.repo.held('subscription', seen.subscription)) this.askLater(seen.subscription);
    } else this.take(seen, asOfEvent(event));
    const user = this.repo.userOf(seen.customer);
    if (user !== null) this.restand(user);
    return done(null);
  }

  private take(seen: SubscriptionSeen | InvoiceSeen, asOf: AsOf): void {
    const held: Held<SubscriptionSeen | InvoiceSeen> | null = this.repo.held(seen.kind, seen.id);
    const { kept, isDoubtful } = settle(held, { seen, asOf });
    if (kept !== held) this.repo.keep(kept);
    if (isDoubtful && seen.kind === 'subscription') this.askLater(seen.id);
  }

  private askLater(subscription: string): void {
    if (!this.around.payments) return;
    this.repo.addTask(subscription, 'fetch');
    this.around.alarms.setNoLater(TASKS_ALARM, this.around.now());
  }

  /** Looks anew at how somebody stands, and tells their actor of a change; inside the transaction. */
  restand(user: UserId): void {
    const { now, alarms } = this.around;
    const evidence = this.repo.evidence(user);
    const standing = standingOf(evidence, now());
    const before = this.repo.standing(user);
    this.tell(user, letterDue(before?.standing ?? null, standing, evidence, now()));
    const looksAt = nextLook(standing, evidence, now());
    if (looksAt !== null) alarms.setNoLater(STANDING_ALARM, looksAt);
    if (before ? JSON.stringify(before.standing) === JSON.stringify(standing) : standing.state === 'none')
      return this.repo.lookAt(user, looksAt);
    const version = (before?.version ?? 0) + 1;
    this.repo.saveStanding({ user, standing, version }, looksAt);
    const { plan, state, endsAt } = standing;
    if (plan === before?.standing.plan && state === before.standing.state && endsAt === before.standing.endsAt) return;
    this.around.emit({ to: 'actor', kind: 'user', id: user, message: { type: 'PlanChanged', plan, state, endsAt, version } });
  }

  /** By mail, once, where their address is known to be theirs. */
  private tell(user: UserId, letter: PlanLetter | null): void {
    const member = this.around.member(user);
    if (!letter || !member?.verified || !this.repo.isNewLetter(user, letter.what, letter.about, this.around.now())) return;
    this.around.mail(planMail(member, letter, this.around.origin), user);
  }

  /** What Stripe answered when it was asked; inside the transaction. */
  fetched(seen: SubscriptionSeen, at: number): void {
    this.take(seen, asOfFetch(this.repo.held('subscription', seen.id)?.asOf ?? null, at));
  }

  /** A member's account is deleted: what they pay for ends, and nothing is kept of them; inside the transaction. */
  forget(user: UserId): void {
    for (const { id, status } of this.repo.subscriptionsOf(user))
      if (status !== 'canceled' && status !== 'incomplete_expired') this.repo.addTask(id, 'cancel');
    this.repo.forget(user);
    if (this.around.payments && this.repo.nextTask()) this.around.alarms.setNoLater(TASKS_ALARM, this.around.now());
  }

  /** @returns whether the alarm was one of billing's */
  async onAlarm(name: string): Promise<boolean> {
    if (name === TASKS_ALARM) await this.work();
    else if (name === STANDING_ALARM) this.look();
    else return false;
    return true;
  }

  private look(): void {
    const { now, transact, alarms } = this.around;
    transact({}, () => {
      this.repo.forgetEvents(now() - EVENT_LIFE_MS);
      for (const user of this.repo.dueStandings(now(), BATCH)) this.restand(user);
      const next = this.repo.nextLook();
      alarms.set(STANDING_ALARM, Math.min(next ?? Number.MAX_SAFE_INTEGER, now() + EVENT_LIFE_MS));
      return done(null);
    });
  }

  /** Each task by itself; one that fails comes last, and is given up in the end. */
  private async work(): Promise<void> {
    const { payments, transact, now, alarms } = this.around;
    if (!payments) return;
    for (let task = this.repo.nextTask(); task; task = this.repo.nextTask()) {
      const current = task;
      try {
        const seen = current.task === 'fetch' ? await payments.subscription(current.subscription) : null;
        if (current.task === 'cancel') await payments.cancel(current.subscription);
        transact({}, () => {
          this.repo.taskDone(current);
          const user = seen && (this.repo.userOf(seen.customer) ?? seen.user);
          if (!seen || user === null || !this.around.member(user)) return done(null);
          this.repo.claimCustomer(seen.customer, user, now());
          this.fetched(seen, now());
          this.restand(user);
          return done(null);
        });
      } catch (error) {
        log('warn', 'billing.task_failed', { kind: current.task, attempts: current.attempts + 1, ...errorFields(error) });
        if (current.attempts + 1 >= TASK_ATTEMPTS) this.repo.taskDone(current);
        else this.repo.taskFailed(current);
        alarms.set(TASKS_ALARM, now() + TASK_RETRY_MS * (current.attempts + 1));
        return;
      }
    }
  }
}
