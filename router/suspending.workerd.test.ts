import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TenantAnswer } from '#protocol/http';
import { UserId } from '#protocol/ids';
import type { AdminCommand } from '#protocol/tenant-admin';
import { call, type SignedInPerson } from './testing/client.ts';
import { startExport } from './testing/exports.ts';
import { nextOf, open, set } from './testing/live.ts';
import { makeLink, visit } from './testing/pages.ts';
import { pupil, type School, school } from './testing/schools.ts';
import { firstAdmin, tell, verified } from './testing/staff.ts';

/** A tenant that its operator suspends, and restores. */

let operator: SignedInPerson;
let here: School;
let member: SignedInPerson;
let resume: string;
beforeAll(async () => {
  operator = await firstAdmin();
}, 30_000);
beforeEach(async () => {
  here = await school(operator);
  member = await pupil(here);
  resume = (await call<{ id: string }>('POST', '/api/resumes', { token: member.token, body: {} })).body.id;
}, 30_000);

const WITHIN = { timeout: 1_000, interval: 50 };
const suspend = (pages: 'stay' | 'down' = 'stay') =>
  tell(operator, { type: 'SuspendTenant', tenant: here.id, why: 'The contract has ended.', pages });
const restore = () => tell(operator, { type: 'RestoreTenant', tenant: here.id });
const rename = () =>
  call<{ code?: string }>('PATCH', `/api/resumes/${resume}`, {
    token: member.token,
    body: { ops: [{ path: 'basics/name', value: 'Ada' }] },
  });
const acts = async (who: SignedInPerson, act: string) => (await tell(who, { type: 'SearchAudit', filter: { act }, limit: 10 })).body.items;

describe('a tenant that is suspended', () => {
  it('lets its people read and export, and change nothing, until it is restored', async () => {
    expect((await rename()).status).toBe(200);
    expect(await suspend()).toMatchObject({ status: 200, body: { suspended: { why: 'The contract has ended.', pages: 'stay' } } });
    await expect.poll(async () => (await rename()).body.code, WITHIN).toBe('tenant_suspended');
    const { token } = member;
    expect((await call<{ code: string }>('POST', '/api/resumes', { token, body: {} })).body.code).toBe('tenant_suspended');
    expect((await call<{ code: string }>('DELETE', `/api/resumes/${resume}`, { token })).body.code).toBe('tenant_suspended');
    expect((await call('GET', `/api/resumes/${resume}`, { token })).status).toBe(200);
    expect((await call('GET', '/api/resumes', { token })).status).toBe(200);
    expect((await startExport(member, resume)).status).toBe(202);
    expect(TenantAnswer.parse((await call('GET', '/api/tenant', { token })).body).isHeld).toBe(true);
    expect((await call('POST', '/auth/logout-all', { token: (await pupil(here)).token })).status).toBe(204);
    // Nobody else notices anything.
    const stranger = await verified();
    expect((await call('POST', '/api/resumes', { token: stranger.token, body: {} })).status).toBe(201);
    expect((await restore()).body).not.toHaveProperty('suspended');
    await expect.poll(async () => (await rename()).status, WITHIN).toBe(200);
  });

  it('makes open sockets read-only at once, and back', async () => {
    const live = await open(resume, member);
    const push = async (c: number) => {
      live.send({ type: 'push', actor: live.actor, ops: [set(c, 'basics/name', `Ada ${c}`, live.actor)] });
      return (await nextOf(live, 'ack')).nack;
    };
    expect(await push(1)).toEqual([]);
    await suspend();
    expect(await nextOf(live, 'role')).toEqual({ type: 'role', role: 'viewer' });
    expect(await push(2)).toMatchObject([[2, 'tenant_suspended', expect.anything()]]);
    await restore();
    expect(await nextOf(live, 'role')).toEqual({ type: 'role', role: 'owner' });
    expect(await push(3)).toEqual([]);
  });

  it('keeps its people’s programs from writing, too', async () => {
    const body = { name: 'Backup', scopes: ['resumes:write'], days: 1 };
    const { secret } = (await call<{ secret: string }>('POST', '/api/me/tokens', { token: member.token, body })).body;
    const write = async () => (await call<{ code?: string }>('POST', '/api/resumes', { token: secret, body: {} })).body.code;
    expect(await write()).toBeUndefined();
    await suspend();
    await expect.poll(write, WITHIN).toBe('tenant_suspended');
    expect((await call('GET', '/api/resumes', { token: secret })).status).toBe(200);
  });

  it('has a console that only reads, with what is tried in its audit log', async () => {
    await suspend();
    for (const read of [
      { type: 'ListStaff' },
      { type: 'SearchPeople', filter: {}, limit: 5 },
      { type: 'ReadConfig' },
      { type: 'VerifyAudit' },
    ] satisfies AdminCommand[])
      expect((await tell(here.dean, read)).status, read.type).toBe(200);
    for (const write of [
      { type: 'UpdateConfig', config: { name: 'Ours' } },
      { type: 'CreateCohort', name: '2028' },
      { type: 'EndPersonSessions', user: UserId.parse(member.id) },
    ] satisfies AdminCommand[])
      expect(await tell(here.dean, write), write.type).toMatchObject({ status: 403, body: { code: 'tenant_suspended' } });
    expect(await acts(here.dean, 'UpdateConfig')).toMatchObject([{ detail: { refused: 'tenant_suspended' } }]);
    await restore();
    expect((await tell(here.dean, { type: 'CreateCohort', name: '2028' })).status).toBe(200);
  });

  it('is in the audit logs of both', async () => {
    await suspend('down');
    await restore();
    const subject = here.id;
    expect((await acts(operator, 'SuspendTenant'))[0]).toMatchObject({ actor: operator.id, subject, detail: { pages: 'down' } });
    expect((await acts(operator, 'RestoreTenant'))[0]).toMatchObject({ actor: operator.id, subject });
    expect(await acts(here.dean, 'TenantSuspended')).toMatchObject([{ subject, detail: { by: operator.id, pages: 'down' } }]);
    expect(await acts(here.dean, 'TenantRestored')).toMatchObject([{ subject, detail: { by: operator.id } }]);
    for (const who of [operator, here.dean]) expect((await tell(who, { type: 'VerifyAudit' })).body.brokenAt).toBeNull();
  });

  it('keeps its people’s public pages up, or takes them down, as its operator chose', async () => {
    const { slug } = await makeLink(member, resume);
    const status = async () => (await visit(`/r/${slug}`)).status;
    expect(await status()).toBe(200);
    await suspend('stay');
    await expect.poll(async () => (await rename()).body.code, WITHIN).toBe('tenant_suspended');
    expect(await status()).toBe(200);
    await restore();
    await suspend('down');
    await expect.poll(status, { timeout: 2_000, interval: 50 }).not.toBe(200);
    await restore();
    await expect.poll(status, { timeout: 2_000, interval: 50 }).toBe(200);
  });

  it('takes an operator, a tenant that there is, and one that is not suspended already', async () => {
    const command = { type: 'SuspendTenant', tenant: here.id, why: 'Mine.', pages: 'stay' } satisfies AdminCommand;
    expect((await tell(here.dean, command)).body.code).toBe('forbidden');
    expect((await restore()).body.code).toBe('conflict');
    expect((await suspend()).status).toBe(200);
    expect((await suspend()).body.code).toBe('conflict');
  });
});

it('leaves a page down that a moderator of another tenant than the first took down, when its owner is restored', async () => {
  const { slug } = await makeLink(member, resume);
  const other = await makeLink(member, resume);
  const status = async (page: string) => (await visit(`/r/${page}`)).status;
  await visit(`/r/${slug}/report`, { form: { reason: 'spam', words: 'Nothing but links.' } });
  const cases = async () => (await tell(here.dean, { type: 'ListCases', queue: 'open', limit: 10 })).body.items;
  await expect.poll(async () => (await cases()).length, { timeout: 5_000 }).toBe(1);
  const id = (await cases())[0]?.id ?? 0;
  await tell(here.dean, { type: 'DecideCase', id, decision: 'unpublish', reason: 'spam', why: 'It only sells links.' });
  await expect.poll(() => status(slug), { timeout: 5_000 }).toBe(404);
  expect(await status(other.slug)).toBe(200);
  const user = UserId.parse(member.id);
  await tell(here.dean, { type: 'SuspendPerson', user, why: 'Spam.' });
  await expect.poll(() => status(other.slug), { timeout: 5_000 }).toBe(404);
  await tell(here.dean, { type: 'RestorePerson', user });
  await expect.poll(() => status(other.slug), { timeout: 5_000 }).toBe(200);
  expect(await status(slug)).toBe(404);
});
