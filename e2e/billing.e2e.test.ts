import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { z } from 'zod';
import { AdminSubscriptionAnswer, GoOnAnswer, InvoiceList, OwnSubscriptionAnswer, SubscriptionList } from '#protocol/http';
import { Profile } from '#protocol/user';
import { Api, ApiError, newAddress, PASSWORD } from './support/api.ts';
import { addTotp, signInTwice } from './support/factors.ts';
import { TestServer } from './support/server.ts';
import { invoiceOf, LocalStripe, type StripeEvent } from './support/stripe.ts';

type Person = Awaited<ReturnType<typeof Api.register>>;

const ADMIN = newAddress();
let stripe: LocalStripe;
let server: TestServer;
let admin: Api;

beforeAll(async () => {
  stripe = await LocalStripe.start();
  server = await TestServer.start({ env: { ...stripe.settings, VITAE_ADMIN_EMAIL: ADMIN, VITAE_DELETION_DAYS: '0' } });
  const first = await Api.register(server.url, ADMIN, 'Grace Admin');
  const answer = await first.raw('POST', '/auth/verify-email', { token: await server.tokenMailedTo(ADMIN) });
  expect(answer.status).toBe(204);
  const [code] = await addTotp(first);
  admin = await signInTwice(server.url, ADMIN, code);
});
afterAll(async () => {
  await server.dispose();
  await stripe.stop();
});

const standingOf = async (person: Api) => (await person.get('/api/me/subscription', OwnSubscriptionAnswer)).standing;
const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'done',
    (error: unknown) => (error instanceof ApiError ? error.problem.code : String(error)),
  );

async function eventually<T>(what: string, look: () => Promise<T>, is: (found: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = await look();
    if (is(found)) return found;
    await sleep(50);
  }
  throw new Error(`${what}: it did not come to that`);
}

async function subscribed(plan = 'plus'): Promise<{ person: Person; subscription: string; events: StripeEvent[] }> {
  const person = await Api.register(server.url);
  const { url } = await person.post('/api/me/checkout', GoOnAnswer, { plan, interval: 'month' });
  const { subscription, events } = stripe.pay(url.split('/').at(-1) ?? '');
  return { person, subscription: subscription.id, events };
}
const deliver = async (events: readonly StripeEvent[]): Promise<void> => {
  for (const event of events) expect(await stripe.deliver(event, server.url)).toBe(200);
};

it('somebody subscribes, whatever the order in which it is told and however often', async () => {
  const { person, events } = await subscribed();
  expect(await standingOf(person)).toMatchObject({ plan: 'free', state: 'none' });
  await deliver([...events].reverse());
  await deliver(events);
  expect(await standingOf(person)).toMatchObject({ plan: 'plus', state: 'active', source: 'stripe', interval: 'month', endsAt: null });
  const profile = await eventually(
    'the account hears of it',
    () => person.get('/api/me', Profile),
    ({ plan }) => plan !== undefined,
  );
  expect(profile.plan).toEqual({ plan: 'plus', state: 'active', endsAt: null });
  const { items } = await person.get('/api/me/invoices', InvoiceList);
  expect(items).toMatchObject([{ number: 'VITAE-0001', status: 'paid', total: 900, currency: 'eur' }]);
  expect((await admin.get(`/api/admin/users/${profile.id}/invoices`, InvoiceList)).items).toEqual(items);
  const rows = await admin.get('/api/admin/subscriptions?plan=plus&state=active', SubscriptionList);
  expect(rows.items.map(({ user }) => user)).toContain(profile.id);
  // Who has one changes it at the payment service.
  expect(await codeOf(person.post('/api/me/checkout', GoOnAnswer, { plan: 'pro', interval: 'year' }))).toBe('conflict');
  expect((await person.post('/api/me/billing-portal', GoOnAnswer, {})).url).toContain('https://billing.stripe.com/');
});

it('what is forged, stale or unsigned is refused, and changes nothing', async () => {
  const { person, events } = await subscribed();
  const [, , active] = events;
  if (!active) throw new Error('no event');
  expect(await stripe.deliver(active, server.url, { secret: 'whsec_somebody_else' })).toBe(400);
  expect(await stripe.deliver(active, server.url, { age: 301 })).toBe(400);
  const unsigned = await fetch(`${server.url}/webhooks/stripe`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(active),
  });
  expect(unsigned.status).toBe(400);
  expect(await standingOf(person)).toMatchObject({ state: 'none' });
  expect(await stripe.deliver(stripe.event('customer.created', { id: 'cus_x', object: 'customer' }), server.url)).toBe(200);
  expect(await stripe.deliver(stripe.event('customer.subscription.updated', { object: 'subscription' }), server.url)).toBe(400);
  expect(await stripe.deliver(active, server.url, { age: 290 })).toBe(200);
  expect(await standingOf(person)).toMatchObject({ state: 'active' });
});

it('who has not paid keeps the plan for a while; who has none reads and exports all the same', async () => {
  const { person, subscription, events } = await subscribed();
  await deliver(events);
  const { id } = await person.createResume('Kept');
  const exported = async () => {
    const answer = await person.raw('GET', `/api/resumes/${id}/export/text`);
    return [answer.status, (await answer.text()).length > 0];
  };
  stripe.now += 10;
  const found = stripe.subscriptions.get(subscription);
  if (!found) throw new Error('no subscription');
  found.latest_invoice = 'in_second';
  await deliver([
    stripe.event('invoice.payment_failed', invoiceOf(found, 'open', stripe.now)),
    stripe.change(subscription, { status: 'past_due' }),
  ]);
  const late = await standingOf(person);
  expect(late).toMatchObject({ plan: 'plus', state: 'past_due' });
  expect(Date.parse(late.endsAt ?? '') / 1_000).toBe(stripe.now + 14 * 86_400);
  expect(await exported()).toEqual([200, true]);
  stripe.now += 10;
  await deliver([stripe.change(subscription, { status: 'canceled', ended_at: stripe.now }, 'customer.subscription.deleted')]);
  expect(await standingOf(person)).toMatchObject({ plan: 'free', state: 'ended' });
  expect(await exported()).toEqual([200, true]);
  expect((await person.resume(id)).document.title).toBe('Kept');
});

it('two changes of one second: Stripe is asked which of them holds', async () => {
  const { person, subscription, events } = await subscribed();
  await deliver(events);
  stripe.now += 10;
  // Which of the two has the greater id is chance: both ways round, what Stripe has is what counts.
  const one = stripe.change(subscription, { cancel_at_period_end: true });
  const two = stripe.change(subscription, { cancel_at_period_end: false });
  const [lesser, greater] = [one.id, two.id].toSorted();
  one.id = greater ?? '';
  two.id = lesser ?? '';
  await deliver([two, one]);
  await eventually('Stripe is asked', async () => stripe.asked.includes(`GET /v1/subscriptions/${subscription}`), Boolean);
  await eventually(
    'it counts',
    () => standingOf(person),
    ({ state }) => state === 'active',
  );
});

it('Stripe is away: whoever asks is told so, and can ask again', async () => {
  const person = await Api.register(server.url);
  stripe.isAway = true;
  expect(await codeOf(person.post('/api/me/checkout', GoOnAnswer, { plan: 'plus', interval: 'month' }))).toBe('unavailable');
  stripe.isAway = false;
  const go = (): Promise<z.infer<typeof GoOnAnswer>> => person.post('/api/me/checkout', GoOnAnswer, { plan: 'plus', interval: 'month' });
  const customers = stripe.customers.size;
  await go();
  await go();
  expect(stripe.customers.size).toBe(customers + 1);
});

it('events that were lost are made up for by asking', async () => {
  const { person } = await subscribed('pro');
  expect(await standingOf(person)).toMatchObject({ state: 'none' });
  const { id } = await person.get('/api/me', Profile);
  const refreshed = await admin.post(`/api/admin/users/${id}/subscription/refresh`, AdminSubscriptionAnswer, {});
  expect(refreshed.standing).toMatchObject({ plan: 'pro', state: 'active' });
});

it('an account that is deleted does not go on paying', async () => {
  const { person, subscription, events } = await subscribed();
  await deliver(events);
  expect((await person.raw('DELETE', '/api/me', { password: PASSWORD })).ok).toBe(true);
  await eventually(
    'it ends',
    async () => stripe.subscriptions.get(subscription)?.status,
    (status) => status === 'canceled',
  );
  // What Stripe says of it later finds nobody.
  await deliver([stripe.change(subscription, {}, 'customer.subscription.deleted')]);
  const { items } = await admin.get('/api/admin/subscriptions?limit=100', SubscriptionList);
  expect(items.map(({ user }) => user)).not.toContain(person.session.user.id);
});

it('metrics are for nobody where no token is set', async () => {
  expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
  expect((await fetch(`${server.url}/metrics`, { headers: { authorization: 'Bearer ' } })).status).toBe(404);
});

it('an admin gives a plan by hand, with a reason, and takes it back', async () => {
  const person = await Api.register(server.url);
  const { id } = await person.get('/api/me', Profile);
  const path = `/api/admin/users/${id}/plan`;
  expect(await codeOf(person.post(path, AdminSubscriptionAnswer, { plan: 'pro', reason: 'I would like it' }))).toBe('forbidden');
  expect(await codeOf(admin.post(path, AdminSubscriptionAnswer, { plan: 'pro', reason: '' }))).toBe('invalid_input');
  const over = { plan: 'pro', until: '2020-01-01T00:00:00Z', reason: 'Long ago' };
  expect(await codeOf(admin.post(path, AdminSubscriptionAnswer, over))).toBe('invalid_input');
  const given = await admin.post(path, AdminSubscriptionAnswer, { plan: 'pro', reason: 'The careers programme' });
  expect(given).toMatchObject({
    standing: { plan: 'pro', state: 'active', source: 'grant' },
    grants: [{ reason: 'The careers programme' }],
  });
  expect(await standingOf(person)).toMatchObject({ plan: 'pro', state: 'active' });
  const until = new Date(Date.now() + 1_500).toISOString();
  await admin.post(path, AdminSubscriptionAnswer, { plan: 'plus', until, reason: 'A short while' });
  const ended = ({ plan }: z.infer<typeof Profile>) => plan?.state === 'ended';
  await eventually('it ends by itself', () => person.get('/api/me', Profile), ended);
  await admin.post(path, AdminSubscriptionAnswer, { plan: 'free', reason: 'The programme is over' });
  expect(await standingOf(person)).toMatchObject({ plan: 'free', state: 'ended' });
});
