import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BillingEvent, InvoiceSeen, SubscriptionSeen, SubscriptionStatus } from '#protocol/billing';
import { UserId } from '#protocol/ids';
import { asOfEvent, asOfFetch, type Held, settle } from './book.ts';
import { GRACE_MS, standingOf } from './standing.ts';

const user = UserId.parse(`usr_${'1'.repeat(26)}`);
const T0 = 1_790_000_000;
const DAY = 86_400;

const subscription = (change: Partial<SubscriptionSeen> = {}): SubscriptionSeen => ({
  kind: 'subscription',
  id: 'sub_1',
  customer: 'cus_1',
  user,
  status: 'active',
  plan: 'plus',
  interval: 'month',
  created: T0,
  periodStart: T0,
  periodEnd: T0 + 30 * DAY,
  trialEnd: null,
  cancelAt: null,
  endedAt: null,
  ...change,
});
const invoice = (change: Partial<InvoiceSeen> = {}): InvoiceSeen => ({
  kind: 'invoice',
  id: 'in_1',
  customer: 'cus_1',
  subscription: 'sub_1',
  status: 'open',
  number: null,
  created: T0,
  total: 900,
  amountDue: 900,
  amountPaid: 0,
  currency: 'eur',
  page: null,
  pdf: null,
  ...change,
});

/** A tenant's book in memory: the decisions are the real ones, and so is the order in which they are asked. */
class Book {
  readonly objects = new Map<string, Held<SubscriptionSeen | InvoiceSeen>>();
  readonly doubts = new Set<string>();
  private readonly events = new Set<string>();

  take(event: BillingEvent): void {
    if (this.events.has(event.id)) return;
    this.events.add(event.id);
    const { seen } = event;
    if (seen.kind === 'checkout') return;
    const { kept, isDoubtful } = settle(this.objects.get(seen.id) ?? null, { seen, asOf: asOfEvent(event) });
    this.objects.set(seen.id, kept);
    if (isDoubtful) this.doubts.add(seen.id);
  }

  standing(nowS: number) {
    const all = [...this.objects.values()].map(({ seen }) => seen);
    const subscriptions = all.filter((seen) => seen.kind === 'subscription');
    const invoices = all.filter((seen) => seen.kind === 'invoice');
    return standingOf({ subscriptions, invoices, grant: null }, nowS * 1_000);
  }
}

const statuses: SubscriptionStatus[] = [
  'incomplete',
  'trialing',
  'active',
  'past_due',
  'unpaid',
  'paused',
  'canceled',
  'incomplete_expired',
];
const anEvent = fc
  .record({
    sub: fc.constantFrom('sub_1', 'sub_2'),
    kind: fc.constantFrom('created', 'updated', 'deleted', 'invoice'),
    status: fc.constantFrom(...statuses),
    paid: fc.constantFrom('draft', 'open', 'paid', 'void', 'uncollectible'),
    plan: fc.constantFrom('plus' as const, 'pro' as const),
    at: fc.integer({ min: T0, max: T0 + 6 }),
    cancels: fc.boolean(),
  })
  .map(({ sub, kind, status, paid, plan, at, cancels }) => (id: number): BillingEvent => {
    const seen =
      kind === 'invoice'
        ? invoice({ id: `in_${at % 2}`, subscription: sub, status: paid as InvoiceSeen['status'], created: at })
        : subscription({ id: sub, status, plan, created: sub === 'sub_1' ? T0 : T0 + 1, cancelAt: cancels ? T0 + 20 * DAY : null });
    return { id: `evt_${id}`, type: kind === 'invoice' ? 'invoice.updated' : `customer.subscription.${kind}`, created: at, seen };
  });
const events = fc.array(anEvent, { minLength: 1, maxLength: 9 }).map((makers) => makers.map((make, index) => make(index)));

describe('events of subscriptions', () => {
  it('lead to one state, in whatever order and however often they come', () => {
    const orders = events.chain((all) =>
      fc.record({
        all: fc.constant(all),
        once: fc.shuffledSubarray(all, { minLength: all.length }),
        again: fc.array(fc.constantFrom(...all), { maxLength: 8 }),
        seed: fc.infiniteStream(fc.nat(20)),
      }),
    );
    fc.assert(
      fc.property(orders, ({ all, once, again, seed }) => {
        const straight = new Book();
        for (const event of all) straight.take(event);
        const other = new Book();
        const line = [...once];
        for (const event of again) line.splice((seed.next().value ?? 0) % (line.length + 1), 0, event);
        for (const event of line) other.take(event);
        const content = (book: Book) => [...book.objects].toSorted(([a], [b]) => (a < b ? -1 : 1));
        expect(content(other)).toEqual(content(straight));
        for (const day of [0, 15, 25, 40]) expect(other.standing(T0 + day * DAY)).toEqual(straight.standing(T0 + day * DAY));
      }),
      { numRuns: 2_000 },
    );
  });

  const changed = (id: string, at: number, change: Partial<SubscriptionSeen>): BillingEvent => ({
    id,
    type: 'customer.subscription.updated',
    created: at,
    seen: subscription(change),
  });

  it('of one second are in doubt, and what Stripe answers decides until something later comes', () => {
    const book = new Book();
    book.take(changed('evt_b', T0 + 5, { status: 'active' }));
    book.take(changed('evt_a', T0 + 5, { status: 'past_due' }));
    expect([...book.doubts]).toEqual(['sub_1']);
    const held = book.objects.get('sub_1') ?? null;
    const fetched = settle(held, { seen: subscription({ status: 'past_due' }), asOf: asOfFetch(held?.asOf ?? null, 5) });
    expect(fetched).toMatchObject({ kept: { seen: { status: 'past_due' } }, isDoubtful: false });
    const late = changed('evt_z', T0 + 5, { status: 'active' });
    expect(settle(fetched.kept, { seen: subscription(), asOf: asOfEvent(late) })).toMatchObject({
      kept: { seen: { status: 'past_due' } },
      isDoubtful: false,
    });
    const later = changed('evt_0', T0 + 6, { status: 'active' });
    expect(settle(fetched.kept, { seen: subscription(), asOf: asOfEvent(later) }).kept.seen.status).toBe('active');
  });

  it('never bring back what has ended', () => {
    const book = new Book();
    book.take({ id: 'evt_1', type: 'customer.subscription.deleted', created: T0, seen: subscription({ status: 'canceled' }) });
    book.take(changed('evt_2', T0 + 100, { status: 'active' }));
    expect(book.standing(T0 + 200)).toMatchObject({ state: 'ended', plan: 'free' });
  });
});

describe('how somebody stands', () => {
  const at = (seconds: number, subscriptions: SubscriptionSeen[], invoices: InvoiceSeen[] = []) =>
    standingOf({ subscriptions, invoices, grant: null }, seconds * 1_000);

  it.each([
    ['incomplete', 'none', 'free'],
    ['trialing', 'trialing', 'plus'],
    ['active', 'active', 'plus'],
    ['past_due', 'past_due', 'plus'],
    ['unpaid', 'ended', 'free'],
    ['paused', 'ended', 'free'],
    ['canceled', 'ended', 'free'],
    ['incomplete_expired', 'ended', 'free'],
  ] as const)('of a subscription that is %s: %s', (status, state, plan) => {
    expect(at(T0 + DAY, [subscription({ status })])).toMatchObject({ state, plan });
  });

  it('keeps the plan for a while after a payment has failed, counted from the oldest invoice that is open', () => {
    const late = subscription({ status: 'past_due', periodStart: T0 });
    const open = [invoice({ id: 'in_2', created: T0 + 9 * DAY }), invoice({ created: T0 + 3 * DAY })];
    const ends = T0 + 3 * DAY + GRACE_MS / 1_000;
    expect(at(ends - 1, [late], open)).toMatchObject({ state: 'past_due', plan: 'plus', endsAt: new Date(ends * 1_000).toISOString() });
    expect(at(ends, [late], open)).toMatchObject({ state: 'ended', plan: 'free' });
    expect(at(ends, [late], [invoice({ created: T0 + 3 * DAY, status: 'paid' })]).state).toBe('ended');
  });

  it('keeps what is paid for until its end when it is cancelled', () => {
    const leaving = subscription({ cancelAt: T0 + 30 * DAY });
    expect(at(T0 + 29 * DAY, [leaving])).toMatchObject({ state: 'cancelled', plan: 'plus', renewsAt: null });
    expect(at(T0 + 30 * DAY, [leaving])).toMatchObject({ state: 'ended', plan: 'free' });
  });

  it('goes by the subscription that lives, of several', () => {
    const over = subscription({ status: 'canceled', plan: 'pro', created: T0 + 50 });
    expect(at(T0 + DAY, [over, subscription({ id: 'sub_2' })])).toMatchObject({ state: 'active', plan: 'plus' });
  });

  it('goes by the higher of what is paid and what was given, and by the other when one is over', () => {
    const now = T0 * 1_000;
    const given = (plan: 'free' | 'plus' | 'pro', until: number | null, subscriptions: SubscriptionSeen[] = []) =>
      standingOf({ subscriptions, invoices: [], grant: { plan, until } }, now);
    expect(given('pro', now + 5)).toMatchObject({ plan: 'pro', source: 'grant', state: 'active', endsAt: new Date(now + 5).toISOString() });
    expect(given('pro', null, [subscription()])).toMatchObject({ plan: 'pro', source: 'grant', endsAt: null });
    expect(given('plus', null, [subscription({ plan: 'pro' })])).toMatchObject({ plan: 'pro', source: 'stripe' });
    expect(given('pro', now, [subscription()])).toMatchObject({ plan: 'plus', source: 'stripe' });
    expect(given('pro', now)).toMatchObject({ plan: 'free', state: 'ended' });
    expect(given('free', null)).toMatchObject({ plan: 'free', state: 'ended' });
    expect(standingOf({ subscriptions: [], invoices: [], grant: null }, now)).toMatchObject({ plan: 'free', state: 'none', source: null });
  });
});
