import { runInDurableObject } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/crypto';
import { mailbox } from '#kernel/stubs';
import type { BillingEvent, SubscriptionSeen } from '#protocol/billing';
import { ROUTER } from '#protocol/envelope';
import type { TenantId, UserId } from '#protocol/ids';
import { type CountBatch, HOUR_MS, hourOf, type MetricsAnswer, type OperatorsHealth } from '#protocol/metrics';
import { DEFAULT_TENANT } from '#protocol/tenant';
import { call } from './testing/client.ts';
import { type People, tenPeople } from './testing/ten.ts';

const HOUR = 498_700;
const request = 'test';
const at = (hour: number) => new Date(hour * HOUR_MS).toISOString();

const admin = (tenant: TenantId, user: UserId) =>
  ({ kind: 'user', user, session: newId('session'), tenant, tenantRole: 'admin', name: 'Grace' }) as const;

/** A new tenant with an admin. */
async function newTenant() {
  const tenant = newId('tenant');
  const user = newId('user');
  const stub = mailbox(env, 'tenant', tenant);
  await join(tenant, user);
  await runInDurableObject(env.TENANT.getByName(tenant), (_actor, { storage }) => {
    storage.sql.exec("UPDATE member SET role = 'admin' WHERE user = ?", user);
  });
  return { tenant, stub, from: admin(tenant, user) };
}

async function join(tenant: TenantId, user: UserId): Promise<void> {
  const head = { from: { kind: 'actor', actor: 'user', id: user }, request } as const;
  const joined = await mailbox(env, 'tenant', tenant).ask(
    { type: 'MemberJoined', user, email: `${user}@people.example`, name: 'Ada' },
    head,
  );
  expect(joined.ok).toBe(true);
}

describe('counts', () => {
  it('of a batch count once, however often it is told; those of the next count, too', async () => {
    const { stub, from } = await newTenant();
    const sender = { kind: 'actor', actor: 'resume', id: newId('resume') } as const;
    const counts: CountBatch = [
      [HOUR, 'edits', 3],
      [HOUR + 30, 'edits', 4],
      [HOUR, 'exportMs200', 1],
      [HOUR, 'bytesStored', 100],
    ];
    const tell = (key?: string) => stub.ask({ type: 'CountsReported', counts }, { from: sender, request, ...(key && { key }) });
    for (const key of ['outbox-1', 'outbox-1', 'outbox-2', 'outbox-1', 'outbox-2']) expect(await tell(key)).toMatchObject({ ok: true });
    // Without a key nobody could tell the second delivery from the first.
    expect(await tell()).toMatchObject({ refusal: { code: 'bad_request' } });
    const days = await stub.ask({ type: 'GetMetrics', step: 'day', from: at(HOUR), to: at(HOUR + 48) }, { from, request });
    if (!days.ok) throw new Error(days.refusal.code);
    expect(days.value.rows.map(({ edits, storageBytes }) => [edits, storageBytes])).toEqual([
      [6, 200],
      [8, 200],
      [0, 200],
    ]);
    const hours = await stub.ask({ type: 'GetMetrics', step: 'hour', from: at(HOUR - 1), to: at(HOUR + 1) }, { from, request });
    if (!hours.ok) throw new Error(hours.refusal.code);
    expect(hours.value.rows.map(({ edits, exportP50Ms }) => [edits, exportP50Ms])).toEqual([
      [0, null],
      [6, 150],
    ]);
  });

  it('come from actors only, and are read by admins of the same tenant only', async () => {
    const { stub, from } = await newTenant();
    const elsewhere = await newTenant();
    const counts: CountBatch = [[HOUR, 'edits', 3]];
    expect(await stub.ask({ type: 'CountsReported', counts }, { from, request, key: 'k' })).toMatchObject({
      refusal: { code: 'forbidden' },
    });
    const question = { type: 'GetMetrics', step: 'day', from: at(HOUR), to: at(HOUR + 1) } as const;
    expect(await stub.ask(question, { from: elsewhere.from, request })).toMatchObject({ refusal: { code: 'forbidden' } });
  });

  it('are put into a snapshot, which says what the actor says', async () => {
    const { tenant, stub } = await newTenant();
    const sender = { kind: 'actor', actor: 'user', id: newId('user') } as const;
    const counts: CountBatch = [[hourOf(Date.now()), 'edits', 5]];
    expect(await stub.ask({ type: 'CountsReported', counts }, { from: sender, request, key: 'k' })).toMatchObject({ ok: true });
    await runInDurableObject(env.TENANT.getByName(tenant), (actor) => actor['metrics'].onAlarm('metrics.snapshot'));
    const snapshot = await env.METRICS.get<{ days: { edits: number; registrations: number }[] }>(`metrics/${tenant}`, 'json');
    expect(snapshot?.days.at(-1)).toMatchObject({ edits: 5, registrations: 1 });
  });
});

describe('subscriptions in a tenant’s actor', () => {
  const DAY = 86_400;
  // Of the future, so that no grace is over.
  const T0 = Math.floor(Date.now() / 1_000) + 10 * DAY;
  const statuses = ['incomplete', 'trialing', 'active', 'past_due', 'canceled'] as const;
  const anEvent = fc.record({
    sub: fc.constantFrom('a', 'b'),
    status: fc.constantFrom(...statuses),
    at: fc.integer({ min: 0, max: 4 }),
    cancels: fc.boolean(),
    paid: fc.constantFrom('open' as const, 'paid' as const),
    isInvoice: fc.boolean(),
  });
  type Made = typeof anEvent extends fc.Arbitrary<infer T> ? T : never;

  const eventOf = (user: UserId, one: Made, index: number): BillingEvent => {
    const tail = user.slice(4);
    const [id, customer, created] = [`sub_${tail}${one.sub}`, `cus_${tail}`, T0 + one.at];
    const seen: SubscriptionSeen = {
      kind: 'subscription',
      id,
      customer,
      user,
      status: one.status,
      plan: 'plus',
      interval: 'month',
      created: T0,
      periodStart: T0,
      periodEnd: T0 + 30 * DAY,
      trialEnd: null,
      cancelAt: one.cancels ? T0 + 9 * DAY : null,
      endedAt: null,
    };
    const head = { id: `evt_${tail}${index}`, created };
    if (!one.isInvoice) return { ...head, type: 'customer.subscription.updated', seen };
    const amounts = { total: 900, amountDue: 900, amountPaid: 0, currency: 'eur', number: null, page: null, pdf: null };
    return {
      ...head,
      type: 'invoice.updated',
      seen: { kind: 'invoice', id: `in_${tail}`, customer, subscription: id, status: one.paid, created, ...amounts },
    };
  };

  it('end in one state, in whatever order and however often events come', async () => {
    const { tenant, stub, from } = await newTenant();
    const standing = async (events: readonly Made[], order: readonly number[]) => {
      // Ids of nobody's make the same decisions of ties: the same person is played by two.
      const user = newId('user');
      await join(tenant, user);
      for (const place of order) {
        const one = events[place % events.length];
        if (!one) continue;
        const event = eventOf(user, one, place % events.length);
        expect(await stub.ask({ type: 'StripeEventArrived', event }, { from: ROUTER, request })).toMatchObject({ ok: true });
      }
      const answer = await stub.ask({ type: 'GetSubscription', user }, { from, request });
      if (!answer.ok) throw new Error(answer.refusal.code);
      return answer.value.standing;
    };
    const runs = fc.array(anEvent, { minLength: 1, maxLength: 6 }).chain((events) =>
      fc.record({
        events: fc.constant(events),
        order: fc.shuffledSubarray([...events.keys()], { minLength: events.length }),
        again: fc.array(fc.nat(5), { maxLength: 4 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(runs, async ({ events, order, again }) => {
        expect(await standing(events, [...order, ...again])).toEqual(await standing(events, [...events.keys()]));
      }),
      { numRuns: 60 },
    );
  });

  it('name nobody of another tenant', async () => {
    const here = await newTenant();
    const there = await newTenant();
    const user = newId('user');
    await join(there.tenant, user);
    const event = eventOf(user, { sub: 'a', status: 'active', at: 0, cancels: false, paid: 'paid', isInvoice: false }, 0);
    // The event says whose it is; a tenant that does not know them keeps nothing of it.
    for (const { stub } of [here, there])
      expect(await stub.ask({ type: 'StripeEventArrived', event }, { from: ROUTER, request })).toMatchObject({ ok: true });
    for (const message of [
      { type: 'GetSubscription', user },
      { type: 'ListInvoices', user },
      { type: 'RefreshSubscription', user },
      { type: 'GrantPlan', user, plan: 'pro', reason: 'Not mine to give' },
    ] as const)
      expect(await here.stub.ask(message, { from: here.from, request })).toMatchObject({ refusal: { code: 'not_found' } });
    const list = { type: 'ListSubscriptions', limit: 100 } as const;
    expect(await here.stub.ask(list, { from: here.from, request })).toMatchObject({ value: { items: [] } });
    expect(await there.stub.ask(list, { from: there.from, request })).toMatchObject({ value: { items: [{ user }] } });
    expect(await there.stub.ask(list, { from: here.from, request })).toMatchObject({ refusal: { code: 'forbidden' } });
  });
});

describe('for operators', () => {
  let people: People;
  beforeAll(async () => {
    people = await tenPeople();
  });

  it('metrics are read by whoever brings the token, and by nobody else', async () => {
    const read = (authorization?: string) =>
      exports.default.fetch(new Request('http://vitae.example/metrics', { headers: authorization === undefined ? {} : { authorization } }));
    for (const wrong of [undefined, 'Bearer ', 'Bearer metrics-token-of-the-test', `Bearer ${people.admin.token}`])
      expect((await read(wrong)).status).toBe(401);
    const answer = await read('Bearer metrics-token-of-the-tests');
    expect(answer.headers.get('content-type')).toContain('application/openmetrics-text');
    const text = await answer.text();
    expect(text.endsWith('# EOF\n')).toBe(true);
    const members = await runInDurableObject(
      env.TENANT.getByName(DEFAULT_TENANT),
      (_actor, { storage }) => storage.sql.exec<{ n: number }>('SELECT COUNT(*) AS n FROM member').one().n,
    );
    expect(text).toContain(`\nvitae_members ${members}\n`);
    expect(text).toMatch(/\nvitae_registrations_total [1-9]\d*\n/);
  });

  it('the deep look says what is late', async () => {
    const { token } = people.admin;
    const look = () => call<OperatorsHealth>('GET', '/api/admin/health', { token });
    const parts = (await look()).body.parts;
    expect(parts.map(({ part }) => part)).toEqual(['alarms', 'outbox', 'mails', 'index', 'files', 'keys']);
    expect(parts.filter(({ part }) => part === 'files' || part === 'keys' || part === 'alarms')).toMatchObject([
      { ok: true },
      { ok: true },
      { ok: true },
    ]);
    await runInDurableObject(env.TENANT.getByName(DEFAULT_TENANT), (_actor, { storage }) => {
      storage.sql.exec("INSERT INTO outbox (lane, effect, next_at, parked) VALUES ('user:x', '{}', 0, 'not_found')");
    });
    const { body } = await look();
    expect(body).toMatchObject({ status: 'degraded' });
    expect(body.parts.find(({ part }) => part === 'outbox')).toMatchObject({ ok: false });
  });

  it('a spreadsheet gets the same rows as a program', async () => {
    const { token } = people.admin;
    const span = `from=${new Date(Date.now() - 3 * 24 * HOUR_MS).toISOString()}&to=${new Date().toISOString()}`;
    const { body } = await call<MetricsAnswer>('GET', `/api/admin/metrics?${span}`, { token });
    const sheet = await exports.default.fetch(
      new Request(`http://vitae.example/api/admin/metrics.csv?${span}`, { headers: { authorization: `Bearer ${token}` } }),
    );
    expect(sheet.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [names = '', ...lines] = (await sheet.text()).replace('\ufeff', '').trimEnd().split('\r\n');
    expect(lines).toHaveLength(body.rows.length);
    const place = names.split(',').indexOf('registrations');
    expect(lines.map((line) => Number(line.split(',')[place]))).toEqual(body.rows.map(({ registrations }) => registrations));
    expect(body.rows.at(-1)?.registrations).toBeGreaterThan(8);
    const tooMuch = '/api/admin/metrics?step=hour&from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z';
    expect(await call('GET', tooMuch, { token })).toMatchObject({ status: 400 });
  });
});
