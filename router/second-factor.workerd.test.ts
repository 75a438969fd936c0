import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { mayWithoutFactor, ROUTES, type RouteName } from '#protocol/authority-routes';
import { CLOSE } from '#protocol/compat';
import { call, connect, type SignedInPerson } from './testing/client.ts';
import { addTotp } from './testing/factors.ts';
import { set as edit, nextOf, open } from './testing/live.ts';
import { answerOf } from './testing/samples.ts';
import { firstAdmin, tell, verified } from './testing/staff.ts';

/** A tenant that asks all of its people for a second factor. */

let admin: SignedInPerson;
/** The router believes a tenant for half a second. */
const SOON = { timeout: 15_000, interval: 500 };
const set = (secondFactor: 'optional' | 'required') => tell(admin, { type: 'UpdateConfig', config: { secondFactor } });
const codeOf = async (path: string, token: string) => (await call<{ code?: string }>('GET', path, { token })).body.code ?? 'done';

let bare: SignedInPerson;
let program: string;
beforeAll(async () => {
  admin = await firstAdmin();
  bare = await verified();
  const body = { name: 'Backup', scopes: ['resumes:read'], days: 1 };
  program = (await call<{ secret: string }>('POST', '/api/me/tokens', { token: bare.token, body })).body.secret;
  expect(await codeOf('/api/resumes', bare.token)).toBe('done');
  expect((await call<{ isRequired: boolean }>('GET', '/api/me/factors', { token: bare.token })).body.isRequired).toBe(false);
  await set('required');
  await vi.waitFor(async () => expect(await codeOf('/api/resumes', bare.token)).toBe('second_factor_required'), SOON);
}, 30_000);
afterAll(() => set('optional'));

const isRoute = (name: string): name is RouteName => Object.hasOwn(ROUTES, name);
const personal = Object.keys(ROUTES)
  .filter(isRoute)
  .filter((route) => ROUTES[route].who !== 'anybody' && !route.endsWith('/live') && !route.includes('/auth/'));
const isSetUp = (route: RouteName) => {
  const [method = '', path = ''] = route.split(' ');
  return mayWithoutFactor(method, path);
};

describe('whoever has no second factor where one is asked for', () => {
  it('does nothing but set one up', async () => {
    const setting = { resume: `res_${'0'.repeat(26)}`, job: `job_${'0'.repeat(26)}`, person: bare };
    for (const route of personal) {
      const { text } = await answerOf(route, setting, bare.token);
      const code: unknown = text.startsWith('{') ? JSON.parse(text).code : undefined;
      expect(code === 'second_factor_required', route).toBe(!isSetUp(route));
    }
  });

  it('opens no socket but the one that says what has changed', async () => {
    const headers = { authorization: `Bearer ${bare.token}` };
    await expect(connect(`/api/resumes/res_${'0'.repeat(26)}/live`, headers)).rejects.toThrow('second_factor_required');
    expect((await (await connect('/api/me/live', headers)).next()).type).toBe('ready');
  });

  it('is told that one is needed, and goes on with the same token once it is there', async () => {
    const person = await verified();
    expect(await codeOf('/api/resumes', person.token)).toBe('second_factor_required');
    expect((await call<{ isRequired: boolean }>('GET', '/api/me/factors', { token: person.token })).body.isRequired).toBe(true);
    await addTotp(person);
    expect(await codeOf('/api/resumes', person.token)).toBe('done');
    expect((await call('POST', '/api/resumes', { token: person.token, body: {} })).status).toBe(201);
  });

  it('keeps their programs', async () => {
    expect(await codeOf('/api/resumes', program)).toBe('done');
  });

  it('may leave', async () => {
    const person = await verified();
    expect((await call('POST', '/auth/logout', { token: person.token })).status).toBe(204);
  });
});

describe('a tenant that begins to ask for one', () => {
  it('closes the sockets of whoever has none within a second, and nobody else’s', async () => {
    await set('optional');
    const [without, other] = [await verified(), await verified()];
    await addTotp(other);
    const opened = async (person: SignedInPerson) => {
      const { id } = (await call<{ id: string }>('POST', '/api/resumes', { token: person.token, body: {} })).body;
      return { id, live: await open(id, person) };
    };
    await vi.waitFor(async () => expect(await codeOf('/api/resumes', without.token)).toBe('done'), SOON);
    const [bared, kept] = [await opened(without), await opened(other)];
    const told = await connect('/api/me/live', { authorization: `Bearer ${without.token}` });
    expect((await told.next()).type).toBe('ready');
    const isNeeded = async (token: string) =>
      (await call<{ needsFactor?: boolean }>('GET', '/api/me', { token })).body.needsFactor ?? false;
    expect(await isNeeded(without.token)).toBe(false);
    const asked = Date.now();
    await set('required');
    const reason = await nextOf(bared.live, 'error');
    expect(reason).toMatchObject({ code: 'second_factor_required' });
    expect((await bared.live.closed).code).toBe(CLOSE.unauthenticated);
    expect(Date.now() - asked).toBeLessThan(1_000);
    // The page that they have open hears of it, asks who they are, and leads to where one is set up.
    expect(await told.next()).toMatchObject({ type: 'changed', what: ['me'] });
    expect(await isNeeded(without.token)).toBe(true);
    expect(await isNeeded(other.token)).toBe(false);
    // Reads believe the tenant for half a second.
    await expect.poll(() => codeOf('/api/resumes', without.token), { timeout: 1_000, interval: 50 }).toBe('second_factor_required');
    await expect(open(bared.id, without)).rejects.toThrow('second_factor_required');
    kept.live.send({ type: 'push', actor: kept.live.actor, ops: [edit(1, 'basics/name', 'Ada', kept.live.actor)] });
    expect((await nextOf(kept.live, 'ack')).nack).toEqual([]);
    // The session goes on: with a second factor it opens them again.
    await addTotp(without);
    expect(await isNeeded(without.token)).toBe(false);
    expect((await open(bared.id, without)).welcome.type).toBe('welcome');
  }, 30_000);
});

it('is free again when it is no longer asked for', async () => {
  await set('optional');
  await expect.poll(() => codeOf('/api/resumes', bare.token), SOON).toBe('done');
}, 30_000);
