import { z } from 'zod';
import { BillingEvent, CheckoutSeen, InvoiceSeen, SubscriptionSeen, SubscriptionStatus } from '#protocol/billing';
import { TenantId, UserId } from '#protocol/ids';
import { Interval, PlanId, readPriceKey } from '#protocol/plans';

/**
 * Stripe's objects, brought down to what matters here. Read loosely: Stripe adds fields, and moves some between versions of its API
 * (the period stands on the subscription before 2025-03-31 and on its items since; an invoice names its subscription under `parent`).
 */

/** What we write into what we begin there, so that its events find back to the person and the tenant. */
const Metadata = z
  .looseObject({
    user: UserId.optional().catch(undefined),
    tenant: TenantId.optional().catch(undefined),
    plan: PlanId.optional().catch(undefined),
  })
  .nullish();

/** A reference, or the object itself where it was expanded. */
const Ref = z.union([z.string(), z.looseObject({ id: z.string() }).transform(({ id }) => id)]);
const Time = z.number().int().nullish();

const Price = z.looseObject({
  lookup_key: z.string().nullish(),
  recurring: z.looseObject({ interval: z.string() }).nullish(),
});
const Item = z.looseObject({ price: Price.nullish(), current_period_start: Time, current_period_end: Time });

const Subscription = z.looseObject({
  object: z.literal('subscription'),
  id: z.string(),
  customer: Ref,
  status: SubscriptionStatus,
  created: z.number().int(),
  current_period_start: Time,
  current_period_end: Time,
  trial_end: Time,
  cancel_at: Time,
  cancel_at_period_end: z.boolean().nullish(),
  ended_at: Time,
  items: z.looseObject({ data: z.array(Item) }),
  metadata: Metadata,
});

const Invoice = z.looseObject({
  object: z.literal('invoice'),
  id: z.string(),
  customer: Ref,
  status: z.string().nullish(),
  number: z.string().nullish(),
  created: z.number().int(),
  total: z.number().int(),
  amount_due: z.number().int(),
  amount_paid: z.number().int(),
  currency: z.string(),
  hosted_invoice_url: z.string().nullish(),
  invoice_pdf: z.string().nullish(),
  subscription: Ref.nullish(),
  parent: z.looseObject({ subscription_details: z.looseObject({ subscription: Ref.nullish(), metadata: Metadata }).nullish() }).nullish(),
  subscription_details: z.looseObject({ metadata: Metadata }).nullish(),
});

const Checkout = z.looseObject({
  object: z.literal('checkout.session'),
  id: z.string(),
  customer: Ref,
  subscription: Ref.nullish(),
  client_reference_id: UserId.nullish().catch(null),
  metadata: Metadata,
});

const StripeEvent = z.looseObject({
  id: z.string(),
  type: z.string(),
  created: z.number().int(),
  data: z.looseObject({ object: z.looseObject({ object: z.string() }) }),
});

export interface ReadEvent {
  event: BillingEvent;
  /** Where it belongs, where that was written into it. */
  tenant: TenantId | null;
}

/**
 * What an event of Stripe's says, once its signature is verified.
 * @returns `null` for one that is about something else, which is nothing to us
 * @throws ZodError when it is about a subscription, an invoice or a checkout and cannot be read
 */
export function readStripeEvent(raw: unknown): ReadEvent | null {
  const { id, type, created, data } = StripeEvent.parse(raw);
  const found = readObject(data.object);
  return found && { event: BillingEvent.parse({ id, type, created, seen: found.seen }), tenant: found.tenant };
}

function readObject(raw: { object: string }): { seen: BillingEvent['seen']; tenant: TenantId | null } | null {
  switch (raw.object) {
    case 'subscription':
      return { seen: readSubscription(raw), tenant: Subscription.parse(raw).metadata?.tenant ?? null };
    case 'invoice': {
      const invoice = Invoice.parse(raw);
      const metadata = invoice.parent?.subscription_details?.metadata ?? invoice.subscription_details?.metadata;
      return { seen: readInvoice(raw), tenant: metadata?.tenant ?? null };
    }
    case 'checkout.session': {
      // One without a customer began nothing.
      if (!('customer' in raw) || raw.customer === null) return null;
      const { id, customer, subscription, client_reference_id, metadata } = Checkout.parse(raw);
      const user = client_reference_id ?? metadata?.user ?? null;
      return {
        seen: CheckoutSeen.parse({ kind: 'checkout', id, customer, user, subscription: subscription ?? null }),
        tenant: metadata?.tenant ?? null,
      };
    }
    default:
      return null;
  }
}

/** @throws ZodError */
export function readSubscription(raw: unknown): SubscriptionSeen {
  const one = Subscription.parse(raw);
  const [item] = one.items.data;
  const named = readPriceKey(item?.price?.lookup_key ?? null);
  const periodEnd = item?.current_period_end ?? one.current_period_end ?? null;
  return SubscriptionSeen.parse({
    kind: 'subscription',
    id: one.id,
    customer: one.customer,
    user: one.metadata?.user ?? null,
    status: one.status,
    // Of a price that somebody made by hand, what the checkout noted counts.
    plan: named?.plan ?? one.metadata?.plan ?? 'free',
    interval:
      named?.interval ??
      Interval.nullable()
        .catch(null)
        .parse(item?.price?.recurring?.interval ?? null),
    created: one.created,
    periodStart: item?.current_period_start ?? one.current_period_start ?? null,
    periodEnd,
    trialEnd: one.trial_end ?? null,
    cancelAt: one.cancel_at ?? (one.cancel_at_period_end ? periodEnd : null),
    endedAt: one.ended_at ?? null,
  });
}

/** @throws ZodError */
export function readInvoice(raw: unknown): InvoiceSeen {
  const one = Invoice.parse(raw);
  return InvoiceSeen.parse({
    kind: 'invoice',
    id: one.id,
    customer: one.customer,
    subscription: one.parent?.subscription_details?.subscription ?? one.subscription ?? null,
    status: one.status ?? 'draft',
    number: one.number ?? null,
    created: one.created,
    total: one.total,
    amountDue: one.amount_due,
    amountPaid: one.amount_paid,
    currency: one.currency,
    page: one.hosted_invoice_url ?? null,
    pdf: one.invoice_pdf ?? null,
  });
}
