import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

type Fields = Record<string, unknown>;
export interface StripeEvent extends Fields {
  id: string;
  type: string;
  created: number;
}
export interface StripeSubscription extends Fields {
  id: string;
  status: string;
}
interface Answer {
  status: number;
  body: unknown;
}

const newId = (prefix: string): string => `${prefix}_${randomUUID().replaceAll('-', '').slice(0, 24)}`;
const MONTH_S = 30 * 86_400;

/**
 * Stripe, as far as it is used here: its paths, its form-encoded requests, its keys of idempotency, its objects as its reference
 * publishes them (of API version 2026-10-28), its errors, and webhooks that are signed as its own are.
 */
export class LocalStripe {
  readonly secretKey = 'sk_test_local';
  readonly webhookSecret = 'whsec_local_secret';
  readonly customers = new Map<string, Fields>();
  readonly sessions = new Map<string, Fields>();
  readonly subscriptions = new Map<string, StripeSubscription>();
  readonly asked: string[] = [];
  /** Answers with 500 while it is away. */
  isAway = false;
  /** What its clock says, in seconds. */
  now = Math.floor(Date.now() / 1_000);
  private readonly prices = new Map<string, Fields>();
  private readonly byKey = new Map<string, Answer>();
  private readonly server: Server;

  private constructor() {
    for (const plan of ['plus', 'pro'])
      for (const interval of ['month', 'year']) {
        const key = `vitae_${plan}_${interval}`;
        this.prices.set(key, priceOf(`price_${plan}${interval}`, key, interval));
      }
    this.server = createServer((request, response) => {
      this.answer(request).then(
        ({ status, body }) =>
          response.writeHead(status, { 'content-type': 'application/json', 'request-id': newId('req') }).end(JSON.stringify(body)),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
  }

  static async start(): Promise<LocalStripe> {
    const stripe = new LocalStripe();
    await new Promise<void>((resolve) => stripe.server.listen(0, '127.0.0.1', resolve));
    return stripe;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => void this.server.close(() => resolve()));
  }

  /** The settings that put it in the place of Stripe. */
  get settings(): Record<string, string> {
    const { port } = this.server.address() as AddressInfo;
    return { STRIPE_SECRET_KEY: this.secretKey, STRIPE_WEBHOOK_SECRET: this.webhookSecret, STRIPE_API: `http://127.0.0.1:${port}` };
  }

  private async answer(request: IncomingMessage): Promise<Answer> {
    const url = new URL(request.url ?? '/', 'http://stripe.invalid');
    const { method = 'GET', headers } = request;
    let text = '';
    for await (const part of request.setEncoding('utf8')) text += part;
    this.asked.push(`${method} ${url.pathname}`);
    if (this.isAway) return refused(500, 'api_error', 'away');
    if (headers.authorization !== `Bearer ${this.secretKey}`) return refused(401, 'invalid_request_error', 'Invalid API Key provided');
    if (method === 'POST' && text !== '' && headers['content-type'] !== 'application/x-www-form-urlencoded')
      return refused(400, 'invalid_request_error', 'not a form');
    const key = headers['idempotency-key'];
    const known = typeof key === 'string' ? this.byKey.get(key) : undefined;
    if (known) return known;
    const answer = this.route(method, url, new URLSearchParams(text));
    if (typeof key === 'string' && method === 'POST') this.byKey.set(key, answer);
    return answer;
  }

  private route(method: string, url: URL, form: URLSearchParams): Answer {
    const [, , kind = '', id = ''] = url.pathname.split('/');
    switch (`${method} ${url.pathname}`) {
      case 'POST /v1/customers': {
        const customer = {
          id: newId('cus'),
          object: 'customer',
          email: form.get('email'),
          created: this.now,
          metadata: metadataOf(form, ''),
        };
        this.customers.set(customer.id, customer);
        return { status: 200, body: customer };
      }
      case 'GET /v1/prices': {
        const wanted = [...url.searchParams].filter(([name]) => name.startsWith('lookup_keys')).map(([, value]) => value);
        return list(
          '/v1/prices',
          wanted.flatMap((name) => this.prices.get(name) ?? []),
        );
      }
      case 'POST /v1/checkout/sessions': {
        if (!this.customers.has(form.get('customer') ?? '')) return missing('customer', form.get('customer'));
        const session: Fields & { id: string } = {
          id: newId('cs_test'),
          object: 'checkout.session',
          mode: form.get('mode'),
          customer: form.get('customer'),
          client_reference_id: form.get('client_reference_id'),
          status: 'open',
          payment_status: 'unpaid',
          subscription: null,
          metadata: metadataOf(form, ''),
          success_url: form.get('success_url'),
          price: form.get('line_items[0][price]'),
          of_subscription: metadataOf(form, 'subscription_data'),
        };
        session.url = `https://checkout.stripe.com/c/pay/${session.id}`;
        this.sessions.set(session.id, session);
        return { status: 200, body: session };
      }
      case 'POST /v1/billing_portal/sessions': {
        const portal = { id: newId('bps'), object: 'billing_portal.session', customer: form.get('customer') };
        return { status: 200, body: { ...portal, url: `https://billing.stripe.com/p/session/${portal.id}` } };
      }
      case 'GET /v1/subscriptions': {
        const customer = url.searchParams.get('customer');
        return list(
          '/v1/subscriptions',
          [...this.subscriptions.values()].filter((one) => one.customer === customer),
        );
      }
    }
    if (kind !== 'subscriptions') return refused(404, 'invalid_request_error', `Unrecognized request URL (${method}: ${url.pathname})`);
    const subscription = this.subscriptions.get(id);
    if (!subscription) return missing('subscription', id);
    if (method === 'DELETE') Object.assign(subscription, { status: 'canceled', ended_at: this.now, canceled_at: this.now });
    return { status: 200, body: subscription };
  }

  /** Somebody pays in a checkout. Gives the events of it, in the order in which they happened. */
  pay(session: string): { subscription: StripeSubscription; events: StripeEvent[] } {
    const checkout = this.sessions.get(session);
    if (!checkout) throw new Error(`no checkout ${session}`);
    const price = [...this.prices.values()].find(({ id }) => id === checkout.price);
    const customer = String(checkout.customer);
    const metadata = checkout.of_subscription;
    const subscription = subscriptionOf({ customer, metadata, price, now: this.now });
    this.subscriptions.set(subscription.id, subscription);
    const begun = this.event('customer.subscription.created', { ...subscription, status: 'incomplete' });
    this.now += 1;
    const paid = this.event('invoice.paid', invoiceOf(subscription, 'paid', this.now));
    const active = this.event('customer.subscription.updated', subscription);
    Object.assign(checkout, { status: 'complete', payment_status: 'paid', subscription: subscription.id });
    return { subscription, events: [begun, paid, active, this.event('checkout.session.completed', checkout)] };
  }

  /** Changes a subscription; gives the event of it. */
  change(id: string, change: Fields, type = 'customer.subscription.updated'): StripeEvent {
    const subscription = this.subscriptions.get(id);
    if (!subscription) throw new Error(`no subscription ${id}`);
    Object.assign(subscription, change);
    return this.event(type, subscription);
  }

  event(type: string, object: Fields): StripeEvent {
    return {
      id: newId('evt'),
      object: 'event',
      api_version: '2026-10-28.endive',
      created: this.now,
      type,
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      data: { object: structuredClone(object) },
    };
  }

  /** Posts an event as Stripe does. `age` of its signature in seconds. */
  async deliver(event: StripeEvent, to: string, { secret = this.webhookSecret, age = 0 } = {}): Promise<number> {
    const body = JSON.stringify(event);
    const at = Math.floor(Date.now() / 1_000) - age;
    const signature = `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
    const headers = { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature };
    const answer = await fetch(`${to}/webhooks/stripe`, { method: 'POST', headers, body });
    await answer.arrayBuffer();
    return answer.status;
  }
}

function metadataOf(form: URLSearchParams, under: string): Record<string, string> {
  const prefix = under === '' ? 'metadata[' : `${under}[metadata][`;
  return Object.fromEntries(
    [...form].filter(([name]) => name.startsWith(prefix)).map(([name, value]) => [name.slice(prefix.length, -1), value]),
  );
}

const list = (url: string, data: unknown[]): Answer => ({ status: 200, body: { object: 'list', url, has_more: false, data } });
const refused = (status: number, type: string, message: string): Answer => ({ status, body: { error: { type, message } } });
const missing = (what: string, id: string | null): Answer => ({
  status: 404,
  body: { error: { type: 'invalid_request_error', code: 'resource_missing', param: 'id', message: `No such ${what}: '${id}'` } },
});

const priceOf = (id: string, key: string, interval: string): Fields => ({
  id,
  object: 'price',
  active: true,
  billing_scheme: 'per_unit',
  currency: 'eur',
  lookup_key: key,
  metadata: {},
  product: 'prod_NZKdYqrwEYx6iK',
  recurring: { interval, interval_count: 1, usage_type: 'licensed' },
  type: 'recurring',
  unit_amount: 900,
});

function subscriptionOf(of: { customer: string; metadata: unknown; price: Fields | undefined; now: number }): StripeSubscription {
  const id = newId('sub');
  const item = {
    id: newId('si'),
    object: 'subscription_item',
    created: of.now,
    current_period_start: of.now,
    current_period_end: of.now + MONTH_S,
    metadata: {},
    price: of.price,
    quantity: 1,
    subscription: id,
  };
  return {
    id,
    object: 'subscription',
    automatic_tax: { enabled: false },
    billing_cycle_anchor: of.now,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, reason: null },
    collection_method: 'charge_automatically',
    created: of.now,
    currency: 'eur',
    customer: of.customer,
    default_payment_method: null,
    description: null,
    discounts: [],
    ended_at: null,
    items: { object: 'list', data: [item], has_more: false, total_count: 1, url: `/v1/subscription_items?subscription=${id}` },
    latest_invoice: newId('in'),
    livemode: false,
    metadata: of.metadata,
    pause_collection: null,
    schedule: null,
    start_date: of.now,
    status: 'active',
    trial_end: null,
    trial_start: null,
  };
}

/** An invoice of a subscription. */
export const invoiceOf = (subscription: StripeSubscription, status: string, created: number): Fields => ({
  id: subscription.latest_invoice,
  object: 'invoice',
  amount_due: 900,
  amount_paid: status === 'paid' ? 900 : 0,
  amount_remaining: status === 'paid' ? 0 : 900,
  attempted: true,
  auto_advance: false,
  billing_reason: 'subscription_create',
  collection_method: 'charge_automatically',
  created,
  currency: 'eur',
  customer: subscription.customer,
  hosted_invoice_url: 'https://invoice.stripe.com/i/acct_1/test_1',
  invoice_pdf: 'https://pay.stripe.com/invoice/acct_1/test_1/pdf',
  livemode: false,
  metadata: {},
  number: 'VITAE-0001',
  parent: {
    type: 'subscription_details',
    quote_details: null,
    subscription_details: { subscription: subscription.id, metadata: subscription.metadata },
  },
  status,
  subtotal: 900,
  total: 900,
});
