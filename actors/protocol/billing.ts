import { z } from 'zod';
import { UserId } from './ids.ts';
import { PlanHeld, SubscriptionState } from './plan-held.ts';
import { Interval, PlanId, PlanLimits } from './plans.ts';
import { hasOnlyText } from './text.ts';

export { PlanHeld, SubscriptionState } from './plan-held.ts';

/** What is said of subscriptions. Amounts are in the smallest unit of their currency, times in seconds where Stripe's, else in ISO. */

/** An id of Stripe's. */
const StripeId = z.string().regex(/^[A-Za-z]{2,12}_[A-Za-z0-9_]{1,240}$/);
const Seconds = z.number().int().min(0).max(99_999_999_999);
const Amount = z.number().int().min(-1e12).max(1e12);

export const SubscriptionStatus = z.enum([
  'incomplete',
  'incomplete_expired',
  'trialing',
  'active',
  'past_due',
  'canceled',
  'unpaid',
  'paused',
]);
export type SubscriptionStatus = z.infer<typeof SubscriptionStatus>;

/** A subscription as Stripe described it in one of its objects, brought down to what matters here. */
export const SubscriptionSeen = z.strictObject({
  kind: z.literal('subscription'),
  id: StripeId,
  customer: StripeId,
  /** Whose it is, as was written into it when it was begun. */
  user: UserId.nullable(),
  status: SubscriptionStatus,
  plan: PlanId,
  interval: Interval.nullable(),
  created: Seconds,
  periodStart: Seconds.nullable(),
  periodEnd: Seconds.nullable(),
  trialEnd: Seconds.nullable(),
  /** When it ends without anybody doing anything more; `null` when it goes on. */
  cancelAt: Seconds.nullable(),
  endedAt: Seconds.nullable(),
});
export type SubscriptionSeen = z.infer<typeof SubscriptionSeen>;

export const InvoiceStatus = z.enum(['draft', 'open', 'paid', 'uncollectible', 'void']);
export type InvoiceStatus = z.infer<typeof InvoiceStatus>;

const InvoiceUrl = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  .nullable();

export const InvoiceSeen = z.strictObject({
  kind: z.literal('invoice'),
  id: StripeId,
  customer: StripeId,
  subscription: StripeId.nullable(),
  status: InvoiceStatus,
  number: z.string().max(200).nullable(),
  created: Seconds,
  total: Amount,
  amountDue: Amount,
  amountPaid: Amount,
  currency: z.string().regex(/^[a-z]{3}$/),
  page: InvoiceUrl,
  pdf: InvoiceUrl,
});
export type InvoiceSeen = z.infer<typeof InvoiceSeen>;

/** A checkout that somebody went through: whose customer, and which subscription came of it. */
export const CheckoutSeen = z.strictObject({
  kind: z.literal('checkout'),
  id: StripeId,
  customer: StripeId,
  user: UserId.nullable(),
  subscription: StripeId.nullable(),
});
export type CheckoutSeen = z.infer<typeof CheckoutSeen>;

export const BillingObject = z.discriminatedUnion('kind', [SubscriptionSeen, InvoiceSeen, CheckoutSeen]);
export type BillingObject = z.infer<typeof BillingObject>;

/** An event of Stripe's whose signature was verified. */
export const BillingEvent = z.strictObject({
  id: StripeId,
  type: z.string().max(100),
  created: Seconds,
  seen: BillingObject,
});
export type BillingEvent = z.infer<typeof BillingEvent>;

/** How somebody stands: what they have, since what, and until when. */
export const Standing = z.strictObject({
  plan: PlanId,
  state: SubscriptionState,
  source: z.enum(['stripe', 'grant']).nullable(),
  interval: Interval.nullable(),
  /** When what is paid for is paid for anew. */
  renewsAt: z.iso.datetime().nullable(),
  /** When it ends unless somebody does something. */
  endsAt: z.iso.datetime().nullable(),
});
export type Standing = z.infer<typeof Standing>;

export const Reason = z.string().trim().min(3).max(500).refine(hasOnlyText, { message: 'holds characters that are not text' });

export const Grant = z.strictObject({
  plan: PlanId,
  until: z.iso.datetime().nullable(),
  reason: Reason,
  by: UserId,
  at: z.iso.datetime(),
});
export type Grant = z.infer<typeof Grant>;

/** The subscription of a person, as they and who bills see it. */
export const SubscriptionAnswer = z.strictObject({
  standing: Standing,
  /** Whether payments are set up here. */
  hasCheckout: z.boolean(),
  /** Whether there is something to manage at the payment service. */
  hasPortal: z.boolean(),
});
export type SubscriptionAnswer = z.infer<typeof SubscriptionAnswer>;

/** With what the plan holds, and how much of that is used. */
export const OwnSubscriptionAnswer = SubscriptionAnswer.extend({
  limits: PlanLimits,
  used: z.strictObject({ resumes: z.number().int().min(0) }),
});
export type OwnSubscriptionAnswer = z.infer<typeof OwnSubscriptionAnswer>;

/** With what only who bills may see. */
export const AdminSubscriptionAnswer = SubscriptionAnswer.extend({ user: UserId, grants: z.array(Grant) });
export type AdminSubscriptionAnswer = z.infer<typeof AdminSubscriptionAnswer>;

export const SubscriptionRow = z.strictObject({ user: UserId, standing: Standing });
export const SubscriptionList = z.strictObject({ items: z.array(SubscriptionRow), cursor: UserId.optional() });
export type SubscriptionList = z.infer<typeof SubscriptionList>;

export const Invoice = z.strictObject({
  id: StripeId,
  number: z.string().nullable(),
  status: InvoiceStatus,
  at: z.iso.datetime(),
  total: Amount,
  amountDue: Amount,
  amountPaid: Amount,
  currency: z.string(),
  page: InvoiceUrl,
  pdf: InvoiceUrl,
});
export type Invoice = z.infer<typeof Invoice>;
export const InvoiceList = z.strictObject({ items: z.array(Invoice) });
export type InvoiceList = z.infer<typeof InvoiceList>;

export const CheckoutBody = z.strictObject({ plan: PlanId.exclude(['free']), interval: Interval });
/** `free` ends what was granted before. */
export const GrantPlanBody = z.strictObject({ plan: PlanId, until: z.iso.datetime().optional(), reason: Reason });
/** A page of the payment service to go on to. */
export const GoOnAnswer = z.strictObject({ url: z.url() });
export type GoOn = z.infer<typeof GoOnAnswer>;

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });

export const TENANT_BILLING_MESSAGES = [
  /** From the router, which has verified the signature. */
  message('StripeEventArrived', { event: BillingEvent }),
  // From a member, about themselves.
  message('GetOwnSubscription', {}),
  message('ListOwnInvoices', {}),
  message('StartCheckout', CheckoutBody.shape),
  message('OpenPortal', {}),
  // From who bills.
  message('GetSubscription', { user: UserId }),
  message('ListInvoices', { user: UserId }),
  message('ListSubscriptions', {
    state: SubscriptionState.optional(),
    plan: PlanId.optional(),
    after: UserId.optional(),
    limit: z.number().int().min(1).max(100),
  }),
  message('GrantPlan', { user: UserId, ...GrantPlanBody.shape }),
  /** Asks Stripe how it is, for when events were lost. */
  message('RefreshSubscription', { user: UserId }),
] as const;

export type TenantBillingReplies = {
  StripeEventArrived: null;
  GetOwnSubscription: SubscriptionAnswer;
  ListOwnInvoices: InvoiceList;
  StartCheckout: GoOn;
  OpenPortal: GoOn;
  GetSubscription: AdminSubscriptionAnswer;
  ListInvoices: InvoiceList;
  ListSubscriptions: SubscriptionList;
  GrantPlan: AdminSubscriptionAnswer;
  RefreshSubscription: AdminSubscriptionAnswer;
};
export type TenantBillingMessage = z.infer<(typeof TENANT_BILLING_MESSAGES)[number]>;

export const USER_PLAN_MESSAGES = [
  /** From a résumé of theirs, which is about to be given something that plans limit. */
  message('GetPlan', {}),
  /** From the tenant. `version` counts up: an older word never replaces a newer one. */
  message('PlanChanged', { ...PlanHeld.shape, version: z.number().int() }),
] as const;
export type UserPlanReplies = { GetPlan: PlanHeld; PlanChanged: null };
