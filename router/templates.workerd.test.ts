import { exports } from 'cloudflare:workers';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TenantAnswer } from '#protocol/http';
import { CohortId, UserId } from '#protocol/ids';
import type { AdminCommand } from '#protocol/tenant-admin';
import type { Prescription } from '#protocol/tenant-cohorts';
import { DEFAULT_CONFIG, type TenantConfig } from '#protocol/tenant-config';
import type { Theme } from '#protocol/tenant-themes';
import { call, type SignedInPerson } from './testing/client.ts';
import { startExport } from './testing/exports.ts';
import { nextOf, set as op, open } from './testing/live.ts';
import { firstAdmin, tell, verified } from './testing/staff.ts';

/** What a tenant prescribes and allows of templates and themes, and what that comes to for its people. */

const THEME: Theme = { id: 'theme-school', name: 'Career Centre', template: 'executive', look: { primaryColor: '#1f4e8c', bodySize: 10 } };

let admin: SignedInPerson;
let person: SignedInPerson;
let cohort: CohortId;
const configure = async (config: Partial<TenantConfig>) => expect((await tell(admin, { type: 'UpdateConfig', config })).status).toBe(200);
const prescribe = async (prescription: Prescription) =>
  expect((await tell(admin, { type: 'ChangeCohort', cohort, prescription })).status).toBe(200);

beforeAll(async () => {
  admin = await firstAdmin();
});
beforeEach(async () => {
  person = await verified();
  cohort = CohortId.parse((await tell(admin, { type: 'CreateCohort', name: crypto.randomUUID() })).body.id);
  await configure({ themes: [THEME] });
  expect((await tell(admin, { type: 'MovePeople', users: [UserId.parse(person.id)], cohort })).body.moved).toBe(1);
});
afterEach(() => configure(DEFAULT_CONFIG));

interface Begun {
  id: string;
  code?: string;
  template: string;
  document: { design: Record<string, unknown>; sections: { kind: string }[] };
  results?: { status: string; code?: string }[];
}
const begin = (body: object = {}) => call<Begun>('POST', '/api/resumes', { token: person.token, body });
const read = async (id: string) => (await call<Begun>('GET', `/api/resumes/${id}`, { token: person.token })).body.document;
const choose = async (id: string, template: string | null) =>
  (await call<Begun>('PATCH', `/api/resumes/${id}`, { token: person.token, body: { ops: [{ path: 'design/template', value: template }] } }))
    .body.results;
const REFUSED = [{ status: 'refused', code: 'template_not_offered' }];
/** The person's own actor has heard of it. */
const heard = (id: string, template: string, what: unknown) =>
  expect.poll(() => choose(id, template), { timeout: 1_000, interval: 50 }).toMatchObject(what as object);

describe('what is prescribed to a cohort', () => {
  it('is what its people begin with: a theme, and sections in order', async () => {
    await prescribe({ templates: ['theme-school'], sections: ['education', 'experience'] });
    const begun = await begin();
    expect(begun).toMatchObject({ status: 201, body: { template: 'executive' } });
    const document = await read(begun.body.id);
    expect(document.design).toMatchObject({ template: 'executive', ...THEME.look });
    expect(document.sections.map(({ kind }) => kind)).toEqual(['education', 'experience']);
    // Begun on a phone, too.
    const bare = await begin({ bare: true });
    expect(await read(bare.body.id)).toMatchObject({ design: { template: 'executive', ...THEME.look }, sections: [] });
    const [colleague] = [await verified()];
    const other = await call<Begun>('POST', '/api/resumes', { token: colleague.token, body: {} });
    expect(other.body.template).toBe('classic');
  });

  it('is told to them, and nothing of it to anybody else', async () => {
    await prescribe({ templates: ['theme-school', 'modern'], sections: [] });
    const told = async (token?: string) => TenantAnswer.parse((await call('GET', '/api/tenant', token ? { token } : {})).body);
    expect((await told(person.token)).rules).toEqual({ allowed: null, prescribed: ['theme-school', 'modern'], themes: [THEME] });
    expect((await told((await verified()).token)).rules?.prescribed).toEqual([]);
    expect(await told()).not.toHaveProperty('rules');
  });

  it('leaves the rest to be chosen, unless it says "only these"', async () => {
    const before = (await begin({ template: 'timeline' })).body.id;
    await prescribe({ templates: ['theme-school'], sections: [] });
    const { id } = (await begin({ template: 'modern' })).body;
    await heard(id, 'studio', [{ status: 'applied' }]);
    await prescribe({ templates: ['theme-school'], sections: [], only: true });
    await heard(id, 'modern', REFUSED);
    expect(await begin({ template: 'modern' })).toMatchObject({ status: 403, body: { code: 'template_not_offered' } });
    expect((await begin({ template: 'theme-school' })).body.template).toBe('executive');
    // Without a template it would be the usual one.
    expect(await choose(id, null)).toMatchObject(REFUSED);
    expect(await choose(id, 'executive')).toMatchObject([{ status: 'applied' }]);
    // What there is keeps what it has, is edited and exported.
    expect((await read(before)).design.template).toBe('timeline');
    const body = { ops: [{ path: 'basics/name', value: 'Ada' }] };
    expect((await call<Begun>('PATCH', `/api/resumes/${before}`, { token: person.token, body })).body.results).toMatchObject([
      { status: 'applied' },
    ]);
    const file = await exports.default.fetch(
      new Request(`http://vitae.example/api/resumes/${before}/export/text`, { headers: { authorization: `Bearer ${person.token}` } }),
    );
    expect([file.status, await file.text()]).toEqual([200, expect.stringContaining('Ada')]);
    expect((await startExport(person, before)).status).toBe(202);
    await prescribe({ templates: [], sections: [] });
    await heard(id, 'modern', [{ status: 'applied' }]);
  });

  it('holds on a socket that is open already', async () => {
    const { id } = (await begin({ template: 'modern' })).body;
    const live = await open(id, person);
    const push = async (c: number, template: string) => {
      live.send({ type: 'push', actor: live.actor, ops: [op(c, 'design/template', template, live.actor)] });
      return (await nextOf(live, 'ack')).nack;
    };
    expect(await push(1, 'studio')).toEqual([]);
    await prescribe({ templates: ['theme-school'], sections: [], only: true });
    await heard(id, 'modern', REFUSED);
    let c = 1;
    const next = () => {
      c += 1;
      return push(c, 'modern');
    };
    await expect
      .poll(next, { timeout: 1_000, interval: 50 })
      .toMatchObject([[expect.any(Number), 'template_not_offered', expect.anything()]]);
    expect(await push(c + 1, 'executive')).toEqual([]);
  });

  it('goes with whoever leaves the cohort, and comes with whoever is put into it', async () => {
    await prescribe({ templates: ['modern'], sections: [], only: true });
    const { id } = (await begin()).body;
    await heard(id, 'studio', REFUSED);
    await tell(admin, { type: 'MovePeople', users: [UserId.parse(person.id)], cohort: null });
    await heard(id, 'studio', [{ status: 'applied' }]);
    await tell(admin, { type: 'MovePeople', users: [UserId.parse(person.id)], cohort });
    await heard(id, 'classic', REFUSED);
    await tell(admin, { type: 'DeleteCohort', cohort });
    await heard(id, 'classic', [{ status: 'applied' }]);
  });

  it('names what there is, or is refused', async () => {
    const bad = { type: 'ChangeCohort', cohort, prescription: { templates: ['bold'], sections: [] } } satisfies AdminCommand;
    expect(await tell(admin, bad)).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
    expect(await tell(admin, { type: 'UpdateConfig', config: { templates: ['theme-gone'] } })).toMatchObject({ status: 400 });
    const broken = { ...THEME, look: { primaryColor: 'blue' } };
    const body = { type: 'UpdateConfig', config: { themes: [broken] } };
    expect((await call('POST', '/api/admin/commands', { token: admin.token, body })).status).toBe(400);
  });
});

describe('templates that the tenant offers', () => {
  it('are all that its people may choose, with its own themes', async () => {
    const { id } = (await begin()).body;
    await configure({ templates: ['modern', 'theme-school'] });
    await heard(id, 'studio', REFUSED);
    expect(await choose(id, 'executive')).toMatchObject([{ status: 'applied' }]);
    expect((await begin()).body.template).toBe('modern');
    expect((await begin({ template: 'classic' })).body.code).toBe('template_not_offered');
  });

  it('are what a file from elsewhere comes in', async () => {
    await configure({ templates: ['modern'] });
    const raw = JSON.stringify({ basics: { name: 'Ada' } });
    const made = await call<Begun>('POST', '/api/resumes/import', {
      token: person.token,
      raw,
      headers: { 'content-type': 'application/json' },
    });
    expect((await read(made.body.id)).design.template).toBe('modern');
  });
});
