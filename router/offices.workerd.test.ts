import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { UserId } from '#protocol/ids';
import { call, register, type SignedInPerson } from './testing/client.ts';
import { makeLink, visit } from './testing/pages.ts';
import { firstAdmin, staff, tell } from './testing/staff.ts';

/** What each office may do beyond looking, and that the log tells of it. */

let admin: SignedInPerson;
let support: SignedInPerson;
let moderator: SignedInPerson;
let billing: SignedInPerson;
beforeAll(async () => {
  admin = await firstAdmin();
  support = await staff(admin, 'support');
  moderator = await staff(admin, 'moderator');
  billing = await staff(admin, 'billing');
});

const logged = async (subject: string) =>
  (await tell(admin, { type: 'SearchAudit', filter: { subject }, limit: 20 })).body.items.map(({ actor, act, detail }) => ({
    actor,
    act,
    detail,
  }));

describe('billing', () => {
  it('gives plans and sees invoices; the other staff look at who has which', async () => {
    const person = await register();
    const path = `/api/admin/users/${person.id}`;
    const body = { plan: 'plus', reason: 'A year of the programme' };
    for (const other of [support, moderator]) {
      expect((await call('POST', `${path}/plan`, { token: other.token, body })).status).toBe(403);
      expect((await call('GET', `${path}/invoices`, { token: other.token })).status).toBe(403);
      expect((await call('GET', `${path}/subscription`, { token: other.token })).status).toBe(200);
      expect((await call('GET', '/api/admin/subscriptions', { token: other.token })).status).toBe(200);
    }
    expect(await logged(person.id)).toEqual([]);
    const headers = { 'idempotency-key': 'one-grant-only' };
    for (const _again of [1, 2])
      expect((await call('POST', `${path}/plan`, { token: billing.token, body, headers })).body).toMatchObject({
        standing: { plan: 'plus', source: 'grant' },
      });
    expect(await logged(person.id)).toEqual([{ actor: billing.id, act: 'GrantPlan', detail: { plan: 'plus', until: null } }]);
    expect((await call('GET', `${path}/invoices`, { token: billing.token })).status).toBe(200);
  });

  it('leaves a row of what it was refused, too', async () => {
    const nobody = `usr_${'6'.repeat(26)}`;
    const answer = await call('POST', `/api/admin/users/${nobody}/plan`, {
      token: billing.token,
      body: { plan: 'pro', reason: 'For nobody' },
    });
    expect(answer.status).toBe(404);
    expect(await logged(nobody)).toEqual([
      { actor: billing.id, act: 'GrantPlan', detail: { plan: 'pro', until: null, refused: 'not_found' } },
    ]);
  });
});

describe('reports', () => {
  it('are decided by moderators, which the log shows without the page’s address', async () => {
    const person = await register();
    const { body: resume } = await call<{ id: string }>('POST', '/api/resumes', { token: person.token, body: {} });
    const { slug } = await makeLink(person, resume.id);
    await visit(`/r/${slug}/report`, { form: { reason: 'spam', words: 'Nothing but links.' } });
    const found = async () =>
      (await tell(moderator, { type: 'ListCases', queue: 'open', limit: 100 })).body.items.find((item) => item.slug === slug)?.id;
    await expect.poll(found, { timeout: 5_000 }).toBeDefined();
    const id = (await found()) ?? 0;
    const decide = { type: 'DecideCase', id, decision: 'unpublish', reason: 'spam', why: 'Nothing but links.' } as const;
    expect((await tell(support, decide)).body.code).toBe('forbidden');
    expect((await tell(moderator, decide)).body).toMatchObject({ state: 'unpublished' });
    await expect.poll(async () => (await visit(`/r/${slug}`)).status, { timeout: 5_000 }).toBe(404);
    const rows = await logged(resume.id);
    expect(rows).toEqual([{ actor: moderator.id, act: 'DecideCase', detail: { case: id, decision: 'unpublish' } }]);
    expect(JSON.stringify(rows)).not.toContain(slug);
  });
});

describe('suspending somebody', () => {
  it('voids the tokens that they hold, also where the list of ended sessions is behind', async () => {
    const person = await register();
    const epoch = () =>
      runInDurableObject(
        env.USER.getByName(person.id),
        (_actor, { storage }) => storage.sql.exec<{ epoch: number }>('SELECT epoch FROM token_epoch').toArray()[0]?.epoch ?? 0,
      );
    const before = await epoch();
    expect((await tell(moderator, { type: 'SuspendPerson', user: UserId.parse(person.id), why: 'Sells links.' })).status).toBe(200);
    await expect.poll(epoch, { timeout: 5_000 }).toBe(before + 1);
    expect((await call('GET', '/api/me', { token: person.token })).status).toBe(401);
  });
});
