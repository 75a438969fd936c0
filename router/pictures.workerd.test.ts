import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { describe, expect, it, vi } from 'vitest';
import { base64url, derivedId } from '#kernel/crypto';
import { call, register, type SignedInPerson } from './testing/client.ts';
import { imported } from './testing/exports.ts';
import { join, newPerson } from './testing/talk.ts';

async function picture(person: SignedInPerson, resume: string, which: 'thumbnail' | 'card.png', headers: Record<string, string> = {}) {
  const request = new Request(`http://vitae.example/api/resumes/${resume}/${which}`, {
    headers: { authorization: `Bearer ${person.token}`, ...headers },
  });
  const answer = await exports.default.fetch(request);
  const bytes = await answer.arrayBuffer();
  const digest = base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
  return { status: answer.status, headers: answer.headers, bytes, digest };
}
const sizeOf = (png: ArrayBuffer) => [new DataView(png).getUint32(16), new DataView(png).getUint32(20)];
const kept = async (resume: string) => (await env.FILES.list({ prefix: `pictures/${resume}/` })).objects.map(({ key }) => key);

// The first one starts the engine.
vi.setConfig({ testTimeout: 60_000 });

describe('pictures of a résumé', () => {
  it('are drawn once, said to be unchanged, and drawn anew after an edit that shows', async () => {
    const person = await register();
    const resume = await imported(person);
    const first = await picture(person, resume, 'thumbnail');
    expect(first.status).toBe(200);
    expect(first.headers.get('content-type')).toBe('image/png');
    expect(sizeOf(first.bytes)).toEqual([480, 679]);
    const etag = first.headers.get('etag') ?? '';
    expect(await picture(person, resume, 'thumbnail', { 'if-none-match': etag })).toMatchObject({ status: 304 });
    expect((await picture(person, resume, 'thumbnail')).digest).toBe(first.digest);
    expect((await kept(resume)).join(' ')).toBe(`pictures/${resume}/${etag.slice(1, -1)}.png`);
    await call('PATCH', `/api/resumes/${resume}`, {
      token: person.token,
      body: { ops: [{ path: 'basics/name', value: 'Somebody Else' }] },
    });
    const changed = await picture(person, resume, 'thumbnail', { 'if-none-match': etag });
    expect(changed.status).toBe(200);
    expect(changed.digest).not.toBe(first.digest);
  });

  it('are drawn once for many who ask at the same time', async () => {
    const person = await register();
    const resume = await imported(person);
    const all = await Promise.all([1, 2, 3].map(() => picture(person, resume, 'card.png')));
    for (const { status, bytes } of all) expect([status, sizeOf(bytes)]).toEqual([200, [1200, 630]]);
    expect(await kept(resume)).toHaveLength(1);
  });

  it('are for members only', async () => {
    const owner = await register();
    const resume = await imported(owner);
    const guest = await newPerson('Guest');
    for (const which of ['thumbnail', 'card.png'] as const) {
      expect(await picture(owner, resume, which)).toMatchObject({ status: 200 });
      expect(await picture(guest, resume, which)).toMatchObject({ status: 403 });
    }
    await join(owner, `/api/resumes/${resume}`, guest, 'viewer');
    expect(await picture(guest, resume, 'thumbnail')).toMatchObject({ status: 200 });
    expect(await picture(guest, `res_${'0'.repeat(26)}`, 'thumbnail')).toMatchObject({ status: 404 });
    expect((await call('GET', `/api/resumes/${resume}/thumbnail`)).status).toBe(401);
  });

  it('are not drawn of what cannot be printed, and say why', async () => {
    const person = await register();
    const resume = await imported(person, { basics: { name: 'Ann \u{12000}' } });
    expect(await call('GET', `/api/resumes/${resume}/thumbnail`, { token: person.token })).toMatchObject({
      status: 422,
      body: { code: 'missing_glyphs' },
    });
  });

  it('are removed once another one has taken their place', async () => {
    const person = await register();
    const resume = await imported(person);
    await picture(person, resume, 'thumbnail');
    const [old] = await kept(resume);
    await call('PATCH', `/api/resumes/${resume}`, {
      token: person.token,
      body: { ops: [{ path: 'basics/name', value: 'Somebody Else' }] },
    });
    await picture(person, resume, 'thumbnail');
    expect(await kept(resume)).toHaveLength(2);
    const stub = env.EXPORT.getByName(await derivedId('job', `picture/${resume}/thumbnail`));
    await runInDurableObject(stub, async (_actor, { storage }) => {
      storage.sql.exec('UPDATE picture SET used_at = used_at - 120000 WHERE key = ?', old ?? '');
      storage.sql.exec("UPDATE alarm SET at = 0 WHERE name = 'export.tidy'");
      await storage.setAlarm(Date.now() + 60_000);
    });
    await runDurableObjectAlarm(stub);
    const left = await kept(resume);
    expect(left).toHaveLength(1);
    expect(left).not.toContain(old);
  });
});
