import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { mailbox } from '#kernel/stubs';
import type { BillingEvent, SubscriptionSeen } from '#protocol/billing';
import { ROUTER } from '#protocol/envelope';
import { OwnSubscriptionAnswer } from '#protocol/http';
import { UserId } from '#protocol/ids';
import { DEFAULT_TENANT } from '#protocol/tenant';
import { call, register, type SignedInPerson } from './testing/client.ts';
import { mailsTo, TENANT } from './testing/mails.ts';
import { firstAdmin, tell, verified } from './testing/staff.ts';

/** What plans come to for their people: what they are told by mail, and what they may make. */

const NOW_S = Math.floor(Date.now() / 1_000);
const DAY = 86_400;
const GRACE_S = 14 * DAY;

let admin: SignedInPerson;
beforeAll(async () => {
  admin = await firstAdmin();
});

const tenant = () => mailbox(env, 'tenant', DEFAULT_TENANT);
let events = 0;
async function tellOfStripe(seen: BillingEvent['seen'], created = NOW_S + events): Promise<BillingEvent> {
  events += 1;
  const type = seen.kind === 'invoice' ? 'invoice.payment_failed' : 'customer.subscription.updated';
  const event = { id: `evt_${events}`, type, created, seen };
  expect((await tenant().ask({ type: 'StripeEventArrived', event }, { from: ROUTER, request: 'test' })).ok).toBe(true);
  return event;
}
const subscription = (person: SignedInPerson, change: Partial<SubscriptionSeen>): SubscriptionSeen => ({
  kind: 'subscription',
  id: `sub_${person.id.slice(4)}`,
  customer: `cus_${person.id.slice(4)}`,
  user: UserId.parse(person.id),
  status: 'active',
  plan: 'plus',
  interval: 'month',
  created: NOW_S - 60 * DAY,
  periodStart: NOW_S,
  periodEnd: NOW_S + 30 * DAY,
  trialEnd: null,
  cancelAt: null,
  endedAt: null,
  ...change,
});
const told = async (person: SignedInPerson) => (await mailsTo(person.email)).filter(({ kind }) => kind === 'plan');
const nextLookAt = (person: SignedInPerson) =>
  runInDurableObject(
    env.TENANT.getByName(TENANT),
    (_instance, state) =>
      state.storage.sql.exec<{ at: number | null }>('SELECT looks_at AS at FROM standing WHERE user = ?', person.id).one().at,
  );
const inGerman = async (person: SignedInPerson) => {
  expect((await call('PATCH', '/api/me', { token: person.token, body: { language: 'de' } })).status).toBe(200);
  const sql = 'SELECT language FROM member WHERE user = ?';
  const language = () =>
    runInDurableObject(
      env.TENANT.getByName(TENANT),
      (_instance, state) => state.storage.sql.exec<{ language: string | null }>(sql, person.id).one().language,
    );
  await expect.poll(language).toBe('de');
};
const own = async (person: SignedInPerson) => {
  const { body } = await call('GET', '/api/me/subscription', { token: person.token });
  return OwnSubscriptionAnswer.parse(body);
};

describe('somebody who pays for a plan', () => {
  it('is told once, in their language, that a payment failed, however often and late that is told', async () => {
    const person = await verified();
    await inGerman(person);
    await tellOfStripe(subscription(person, {}));
    expect(await told(person)).toEqual([]);
    const due = subscription(person, { status: 'past_due' });
    const event = await tellOfStripe(due);
    const again = { type: 'StripeEventArrived', event } as const;
    expect((await tenant().ask(again, { from: ROUTER, request: 'test' })).ok).toBe(true);
    await tellOfStripe(due);
    // It was paid, and then something older of the same month comes: nobody hears twice of one month.
    await tellOfStripe(subscription(person, {}));
    await tellOfStripe(due);
    const [mail, ...more] = await told(person);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('Eine Zahlung für Ihren Tarif ist fehlgeschlagen');
    const until = new Intl.DateTimeFormat('de', { dateStyle: 'long', timeZone: 'UTC' }).format((NOW_S + GRACE_S) * 1_000);
    expect(mail?.text).toContain(until);
    expect(mail?.text).toContain('/account/plan');
    // The month after is another one.
    await tellOfStripe(subscription(person, { status: 'past_due', periodStart: NOW_S + 30 * DAY }));
    expect(await told(person)).toHaveLength(2);
  });

  it('is told when the grace is over, keeps what is there, and exports it', async () => {
    const person = await verified();
    const { id } = (await call<{ id: string }>('POST', '/api/resumes', { token: person.token, body: { title: 'Kept' } })).body;
    const begun = Math.ceil(Date.now() / 1_000) - GRACE_S + 2;
    await tellOfStripe(subscription(person, { status: 'past_due', periodStart: begun }));
    await expect
      .poll(async () => (await told(person)).map(({ subject }) => subject), { timeout: 15_000 })
      .toEqual(['A payment for your plan did not go through', 'Your plan has ended']);
    expect(await own(person)).toMatchObject({ standing: { plan: 'free', state: 'ended' }, limits: { resumes: 500 }, used: { resumes: 1 } });
    for (const path of [`/api/resumes/${id}`, `/api/resumes/${id}/export/json`])
      expect((await call('GET', path, { token: person.token })).status).toBe(200);
    await tellOfStripe(subscription(person, { status: 'canceled', periodStart: begun }));
    expect(await told(person)).toHaveLength(2);
  });

  it('is told three days before a trial ends, and not before', async () => {
    const person = await verified();
    const ends = Math.floor(Date.now() / 1_000) + 10 * DAY;
    await tellOfStripe(subscription(person, { status: 'trialing', trialEnd: ends }));
    expect(await told(person)).toEqual([]);
    expect(await nextLookAt(person)).toBe((ends - 3 * DAY) * 1_000);
    // It was made shorter: then it is soon three days, and nobody has to say anything more.
    const sooner = { status: 'trialing', trialEnd: Math.ceil(Date.now() / 1_000) + 3 * DAY + 1 } as const;
    await tellOfStripe(subscription(person, sooner));
    const subjects = async () => (await told(person)).map(({ subject }) => subject);
    await expect.poll(subjects, { timeout: 15_000 }).toEqual([expect.stringMatching(/^Your trial ends on /)]);
    await tellOfStripe(subscription(person, sooner));
    expect(await told(person)).toHaveLength(1);
    expect(await nextLookAt(person)).toBeNull();
    const leaving = await verified();
    await tellOfStripe(subscription(leaving, { status: 'trialing', trialEnd: NOW_S + DAY, cancelAt: NOW_S + DAY }));
    expect(await told(leaving)).toEqual([]);
  });

  it('is not written to at an address that nobody has confirmed', async () => {
    const person = await register();
    await tellOfStripe(subscription(person, { status: 'past_due' }));
    expect(await own(person)).toMatchObject({ standing: { state: 'past_due' } });
    expect(await told(person)).toEqual([]);
  });
});

describe('a plan', () => {
  const grant = async (person: SignedInPerson, plan: 'free' | 'plus' | 'pro') => {
    const given = { token: admin.token, body: { plan, reason: 'For the test' } };
    expect((await call('POST', `/api/admin/users/${person.id}/plan`, given)).status).toBe(200);
    const held = async () => (await call<{ plan?: { plan: string } }>('GET', '/api/me', { token: person.token })).body.plan?.plan;
    await expect.poll(held).toBe(plan);
  };

  it('holds more résumés than everybody may own here; what was made stays when it ends', async () => {
    const person = await register();
    const begin = () => call<{ code?: string }>('POST', '/api/resumes', { token: person.token, body: {} });
    expect((await tell(admin, { type: 'UpdateConfig', config: { maxResumes: 1 } })).status).toBe(200);
    expect((await begin()).status).toBe(201);
    await expect.poll(async () => (await own(person)).used.resumes).toBe(1);
    expect(await begin()).toMatchObject({ status: 409, body: { code: 'limit_reached' } });
    await grant(person, 'plus');
    expect(await own(person)).toMatchObject({ standing: { plan: 'plus' }, limits: { resumes: 2_000 } });
    expect((await begin()).status).toBe(201);
    await grant(person, 'free');
    expect(await own(person)).toMatchObject({ standing: { plan: 'free', state: 'ended' }, limits: { resumes: 1 } });
    expect(await begin()).toMatchObject({ status: 409, body: { code: 'limit_reached' } });
    await expect
      .poll(async () => (await call<{ items: unknown[] }>('GET', '/api/resumes', { token: person.token })).body.items.length)
      .toBe(2);
  });

  it('says how many links and people a résumé of its owner’s may have', async () => {
    const person = await register();
    const { id } = (await call<{ id: string }>('POST', '/api/resumes', { token: person.token, body: {} })).body;
    const link = () => call<{ code?: string; detail?: string }>('POST', `/api/resumes/${id}/links`, { token: person.token, body: {} });
    for (let made = 0; made < 20; made += 1) expect((await link()).status).toBe(201);
    expect(await link()).toMatchObject({ status: 409, body: { code: 'limit_reached', detail: expect.stringContaining('20') } });
    let invited = 0;
    const invite = () => {
      invited += 1;
      return call<{ code?: string }>('POST', `/api/resumes/${id}/invites`, {
        token: person.token,
        body: { email: `${invited}@friends.example`, role: 'viewer' },
        // Each from a network of its own: how often somebody may is another matter.
        headers: { 'cf-connecting-ip': `2001:db8:${invited}::1` },
      });
    };
    // With the owner it is fifty.
    while (invited < 49) expect((await invite()).status).toBe(201);
    expect(await invite()).toMatchObject({ status: 409, body: { code: 'limit_reached' } });
    await grant(person, 'pro');
    expect((await link()).status).toBe(201);
    expect((await invite()).status).toBe(201);
  });
});
