import { runInDurableObject } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { mailbox } from '#kernel/stubs';
import { AUTHORITY, may } from '#protocol/authority';
import type { Identity } from '#protocol/envelope';
import { ResumeId, ReviewId, SessionId, TenantId, UserId } from '#protocol/ids';
import { DEFAULT_TENANT, type TenantMessage } from '#protocol/tenant';
import { AdminCommand } from '#protocol/tenant-admin';
import examples from '../actors/protocol/fixtures/v1/messages/tenant-admin.json';
import { call, register, type SignedInPerson } from './testing/client.ts';
import { addTotp } from './testing/factors.ts';
import { firstAdmin, staff, tell } from './testing/staff.ts';

/** Several tenants on one installation: who makes them, who gets into which, and that none sees anything of another. */

const types = new Set<string>(AdminCommand.options.map(({ shape }) => shape.type.value));
const commands = examples.filter(({ type }) => types.has(type)).map((example) => AdminCommand.parse(example));
/** These are of the default tenant alone. */
const OPERATORS = new Set(['ListTenants', 'CreateTenant', 'SuspendTenant', 'RestoreTenant']);

let admin: SignedInPerson;
let dean: SignedInPerson;
let school: TenantId;

const codeFrom = (tenant: string, to: string) =>
  vi.waitFor(
    () =>
      runInDurableObject(env.TENANT.getByName(tenant), (_actor, { storage }) => {
        const [mail] = storage.sql
          .exec<{ text: string }>("SELECT text FROM mail WHERE recipient = ? AND kind = 'verify-email'", to)
          .toArray();
        const token = mail?.text.match(/token=(\S+)/)?.[1];
        if (!token) throw new Error(`no mail to ${to}`);
        return token;
      }),
    { timeout: 5_000, interval: 25 },
  );
/** What a tenant holds, but for what it writes down of being asked. */
const holdings = (tenant: string) =>
  runInDurableObject(env.TENANT.getByName(tenant), (_actor, { storage }) =>
    JSON.stringify(
      [
        'member',
        'address',
        'config_version',
        'audit',
        'moderation_case',
        'slug',
        'other_tenant',
        'cohort',
        'cohort_person',
        'awaited_person',
        'intake',
        'review',
      ].map((table) => storage.sql.exec(`SELECT * FROM ${table}`).toArray()),
    ),
  );
const identityOf = async ({ id, token }: SignedInPerson): Promise<Identity> => {
  const claims = JSON.parse(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')));
  return {
    kind: 'user',
    user: UserId.parse(id),
    session: SessionId.parse(claims.sid),
    tenant: TenantId.parse(claims.tenant),
    tenantRole: 'admin',
    name: claims.name,
  };
};

beforeAll(async () => {
  admin = await firstAdmin();
  const made = await tell(admin, {
    type: 'CreateTenant',
    name: 'School of Design',
    admin: 'dean@school.example',
    domains: ['school.example'],
  });
  expect(made.status).toBe(200);
  school = TenantId.parse(made.body.id);
  // It has heard of itself once it knows whom it waits for.
  await vi.waitFor(async () => expect(await holdings(school)).toContain('School of Design'), { timeout: 5_000, interval: 25 });
  dean = await register('dean@school.example');
  const token = await codeFrom(school, dean.email);
  expect((await call('POST', '/auth/verify-email', { body: { token } })).status).toBe(204);
  await addTotp(dean);
  await vi.waitFor(async () => expect((await tell(dean, { type: 'ListStaff' })).status).toBe(200), { timeout: 5_000, interval: 25 });
});

describe('tenants', () => {
  it('are made by an admin of the default tenant, and by nobody else', async () => {
    const another = { type: 'CreateTenant', name: 'Mine', admin: 'me@mine.example', domains: [] } satisfies AdminCommand;
    expect((await tell(dean, another)).body.code).toBe('forbidden');
    const moderator = await staff(admin, 'moderator');
    expect((await tell(moderator, another)).body.code).toBe('forbidden');
    expect((await tell(admin, { type: 'ListTenants' })).body.items).toMatchObject([{ id: school, domains: ['school.example'], people: 1 }]);
  });

  it('share neither a domain nor an admin', async () => {
    const again = {
      type: 'CreateTenant',
      name: 'Other',
      admin: 'x@other.example',
      domains: ['other.example', 'school.example'],
    } satisfies AdminCommand;
    expect(await tell(admin, again)).toMatchObject({ status: 409, body: { detail: expect.stringContaining('school.example') } });
    expect((await tell(admin, { ...again, domains: [], admin: 'dean@school.example' })).status).toBe(409);
    expect((await tell(admin, { ...again, domains: [], admin: admin.email })).status).toBe(409);
    expect((await tell(admin, { type: 'ListTenants' })).body.items).toHaveLength(1);
  });

  it('begin with the admin whom their operator named', async () => {
    const { body } = await tell(dean, { type: 'ListStaff' });
    expect(body.items).toMatchObject([{ user: dean.id, role: 'admin' }]);
    expect((await tell(dean, { type: 'ReadConfig' })).body).toMatchObject({ name: 'School of Design', registration: 'invited' });
    expect((await tell(dean, { type: 'SearchAudit', filter: {}, limit: 5 })).body.items).toMatchObject([
      { act: 'FirstAdmin', subject: dean.id },
    ]);
  });

  it('get whoever registers with an address of theirs, who signs in like everybody', async () => {
    const pupil = await register(`${crypto.randomUUID()}@school.example`);
    const there = await runInDurableObject(
      env.USER.getByName(pupil.id),
      (_actor, { storage }) => storage.sql.exec<{ tenant: string }>('SELECT tenant FROM person').one().tenant,
    );
    expect(there).toBe(school);
    const token = await codeFrom(school, pupil.email);
    expect((await call('POST', '/auth/verify-email', { body: { token } })).status).toBe(204);
    const again = await call<{ accessToken: string }>('POST', '/auth/login', { body: { email: pupil.email, password: pupil.password } });
    expect(again.status).toBe(200);
    expect((await call('GET', '/api/me', { token: again.body.accessToken })).status).toBe(200);
    await vi.waitFor(async () => expect(await holdings(school)).toContain(pupil.id), { timeout: 5_000, interval: 25 });
    const stranger = await register(`${crypto.randomUUID()}@elsewhere.example`);
    expect(await holdings(school)).not.toContain(stranger.id);
  });

  it('never let one address be verified twice, in whichever tenant', async () => {
    const twin = await register('dean@school.example');
    const kinds = () =>
      runInDurableObject(env.TENANT.getByName(school), (_actor, { storage }) =>
        storage.sql
          .exec<{ kind: string }>("SELECT kind FROM mail WHERE recipient = 'dean@school.example' ORDER BY id")
          .toArray()
          .map(({ kind }) => kind),
      );
    await vi.waitFor(async () => expect(await kinds()).toContain('address-taken'), { timeout: 5_000, interval: 25 });
    expect((await kinds()).filter((kind) => kind === 'verify-email')).toHaveLength(1);
    expect(twin.id).not.toBe(dean.id);
  });
});

describe('an admin of another tenant', () => {
  it('is nobody to a tenant: each message is refused, and nothing is written', async () => {
    const from = await identityOf(dean);
    const before = await holdings(DEFAULT_TENANT);
    for (const command of commands) {
      const outcome = await mailbox(env, 'tenant', DEFAULT_TENANT).ask(command, { from, request: 'test' });
      expect(outcome, command.type).toEqual({ ok: false, refusal: { code: 'forbidden' } });
    }
    expect(await holdings(DEFAULT_TENANT)).toBe(before);
  });

  it('gets 0 bytes of a tenant by any command or route, whatever ids they name', async () => {
    const person = await register();
    const { body: resume } = await call<{ id: string }>('POST', '/api/resumes', { token: person.token, body: { title: 'Quite secret' } });
    // The ids that they name are no news to them; all else is.
    const unnamed = await register();
    const secrets = [admin.id, admin.email, person.email, unnamed.id, unnamed.email, 'Quite secret', DEFAULT_TENANT];
    const before = await holdings(DEFAULT_TENANT);
    for (const command of commands) {
      const aimed = AdminCommand.parse(aim(command, person.id, resume.id));
      const { status, body } = await tell(dean, aimed);
      if (OPERATORS.has(command.type)) expect([status, body.code], command.type).toEqual([403, 'forbidden']);
      expect(leaked(JSON.stringify(body), secrets), command.type).toEqual([]);
    }
    const span = 'from=2026-01-01T00:00:00Z&to=2026-12-01T00:00:00Z';
    const lists = ['users', 'resumes', 'mails', 'config', 'audit', 'audit/export/jsonl', 'audit/export/csv', 'reindex'];
    for (const path of [...lists, 'subscriptions', `metrics?${span}`, `metrics.csv?${span}`]) {
      const { headers } = new Request('http://vitae.example', { headers: { authorization: `Bearer ${dean.token}` } });
      const answer = await exports.default.fetch(new Request(`http://vitae.example/api/admin/${path}`, { headers }));
      expect(answer.status, path).toBe(200);
      expect(leaked(new TextDecoder().decode(await answer.arrayBuffer()), secrets), path).toEqual([]);
    }
    for (const path of ['subscription', 'invoices'])
      expect((await call('GET', `/api/admin/users/${person.id}/${path}`, { token: dean.token })).status, path).toBe(404);
    const grant = { token: dean.token, body: { plan: 'pro', reason: 'From elsewhere' } };
    expect((await call('POST', `/api/admin/users/${person.id}/plan`, grant)).status).toBe(404);
    expect((await call('POST', `/api/admin/users/${person.id}/subscription/refresh`, { token: dean.token })).status).toBe(404);
    expect(await holdings(DEFAULT_TENANT)).toBe(before);
  });

  it('is told apart by each rule of the table', async () => {
    const member = {
      kind: 'user',
      user: UserId.parse(dean.id),
      session: SessionId.parse(`ses_${'0'.repeat(26)}`),
      tenant: school,
      tenantRole: 'admin',
      name: 'Dean',
    } as const;
    const all = Object.keys(AUTHORITY.tenant) as TenantMessage['type'][];
    const isTheirOwn = (type: TenantMessage['type']) => AUTHORITY.tenant[type].who === 'signed in';
    for (const type of all.filter((name) => !isTheirOwn(name)))
      expect(may(member, AUTHORITY.tenant[type], { tenantRoleOf: () => undefined }), type).toBe(false);
    // What people ask about themselves is nothing where they do not belong.
    const own = [
      { type: 'GetOwnSubscription' },
      { type: 'ListOwnInvoices' },
      { type: 'StartCheckout', plan: 'plus', interval: 'month' },
      { type: 'OpenPortal' },
      { type: 'AskReview', resume: ResumeId.parse(`res_${'0'.repeat(26)}`), words: '' },
      { type: 'WithdrawReview', review: ReviewId.parse(`rev_${'0'.repeat(26)}`) },
      { type: 'ListOwnReviews' },
      { type: 'AppealDecision', id: 1, words: 'It is mine.' },
    ] as const satisfies TenantMessage[];
    expect(all.filter(isTheirOwn).toSorted()).toEqual(own.map(({ type }) => type).toSorted());
    for (const message of own)
      expect(await mailbox(env, 'tenant', DEFAULT_TENANT).ask(message, { from: member, request: 'test' }), message.type).toEqual({
        ok: false,
        refusal: { code: 'not_found' },
      });
  });
});

/** The same command about somebody and something of the other tenant. */
const aim = (command: AdminCommand, user: string, resume: string): unknown =>
  JSON.parse(
    JSON.stringify(command)
      .replaceAll(/usr_[0-9a-z]{26}/g, user)
      .replaceAll(/res_[0-9a-z]{26}/g, resume),
  );

const leaked = (text: string, secrets: string[]) => secrets.filter((secret) => text.includes(secret));
