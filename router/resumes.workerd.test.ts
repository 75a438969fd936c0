import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { derivedId } from '#kernel/crypto';
import { DEFAULT_DESIGN } from '#protocol/document';
import { tick, ZERO_CLOCK } from '#sync/stamp';
import complete from '../e2e/samples/jsonresume-complete.json';
import { call, register, type SignedInPerson } from './testing/client.ts';

const create = async (person: SignedInPerson, body: unknown = {}, headers: Record<string, string> = {}) =>
  call<{ id: string; title: string }>('POST', '/api/resumes', { token: person.token, body, headers });

describe('résumés over HTTP', () => {
  it('are created, listed, read, written, put in the trash and brought back', async () => {
    const person = await register();
    const created = await create(person, { title: 'Engineer', locale: 'de' });
    expect(created).toMatchObject({ status: 201, body: { title: 'Engineer', role: 'owner', trashedAt: null } });
    const path = `/api/resumes/${created.body.id}`;

    const patched = await call('PATCH', path, {
      token: person.token,
      body: {
        ops: [
          { path: 'basics/headline', value: 'Analyst' },
          { path: 'basics/nonsense', value: 1 },
          { path: 'design/locale', value: 'fr' },
        ],
      },
    });
    expect(patched.status).toBe(200);
    expect(patched.body.results).toMatchObject([{ status: 'applied' }, { status: 'refused', code: 'unknown_path' }, { status: 'applied' }]);

    const read = await call('GET', path, { token: person.token });
    expect(read.body).toMatchObject({
      seq: patched.body.seq,
      role: 'owner',
      document: { title: 'Engineer', basics: { name: 'Ada Lovelace', headline: 'Analyst' }, design: { locale: 'fr' } },
    });

    expect(await titles(person)).toEqual(['Engineer']);
    expect((await call('DELETE', path, { token: person.token })).status).toBe(204);
    await expect.poll(() => titles(person)).toEqual([]);
    await expect.poll(() => titles(person, true)).toEqual(['Engineer']);
    expect(await call('PATCH', path, { token: person.token, body: { ops: [{ path: 'basics/name', value: 'X' }] } })).toMatchObject({
      status: 410,
    });
    expect((await call('POST', `${path}/restore`, { token: person.token })).body).toMatchObject({ title: 'Engineer', trashedAt: null });
    await expect.poll(() => titles(person)).toEqual(['Engineer']);
  });

  it('are removed for good after 30 days in the trash, and not before', async () => {
    const person = await register();
    const { body } = await create(person, { title: 'Old' });
    const stub = env.RESUME.getByName(body.id);
    await call('DELETE', `/api/resumes/${body.id}`, { token: person.token });
    const at = async (days: number) => {
      await runInDurableObject(stub, async (_actor, state) => {
        const trashed = Date.now() - days * 24 * 3_600_000;
        state.storage.sql.exec('UPDATE resume SET trashed_at = ?', trashed);
        state.storage.sql.exec("UPDATE alarm SET at = ? WHERE name = 'resume.purge'", trashed + 30 * 24 * 3_600_000);
        await state.storage.setAlarm(Date.now() + 60_000);
      });
      // Its memory knows nothing of what was written past it.
      await evictDurableObject(stub);
    };
    await at(29);
    await runDurableObjectAlarm(stub);
    expect((await call('GET', `/api/resumes/${body.id}`, { token: person.token })).status).toBe(200);
    await at(30);
    await runDurableObjectAlarm(stub);
    expect((await call('GET', `/api/resumes/${body.id}`, { token: person.token })).status).toBe(404);
    expect((await call('POST', `/api/resumes/${body.id}/restore`, { token: person.token })).status).toBe(404);
    await expect.poll(() => titles(person, true)).toEqual([]);
    const rest = await runInDurableObject(stub, (_actor, state) =>
      state.storage.sql.exec('SELECT path FROM reg UNION SELECT path FROM op').toArray(),
    );
    expect(rest).toEqual([]);
  });

  it('keep what was acknowledged when their actor is evicted', async () => {
    const person = await register();
    const { body } = await create(person);
    await call('PATCH', `/api/resumes/${body.id}`, { token: person.token, body: { ops: [{ path: 'basics/phone', value: '+44 20' }] } });
    await evictDurableObject(env.RESUME.getByName(body.id));
    expect((await call('GET', `/api/resumes/${body.id}`, { token: person.token })).body).toMatchObject({
      document: { basics: { phone: '+44 20' } },
    });
  });

  it('are created once for one idempotency key, and a key is not reused for something else', async () => {
    const person = await register();
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const first = await create(person, { title: 'Once' }, headers);
    const second = await create(person, { title: 'Once' }, headers);
    expect(second).toMatchObject({ status: 201, body: { id: first.body.id } });
    expect(await create(person, { title: 'Other' }, headers)).toMatchObject({ status: 409, body: { code: 'idempotency_mismatch' } });
    expect(await titles(person)).toEqual(['Once']);
  });

  it('that a device begins are bare: what it wrote before they were created stands, and their id is known before', async () => {
    const person = await register();
    const me = await call<{ id: string }>('GET', '/api/me', { token: person.token });
    const key = crypto.randomUUID();
    const { body } = await create(person, { bare: true }, { 'idempotency-key': key });
    expect(body.id).toBe(await derivedId('resume', `${me.body.id}/${key}`));
    expect(await create(person, { bare: true }, { 'idempotency-key': key })).toMatchObject({ status: 201, body: { id: body.id } });
    const path = `/api/resumes/${body.id}`;
    expect((await call('GET', path, { token: person.token })).body).toMatchObject({
      seq: 0,
      document: { title: '', basics: {}, sections: [] },
    });
    // Written a month ago, when nobody had heard of the résumé.
    const stamp = tick(ZERO_CLOCK, Date.now() - 30 * 86_400_000, 'replica01').stamp;
    const op = [1, 'set', 'basics/name', 'Ada of the device', stamp, null];
    const pushed = await call('PATCH', path, { token: person.token, body: { actor: 'replica01', ops: [op] } });
    expect(pushed).toMatchObject({ status: 200, body: { results: [{ status: 'applied' }] } });
    expect((await call('GET', path, { token: person.token })).body).toMatchObject({ document: { basics: { name: 'Ada of the device' } } });
  });

  it('are nobody else’s: a stranger may neither read nor write, and changes nothing', async () => {
    const [owner, stranger] = [await register(), await register()];
    const { body } = await create(owner);
    const path = `/api/resumes/${body.id}`;
    const ops = { ops: [{ path: 'basics/name', value: 'Mallory' }] };
    expect(await call('GET', path, { token: stranger.token })).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await call('PATCH', path, { token: stranger.token, body: ops })).toMatchObject({ status: 403 });
    expect(await call('DELETE', path, { token: stranger.token })).toMatchObject({ status: 403 });
    expect(await call('POST', `${path}/exports`, { token: stranger.token, body: { format: 'pdf' } })).toMatchObject({ status: 403 });
    expect(await call('PATCH', path, { body: ops })).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect((await call('GET', path, { token: owner.token })).body).toMatchObject({ document: { basics: { name: 'Ada Lovelace' } } });
  });

  it('take a JSON Resume, and report odd fields instead of refusing it', async () => {
    const person = await register();
    const good = await call<{ id: string; report: unknown[] }>('POST', '/api/resumes/import', { token: person.token, body: complete });
    expect(good).toMatchObject({ status: 201, body: { format: 'jsonresume' } });
    const read = await call<{ document: { sections: { kind: string; items: unknown[] }[] } }>('GET', `/api/resumes/${good.body.id}`, {
      token: person.token,
    });
    const counts = Object.fromEntries(read.body.document.sections.map((section) => [section.kind, section.items.length]));
    expect(counts).toMatchObject({ experience: 3, volunteer: 2, education: 2, awards: 2, skills: 3, projects: 2, references: 2 });

    const odd = await call<{ report: { path: string }[] }>('POST', '/api/resumes/import', {
      token: person.token,
      body: { basics: { name: 'Ann', phone: 42 }, work: [{ name: 'Acme', startDate: 'sometime', highlights: 'one' }] },
    });
    expect(odd.status).toBe(201);
    expect(odd.body.report.map((note) => note.path)).toContain('work.0.startDate');
    expect(await call('POST', '/api/resumes/import', { token: person.token, body: { hello: 'world' } })).toMatchObject({
      status: 400,
      body: { code: 'invalid_input' },
    });
  });

  it('take a PDF of ours, and say why they take no other', async () => {
    const person = await register();
    const document = { schema: 1, title: 'Ada', basics: { name: 'Ada Lovelace' }, sections: [], design: DEFAULT_DESIGN };
    const source = JSON.stringify(document);
    const pdf = `%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile /Length ${source.length} >>\nstream\n${source}\nendstream\nendobj\n`;
    const send = (raw: BodyInit, type = 'application/pdf') =>
      call<{ id: string }>('POST', '/api/resumes/import', { token: person.token, raw, headers: type ? { 'content-type': type } : {} });
    const made = await send(pdf);
    expect(made).toMatchObject({ status: 201, body: { format: 'pdf', title: 'Ada', report: [] } });
    expect((await call('GET', `/api/resumes/${made.body.id}`, { token: person.token })).body).toMatchObject({ document });
    const form = new FormData();
    form.set('file', new Blob([pdf], { type: 'application/pdf' }), 'Ada.pdf');
    expect(await send(form, '')).toMatchObject({ status: 201, body: { format: 'pdf' } });
    expect(await send('%PDF-1.4\n%%EOF')).toMatchObject({ status: 422, body: { code: 'foreign_pdf' } });
    expect(await send(pdf.replace('"schema":1', '"schema":0'))).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
    expect(
      await call('POST', '/api/resumes', { token: person.token, raw: pdf, headers: { 'content-type': 'application/pdf' } }),
    ).toMatchObject({
      status: 415,
    });
  });

  it('come page by page', async () => {
    const person = await register();
    for (const title of ['a', 'b', 'c']) await create(person, { title });
    const first = await call<{ items: { title: string }[]; cursor: string }>('GET', '/api/resumes?limit=2', { token: person.token });
    const rest = await call<{ items: { title: string }[]; cursor?: string }>(
      'GET',
      `/api/resumes?limit=2&cursor=${encodeURIComponent(first.body.cursor)}`,
      { token: person.token },
    );
    expect([...first.body.items, ...rest.body.items].map((item) => item.title).sort()).toEqual(['a', 'b', 'c']);
    expect(rest.body.cursor).toBeUndefined();
  });
});

async function titles(person: SignedInPerson, trashed = false): Promise<string[]> {
  const { body } = await call<{ items: { title: string }[] }>('GET', `/api/resumes?trashed=${trashed}`, { token: person.token });
  return body.items.map((item) => item.title);
}
