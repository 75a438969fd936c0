import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { z } from 'zod';
import type { Rule } from '#protocol/authority';
import { ROUTES, type RouteName } from '#protocol/authority-routes';
import type { ViewAsAnswer } from '#protocol/http';
import { UserId } from '#protocol/ids';
import type { Profile } from '#protocol/user';
import { call, connect, register, type SignedInPerson } from './testing/client.ts';
import { newActor, nextOf, set } from './testing/live.ts';
import { listen } from './testing/log.ts';
import { mailsTo } from './testing/mails.ts';
import { answerOf } from './testing/samples.ts';
import { firstAdmin, staff, tell, verified } from './testing/staff.ts';

/** Staff look at somebody's account: what they see, that they change nothing, that it is told and written down, and how it ends. */

vi.setConfig({ testTimeout: 60_000 });
afterEach(() => vi.restoreAllMocks());

const isRoute = (name: string): name is RouteName => Object.hasOwn(ROUTES, name);
const routes = Object.keys(ROUTES).filter(isRoute);
const END: RouteName = 'DELETE /api/view';
const asked = routes.filter((route) => / \/api\//.test(route) && !route.endsWith('/live') && route !== END);
const ruleOf = (route: RouteName): Rule => ROUTES[route];

let admin: SignedInPerson;
let support: SignedInPerson;
let moderator: SignedInPerson;
let person: SignedInPerson;
let resume: string;
beforeAll(async () => {
  admin = await firstAdmin();
  support = await staff(admin, 'support');
  moderator = await staff(admin, 'moderator');
  person = await verified();
  resume = await newResume(person);
});

const newResume = async ({ token }: SignedInPerson): Promise<string> =>
  (await call<{ id: string }>('POST', '/api/resumes', { token, body: {} })).body.id;

type Begun = z.infer<typeof ViewAsAnswer> & { code?: string };
const begin = (who: SignedInPerson, user: string, headers: Record<string, string> = {}) =>
  call<Begun>('POST', `/api/admin/users/${user}/view`, { token: who.token, body: { why: 'Asked about the export.' }, headers });
/** The token of a look that has just begun. */
async function look(who = support, whose = person): Promise<string> {
  const { status, body } = await begin(who, whose.id);
  if (status !== 200 || !body.accessToken) throw new Error(`view: ${status} ${JSON.stringify(body)}`);
  return body.accessToken;
}
const see = (path: string, token: string) => call<Record<string, unknown> & { code?: string }>('GET', `/view${path}`, { token });
const profileOf = async ({ token }: SignedInPerson) => (await call<Profile>('GET', '/api/me', { token })).body;
const lastAct = async (act: string) =>
  (await tell(admin, { type: 'SearchAudit', filter: { act }, limit: 1 })).body.items.map(({ actor, subject, detail }) => ({
    actor,
    subject,
    detail,
  }));
const openOn = async (token: string, id = resume) => {
  const wire = await connect(`/view/api/resumes/${id}/live`, { authorization: `Bearer ${token}` });
  const actor = newActor();
  wire.send({ type: 'hi', v: 1, schema: 1, actor, since: 0, t0: Date.now() });
  return { ...wire, actor, welcome: await wire.next() };
};

describe('a look', () => {
  it('is announced by mail, shown while it lasts, and stands in both logs', async () => {
    const log = listen();
    const whose = await verified();
    await look(support, whose);
    const mail = (await mailsTo(whose.email)).find(({ kind }) => kind === 'viewed');
    expect(mail?.text).toContain('Asked about the export.');
    expect(mail?.text).toContain('Ada Lovelace');
    const { view } = await profileOf(whose);
    expect(view?.byName).toBe('Ada Lovelace');
    const left = Date.parse(view?.until ?? '') - Date.now();
    expect(left).toBeGreaterThan(14 * 60_000);
    expect(left).toBeLessThanOrEqual(15 * 60_000);
    expect(await lastAct('ViewAs')).toMatchObject([{ actor: support.id, subject: whose.id, detail: { minutes: 15 } }]);
    expect(log.lines('security.view_began')).toMatchObject([{ outcome: 'done', user: whose.id }]);
  });

  it('is told at once to the person’s open pages', async () => {
    const whose = await verified();
    const wire = await connect('/api/me/live', { authorization: `Bearer ${whose.token}` });
    expect((await wire.next()).type).toBe('ready');
    await look(support, whose);
    expect(await nextOf(wire, 'changed')).toEqual({ type: 'changed', what: ['me'] });
  });

  it('shows the person’s own résumés as they see them, and none that others share with them', async () => {
    const token = await look();
    expect((await see('/api/me', token)).body).toMatchObject({ id: person.id, email: person.email });
    expect((await see(`/api/resumes/${resume}`, token)).body).toMatchObject({ id: resume, role: 'viewer' });
    const other = await register();
    const theirs = await newResume(other);
    await runInDurableObject(env.RESUME.getByName(theirs), (actor) =>
      actor['members'].save({ user: UserId.parse(person.id), role: 'editor', name: 'Ada', since: 1 }),
    );
    expect((await call('GET', `/api/resumes/${theirs}`, { token: person.token })).status).toBe(200);
    expect((await see(`/api/resumes/${theirs}`, token)).body.code).toBe('forbidden');
    expect((await openOn(token, theirs)).welcome).toEqual({ type: 'forbidden' });
  });

  it('is for whoever helps: no other office, nobody’s own account, no staff, nobody elsewhere', async () => {
    expect((await begin(moderator, person.id)).body.code).toBe('forbidden');
    expect((await begin(person, person.id)).body.code).toBe('forbidden');
    expect((await begin(support, support.id)).body.code).toBe('conflict');
    expect((await begin(support, moderator.id)).body.code).toBe('conflict');
    expect((await begin(support, `usr_${'0'.repeat(26)}`)).body.code).toBe('not_found');
    const without = await call('POST', `/api/admin/users/${person.id}/view`, { token: support.token, body: { why: ' ' } });
    expect(without.status).toBe(400);
  });

  it('begins once, however often it is asked for with one key', async () => {
    const whose = await verified();
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const sids = [await begin(support, whose.id, headers), await begin(support, whose.id, headers)].map(({ body }) =>
      sidOf(body.accessToken),
    );
    expect(sids[1]).toBe(sids[0]);
    expect((await mailsTo(whose.email)).filter(({ kind }) => kind === 'viewed')).toHaveLength(1);
  });

  it('is kept in a cookie of its own for browsers, which no other page of ours sends', async () => {
    const { body, headers } = await begin(support, person.id, { 'sec-fetch-site': 'same-origin' });
    expect(body.accessToken).toBeUndefined();
    const cookie = headers.getSetCookie().find((one) => one.startsWith('vitae-view=')) ?? '';
    expect(cookie).toMatch(/; Path=\/view\/api(?:;|$)/);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
    const pair = cookie.split(';')[0] ?? '';
    expect((await call('GET', '/view/api/me', { headers: { cookie: pair } })).body).toMatchObject({ id: person.id });
    // Beside the session of whoever looks, which is not theirs to be there.
    const both = `vitae-access=${support.token}; ${pair}`;
    expect((await call('GET', '/view/api/me', { headers: { cookie: both } })).body).toMatchObject({ id: person.id });
    expect((await call('GET', '/api/me', { headers: { cookie: both } })).body).toMatchObject({ id: support.id });
    expect((await call('GET', '/view/api/me', { headers: { cookie: `vitae-access=${support.token}` } })).status).toBe(401);
  });

  it('is taken under its own address only, and nothing else is taken there', async () => {
    const token = await look();
    expect((await call('GET', '/api/me', { token })).status).toBe(401);
    expect((await call('PATCH', '/api/me', { token, body: { name: 'Eve' } })).status).toBe(401);
    expect((await see('/api/me', person.token)).status).toBe(401);
    expect((await call('GET', '/view/api/nothing', { token })).status).toBe(404);
  });
});

describe('in a look', () => {
  const unsafe = asked.filter((route) => !route.startsWith('GET '));
  const shown = asked.filter((route) => route.startsWith('GET ') && ruleOf(route).inView);
  const hidden = asked.filter((route) => route.startsWith('GET ') && !ruleOf(route).inView && ruleOf(route).who !== 'anybody');

  it('there is something of each kind', () => {
    expect([unsafe.length, shown.length, hidden.length].every((number) => number > 10)).toBe(true);
  });

  it('no route changes anything', async () => {
    const token = await look();
    for (const route of unsafe) {
      const { status, text } = await answerOf(route, { resume, job: `job_${'0'.repeat(26)}`, person }, token, '/view');
      expect([status, JSON.parse(text).code], route).toEqual([403, 'view_only']);
    }
  });

  it('what is not to be seen is refused: sessions, factors, tokens, everything as a file', async () => {
    const token = await look();
    for (const route of hidden) {
      const { status, text } = await answerOf(route, { resume, job: `job_${'0'.repeat(26)}`, person }, token, '/view');
      expect([status, JSON.parse(text).code], route).toEqual([403, 'view_only']);
    }
    for (const path of ['/api/me/sessions', '/api/me/factors', '/api/me/tokens', '/api/me/export', '/api/me/identities'])
      expect(hidden, path).toContain(`GET ${path}`);
  });

  it('the rest is seen', async () => {
    const token = await look();
    for (const route of shown) {
      const { status } = await answerOf(route, { resume, job: `job_${'0'.repeat(26)}`, person }, token, '/view');
      expect([401, 403].includes(status), `${route}: ${status}`).toBe(false);
    }
  });

  it('no socket but a résumé’s and the person’s own opens, and neither takes an edit', async () => {
    const token = await look();
    const headers = { authorization: `Bearer ${token}` };
    await expect(connect('/view/api/admin/live', headers)).rejects.toThrow('view_only');
    await expect(connect(`/view/api/exports/job_${'0'.repeat(26)}/live`, headers)).rejects.toThrow('view_only');
    expect((await (await connect('/view/api/me/live', headers)).next()).type).toBe('ready');
    const wire = await openOn(token);
    expect(wire.welcome).toMatchObject({ type: 'welcome', role: 'viewer' });
    wire.send({ type: 'push', actor: wire.actor, ops: [set(1, 'basics/name', 'Eve', wire.actor)] });
    // With what stands there, which is shown again.
    expect(await nextOf(wire, 'ack')).toMatchObject({
      nack: [[1, 'view_only', ['basics/name', 'Ada Lovelace', expect.anything(), 1]]],
      took: [],
    });
    const { body } = await call<{ document: { basics: { name: string } } }>('GET', `/api/resumes/${resume}`, { token: person.token });
    expect(body.document.basics.name).not.toBe('Eve');
    const replicas = await runInDurableObject(env.RESUME.getByName(resume), (actor) => actor['repo'].replica(wire.actor));
    expect(replicas).toBeNull();
  });
});

describe('a look ends', () => {
  const isOver = async (token: string) => expect((await see('/api/me', token)).status).toBe(401);

  it('when they who look are done', async () => {
    const whose = await verified();
    const token = await look(support, whose);
    const wire = await openOn(token, await newResume(whose));
    expect((await call('DELETE', '/view/api/view', { token })).status).toBe(204);
    await isOver(token);
    expect(await wire.closed).toMatchObject({ code: 4401 });
    expect((await profileOf(whose)).view).toBeUndefined();
    await expect
      .poll(() => lastAct('ViewEnded'))
      .toMatchObject([{ actor: null, subject: whose.id, detail: { why: 'done', by: support.id } }]);
    expect((await call('DELETE', '/api/view', { token: whose.token })).status).toBe(404);
  });

  it('when its time is over, also in open sockets', async () => {
    const whose = await verified();
    const token = await look(support, whose);
    const wire = await openOn(token, await newResume(whose));
    const stub = env.USER.getByName(whose.id);
    await runInDurableObject(stub, async (_actor, { storage }) => {
      storage.sql.exec('UPDATE view SET until = 1');
      storage.sql.exec("UPDATE alarm SET at = 0 WHERE name = 'user.views'");
      await storage.setAlarm(Date.now());
    });
    await isOver(token);
    await runDurableObjectAlarm(stub);
    expect(await wire.closed).toMatchObject({ code: 4401 });
    await expect.poll(() => lastAct('ViewEnded')).toMatchObject([{ subject: whose.id, detail: { why: 'time' } }]);
  });

  it('when whoever looks loses the role', async () => {
    const helper = await staff(admin, 'support');
    const whose = await verified();
    const token = await look(helper, whose);
    const wire = await openOn(token, await newResume(whose));
    await tell(admin, { type: 'ChangeMemberRole', user: UserId.parse(helper.id), role: 'moderator' });
    await isOver(token);
    expect(await wire.closed).toMatchObject({ code: 4401 });
    await expect.poll(() => lastAct('ViewEnded')).toMatchObject([{ subject: whose.id, detail: { why: 'staff', by: helper.id } }]);
  });

  it('when whoever looks signs out', async () => {
    const helper = await staff(admin, 'support');
    const token = await look(helper);
    await call('POST', '/auth/logout', { token: helper.token });
    await isOver(token);
  });

  it('when the person ends their other sessions', async () => {
    const whose = await verified();
    const token = await look(support, whose);
    const wire = await openOn(token, await newResume(whose));
    expect((await call('POST', '/api/me/sessions/end-others', { token: whose.token })).status).toBe(200);
    await isOver(token);
    expect(await wire.closed).toMatchObject({ code: 4401 });
    await expect.poll(() => lastAct('ViewEnded')).toMatchObject([{ subject: whose.id, detail: { why: 'owner' } }]);
    expect((await call('GET', '/api/me', { token: whose.token })).status).toBe(200);
  });
});

/** The session that a token names. */
function sidOf(token: string | undefined): string {
  const { sid } = JSON.parse(atob(token?.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? ''));
  return String(sid);
}
