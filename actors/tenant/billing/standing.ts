import type { InvoiceSeen, Standing, SubscriptionSeen, SubscriptionState } from '#protocol/billing';
import { PLANS, type PlanId } from '#protocol/plans';

/** How long somebody keeps what they pay for after a payment has failed: Stripe tries again for about as long. */
export const GRACE_MS = 14 * 24 * 3_600_000;

/** A plan that was given by hand. */
export interface LiveGrant {
  plan: PlanId;
  /** Milliseconds since the epoch; `null` for as long as nobody ends it. */
  until: number | null;
}

export interface Evidence {
  subscriptions: readonly SubscriptionSeen[];
  invoices: readonly InvoiceSeen[];
  /** The last one that was given. */
  grant: LiveGrant | null;
}

const NOTHING: Standing = { plan: 'free', state: 'none', source: null, interval: null, renewsAt: null, endsAt: null };
/** Of several subscriptions, the one in the first of these states counts. */
const ORDER: readonly SubscriptionState[] = ['active', 'trialing', 'cancelled', 'past_due', 'ended', 'none'];

/**
 * How somebody stands at `now` (ms): a function of all that is known and of nothing else, so that it does not matter in which order it
 * became known.
 */
export function standingOf({ subscriptions, invoices, grant }: Evidence, now: number): Standing {
  const best = bestOf({ subscriptions, invoices }, now);
  const paid = best ? paidStanding(best.one, best.phase) : NOTHING;
  const given = grant && grant.plan !== 'free' && (grant.until === null || grant.until > now) ? grant : null;
  if (!given || PLANS[given.plan].rank < PLANS[paid.plan].rank) return given || !isOver(grant, now) || paid.state !== 'none' ? paid : ENDED;
  return { ...NOTHING, plan: given.plan, state: 'active', source: 'grant', endsAt: given.until === null ? null : iso(given.until) };
}

function bestOf({ subscriptions, invoices }: Omit<Evidence, 'grant'>, now: number): Ranked | undefined {
  return subscriptions.map((one) => ({ one, phase: phaseOf(one, invoices, now) })).toSorted(byWorth)[0];
}

/** The one of somebody's subscriptions that counts. */
export const countingOf = (evidence: Evidence, now: number): SubscriptionSeen | null => bestOf(evidence, now)?.one ?? null;

/** Of somebody who once had a plan by hand. */
const ENDED: Standing = { ...NOTHING, state: 'ended', source: 'grant' };
const isOver = (grant: LiveGrant | null, now: number): boolean =>
  grant !== null && (grant.plan === 'free' || (grant.until !== null && grant.until <= now));

interface Phase {
  state: SubscriptionState;
  /** When this phase ends by itself, in ms. */
  endsAt: number | null;
}

/** The state machine's transitions, by what Stripe says of the subscription and what the clock says. */
function phaseOf(one: SubscriptionSeen, invoices: readonly InvoiceSeen[], now: number): Phase {
  switch (one.status) {
    case 'incomplete':
      return { state: 'none', endsAt: null };
    case 'incomplete_expired':
    case 'canceled':
    case 'unpaid':
    case 'paused':
      return { state: 'ended', endsAt: null };
    case 'trialing':
    case 'active':
      return one.cancelAt === null ? { state: one.status, endsAt: null } : until('cancelled', one.cancelAt * 1_000, now);
    case 'past_due':
      return until('past_due', dueSince(one, invoices) + GRACE_MS, now);
  }
}

const until = (state: SubscriptionState, endsAt: number, now: number): Phase =>
  endsAt > now ? { state, endsAt } : { state: 'ended', endsAt: null };

/** Since when somebody owes, in ms: the oldest invoice that is open, or the beginning of the time that was to be paid for. */
function dueSince(one: SubscriptionSeen, invoices: readonly InvoiceSeen[]): number {
  const open = invoices.filter(({ subscription, status }) => subscription === one.id && status === 'open').map(({ created }) => created);
  return Math.min(...(open.length > 0 ? open : [one.periodStart ?? one.created])) * 1_000;
}

type Ranked = { one: SubscriptionSeen; phase: Phase };
const byWorth = (a: Ranked, b: Ranked): number =>
  ORDER.indexOf(a.phase.state) - ORDER.indexOf(b.phase.state) ||
  PLANS[b.one.plan].rank - PLANS[a.one.plan].rank ||
  b.one.created - a.one.created ||
  (a.one.id < b.one.id ? -1 : 1);

function paidStanding(one: SubscriptionSeen, { state, endsAt }: Phase): Standing {
  const isLive = state !== 'none' && state !== 'ended';
  const renewal = state === 'trialing' ? (one.trialEnd ?? one.periodEnd) : state === 'active' ? one.periodEnd : null;
  return {
    plan: isLive ? one.plan : 'free',
    state,
    source: state === 'none' ? null : 'stripe',
    interval: isLive ? one.interval : null,
    renewsAt: renewal === null ? null : iso(renewal * 1_000),
    endsAt: endsAt === null ? null : iso(endsAt),
  };
}

const iso = (ms: number): string => new Date(ms).toISOString();
