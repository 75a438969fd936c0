import type { BillingEvent, InvoiceSeen, InvoiceStatus, SubscriptionSeen } from '#protocol/billing';

/**
 * Which of two descriptions of one object holds. Events come late, twice and in any order: what is kept is the greatest by an order
 * that does not ask when it came, so that all ways lead to the same end.
 */

/** When a description was true. */
export interface AsOf {
  /** When Stripe made the event, in seconds. */
  at: number;
  /** Within a second: beginnings, changes, ends, and then what was asked of Stripe itself. */
  rank: number;
  /** What decides where nothing else does: the event's id, or the time of asking. */
  tie: string;
}

export interface Held<T> {
  seen: T;
  asOf: AsOf;
}

const FETCHED_RANK = 3;
const rankOf = (type: string): number => (type.endsWith('.created') ? 0 : type.endsWith('.deleted') ? 2 : 1);

export const asOfEvent = ({ id, type, created }: BillingEvent): AsOf => ({ at: created, rank: rankOf(type), tie: id });

/**
 * Asked of Stripe at `nowMs`, because what is held was in doubt: it decides over all of that second, and gives way to every later
 * event. Stripe's clock is never compared with ours.
 */
export const asOfFetch = (held: AsOf | null, nowMs: number): AsOf => ({
  at: held?.at ?? 0,
  rank: FETCHED_RANK,
  tie: String(nowMs).padStart(15, '0'),
});

/** A subscription that has ended never comes back, and an invoice goes through its states one way. */
const INVOICE_STAGE: Readonly<Record<InvoiceStatus, number>> = { draft: 0, open: 1, uncollectible: 2, void: 3, paid: 3 };
const stageOf = (seen: SubscriptionSeen | InvoiceSeen): number =>
  seen.kind === 'invoice' ? INVOICE_STAGE[seen.status] : seen.status === 'canceled' || seen.status === 'incomplete_expired' ? 1 : 0;

function compare<T extends SubscriptionSeen | InvoiceSeen>(a: Held<T>, b: Held<T>): number {
  return (
    stageOf(a.seen) - stageOf(b.seen) ||
    a.asOf.at - b.asOf.at ||
    a.asOf.rank - b.asOf.rank ||
    (a.asOf.tie < b.asOf.tie ? -1 : a.asOf.tie > b.asOf.tie ? 1 : 0)
  );
}

/** What holds of the two, and whether Stripe had better be asked: two changes of one second tell nobody which was the last. */
export function settle<T extends SubscriptionSeen | InvoiceSeen>(
  held: Held<T> | null,
  arrived: Held<T>,
): { kept: Held<T>; isDoubtful: boolean } {
  if (!held) return { kept: arrived, isDoubtful: false };
  const isTie =
    stageOf(held.seen) === stageOf(arrived.seen) &&
    held.asOf.at === arrived.asOf.at &&
    held.asOf.rank === arrived.asOf.rank &&
    held.asOf.rank !== FETCHED_RANK &&
    held.asOf.tie !== arrived.asOf.tie;
  return {
    kept: compare(arrived, held) > 0 ? arrived : held,
    isDoubtful: isTie && JSON.stringify(held.seen) !== JSON.stringify(arrived.seen),
  };
}
