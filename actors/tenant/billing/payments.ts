import type { SubscriptionSeen } from '#protocol/billing';
import type { TenantId, UserId } from '#protocol/ids';
import { type Interval, type PlanId, priceKeyOf } from '#protocol/plans';
import { readSubscription } from './stripe-objects.ts';

/** What is asked of the payment service. Each throws when it does not answer; asked again with the same key, it does nothing twice. */
export interface Payments {
  /** A customer for a person, by id. */
  createCustomer(about: { user: UserId; tenant: TenantId; email: string }): Promise<string>;
  /** The address where somebody subscribes; `null` when there is no such price. */
  checkout(wish: Checkout): Promise<string | null>;
  /** The address where somebody changes or ends what they have. */
  portal(customer: string, back: string): Promise<string>;
  subscription(id: string): Promise<SubscriptionSeen | null>;
  /** All of a customer's, ended ones too. */
  subscriptionsOf(customer: string): Promise<SubscriptionSeen[]>;
  /** Ends it now; also when it is over already. */
  cancel(id: string): Promise<void>;
}

export interface Checkout {
  user: UserId;
  tenant: TenantId;
  customer: string;
  plan: PlanId;
  interval: Interval;
  /** Where to come back to. */
  back: string;
  key: string;
}

const TIMEOUT_MS = 10_000;
const RETRIES = 1;

/** Stripe's own library, over fetch; `null` when no key is set. `STRIPE_API` is another address than Stripe's, for tests. */
export function paymentsOf(env: Env): Payments | null {
  if (!env.STRIPE_SECRET_KEY) return null;
  // Large, and needed by few.
  const client = async () => {
    const { default: Stripe } = await import('stripe');
    return new Stripe(env.STRIPE_SECRET_KEY, {
      httpClient: Stripe.createFetchHttpClient(),
      timeout: TIMEOUT_MS,
      maxNetworkRetries: RETRIES,
      telemetry: false,
      ...placeOf(env.STRIPE_API),
    });
  };
  return {
    async createCustomer({ user, tenant, email }) {
      const stripe = await client();
      const made = await stripe.customers.create({ email, metadata: { user, tenant } }, { idempotencyKey: `customer-${tenant}-${user}` });
      return made.id;
    },
    async checkout({ user, tenant, customer, plan, interval, back, key }) {
      const stripe = await client();
      const { data } = await stripe.prices.list({ lookup_keys: [priceKeyOf(plan, interval)], active: true, limit: 1 });
      const price = data[0]?.id;
      if (price === undefined) return null;
      const metadata = { user, tenant, plan };
      const session = await stripe.checkout.sessions.create(
        {
          mode: 'subscription',
          customer,
          client_reference_id: user,
          line_items: [{ price, quantity: 1 }],
          metadata,
          subscription_data: { metadata },
          success_url: `${back}?paid=yes`,
          cancel_url: back,
        },
        { idempotencyKey: `checkout-${key}` },
      );
      return session.url;
    },
    async portal(customer, back) {
      const stripe = await client();
      return (await stripe.billingPortal.sessions.create({ customer, return_url: back })).url;
    },
    async subscription(id) {
      const stripe = await client();
      return readOrMissing(async () => readSubscription(await stripe.subscriptions.retrieve(id)));
    },
    async subscriptionsOf(customer) {
      const stripe = await client();
      const { data } = await stripe.subscriptions.list({ customer, status: 'all', limit: 100 });
      return data.map(readSubscription);
    },
    async cancel(id) {
      const stripe = await client();
      const now = await readOrMissing(async () => readSubscription(await stripe.subscriptions.retrieve(id)));
      if (now && now.status !== 'canceled' && now.status !== 'incomplete_expired') await stripe.subscriptions.cancel(id);
    },
  };
}

async function readOrMissing<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error && error.statusCode === 404) return null;
    throw error;
  }
}

/** Where Stripe's library is to go. @throws TypeError when `address` is none */
function placeOf(address: string): { host?: string; port?: string; protocol?: 'http' | 'https' } {
  if (!address) return {};
  const { hostname, port, protocol } = new URL(address);
  const scheme = protocol === 'http:' ? 'http' : 'https';
  return { host: hostname, protocol: scheme, port: port || (scheme === 'http' ? '80' : '443') };
}
