import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { TenantAnswer } from '#protocol/http';
import { UserId } from '#protocol/ids';
import { DEFAULT_CONFIG, type TenantConfig } from '#protocol/tenant-config';
import { call, register, type SignedInPerson } from './testing/client.ts';
import { codeIn, mailsTo, TENANT } from './testing/mails.ts';
import { makeLink } from './testing/pages.ts';
import { firstAdmin, tell, verified } from './testing/staff.ts';

/** What a tenant's settings come to for its people, as soon as they are saved. */

let admin: SignedInPerson;
let person: SignedInPerson;
beforeAll(async () => {
  admin = await firstAdmin();
  person = await register();
});
const set = async (config: Partial<TenantConfig>) => expect((await tell(admin, { type: 'UpdateConfig', config })).status).toBe(200);
afterEach(() => set(DEFAULT_CONFIG));

/** The tenant has heard which language somebody reads. */
const allToldTo = ({ id }: SignedInPerson, language: string | null) =>
  expect
    .poll(() =>
      runInDurableObject(
        env.TENANT.getByName(TENANT),
        (_actor, { storage }) =>
          storage.sql.exec<{ language: string | null }>('SELECT language FROM member WHERE user = ?', id).one().language,
      ),
    )
    .toBe(language);

interface Told {
  id: string;
  template: string;
  code?: string;
  detail?: string;
  errors?: { path: string }[];
}
const begin = (body: object = {}, headers: Record<string, string> = {}) =>
  call<Told>('POST', '/api/resumes', { token: person.token, body, headers });
const importOne = (token = person.token) =>
  call<Told>('POST', '/api/resumes/import', { token, raw: '{"basics":{"name":"Ada"}}', headers: { 'content-type': 'application/json' } });

describe('a tenant’s face', () => {
  it('is there for everybody, signed in or not, without what is nobody else’s', async () => {
    await set({ name: 'Career Centre', color: '#1f4e8c', bannedTerms: ['casino'], domains: ['school.example'] });
    for (const options of [{}, { token: person.token }]) {
      const { status, body } = await call('GET', '/api/tenant', options);
      expect(status).toBe(200);
      expect(TenantAnswer.strict().parse(body)).toMatchObject({ name: 'Career Centre', color: '#1f4e8c', banner: null, off: [] });
    }
    expect((await call('GET', '/api/tenant', { token: 'not a token' })).status).toBe(401);
  });

  it('shows its banner until the time that it says', async () => {
    const banner = (until: string | null) => ({ text: 'Closed on Friday', tone: 'info' as const, until });
    const shown = async () => (await call('GET', '/api/tenant')).body['banner'];
    for (const still of [banner(null), banner(new Date(Date.now() + 3_600_000).toISOString())]) {
      await set({ banner: still });
      expect(await shown()).toEqual(still);
    }
    await set({ banner: banner(new Date(Date.now() - 1).toISOString()) });
    expect(await shown()).toBeNull();
  });
});

describe('a tenant’s settings', () => {
  it('say how many résumés one person may own, however they are made', async () => {
    const first = await begin({ title: 'One' }, { 'idempotency-key': 'the-first-of-two' });
    const { id } = (await begin()).body;
    await expect
      .poll(async () => (await call<{ items: unknown[] }>('GET', '/api/resumes', { token: person.token })).body.items.length)
      .toBe(2);
    await set({ maxResumes: 2 });
    for (const answer of [
      await begin(),
      await importOne(),
      await call<Told>('POST', `/api/resumes/${id}/duplicate`, { token: person.token }),
    ])
      expect(answer).toMatchObject({ status: 409, body: { code: 'limit_reached', detail: expect.stringContaining('2') } });
    // What was there already is no new one.
    expect((await begin({ title: 'One' }, { 'idempotency-key': 'the-first-of-two' })).body).toEqual(first.body);
    expect((await call('POST', '/api/resumes', { token: (await register()).token, body: {} })).status).toBe(201);
    await set({ maxResumes: 3 });
    expect((await begin()).status).toBe(201);
  });

  it('say which templates there are, the first to begin with', async () => {
    await set({ templates: ['modern', 'classic'] });
    expect((await begin()).body.template).toBe('modern');
    expect((await begin({ template: 'classic' })).body.template).toBe('classic');
    expect(await begin({ template: 'bold' })).toMatchObject({
      status: 403,
      body: { code: 'template_not_offered', errors: [{ path: 'template' }] },
    });
  });

  it('say in which language people are spoken to of whom nothing is known', async () => {
    await set({ language: 'de' });
    const guest = `${crypto.randomUUID()}@school.example`;
    await tell(admin, { type: 'InvitePeople', people: [{ email: guest }], cohort: null });
    const token = await codeIn(guest, 'join');
    expect((await mailsTo(guest))[0]?.subject).toBe('Vitae lädt Sie ein');
    expect((await call('POST', '/auth/join/place', { body: { token } })).body).toMatchObject({ language: 'de' });
    // What somebody has said themselves holds.
    const suspended = async (language?: string) => {
      const one = await verified();
      if (language) await call('PATCH', '/api/me', { token: one.token, body: { language } });
      await allToldTo(one, language ?? null);
      await tell(admin, { type: 'SuspendPerson', user: UserId.parse(one.id), why: 'Why.' });
      return (await mailsTo(one.email)).find(({ kind }) => kind === 'suspended')?.subject;
    };
    expect(await suspended()).toBe('Ihr Konto ist gesperrt');
    expect(await suspended('fr')).not.toBe('Ihr Konto ist gesperrt');
    await set({ language: null });
    expect((await call('POST', '/auth/join/place', { body: { token } })).body).not.toHaveProperty('language');
  });

  it('turn features off and on', async () => {
    const { id } = (await begin()).body;
    await set({ off: ['imports', 'public-links'] });
    expect(await importOne()).toMatchObject({ status: 403, body: { code: 'forbidden', detail: 'This is turned off here.' } });
    expect((await call('POST', `/api/resumes/${id}/links`, { token: person.token, body: {} })).status).toBe(403);
    await set({ off: [] });
    expect((await importOne()).status).toBe(201);
    expect((await makeLink(person, id)).slug).not.toBe('');
  });
});
