import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { DEFAULT_TENANT } from '#protocol/tenant';
import { call, register } from './testing/client.ts';
import { addTotp } from './testing/factors.ts';

describe('the index', () => {
  it('is rebuilt from the actors after it was lost', async () => {
    const admin = await register('admin@vitae.example');
    const token = await runInDurableObject(
      env.TENANT.getByName(`ten_${'0'.repeat(26)}`),
      (_instance, state) =>
        state.storage.sql
          .exec<{ text: string }>("SELECT text FROM mail WHERE recipient = 'admin@vitae.example'")
          .one()
          .text.match(/token=(\S+)/)?.[1],
    );
    await call('POST', '/auth/verify-email', { body: { token } });
    await addTotp(admin);
    const people = await Promise.all(Array.from({ length: 4 }, () => register()));
    for (const person of people) await call('POST', '/api/resumes', { token: person.token, body: { title: `of ${person.id}` } });
    const listed = async (what: 'users' | 'resumes') =>
      (await call<{ items: { id: string; title?: string; email?: string }[] }>('GET', `/api/admin/${what}`, { token: admin.token })).body
        .items;
    await expect.poll(async () => (await listed('resumes')).length).toBe(4);
    const before = { users: await listed('users'), resumes: await listed('resumes') };

    await env.INDEX.batch([env.INDEX.prepare('DELETE FROM user_index'), env.INDEX.prepare('DELETE FROM resume_index')]);
    expect(await listed('users')).toEqual([]);
    // Without the index people still sign in.
    expect((await call('POST', '/auth/login', { body: { email: admin.email, password: admin.password } })).status).toBe(200);

    const answer = await call('POST', '/api/admin/reindex', { token: admin.token });
    expect(answer).toMatchObject({ status: 200, body: { state: 'done', users: 5, resumes: 4, waiting: 0 } });
    const comparable = (rows: { id: string; title?: string; email?: string }[]) =>
      rows.map(({ id, title, email }) => ({ id, title, email }));
    await expect.poll(async () => comparable(await listed('users'))).toEqual(comparable(before.users));
    await expect.poll(async () => comparable(await listed('resumes'))).toEqual(comparable(before.resumes));
  });

  it('never takes an older row for a newer one', async () => {
    const { d1Index } = await import('#kernel/adapters');
    const index = d1Index(env.INDEX);
    const person = await register();
    const { results } = await env.INDEX.prepare('SELECT * FROM user_index WHERE id = ?').bind(person.id).all<{ version: number }>();
    expect(results[0]?.version).toBe(1);
    await call('PATCH', '/api/me', { token: person.token, body: { name: 'Newer' } });
    const name = async () =>
      (await env.INDEX.prepare('SELECT name FROM user_index WHERE id = ?').bind(person.id).first<{ name: string }>())?.name;
    await expect.poll(name).toBe('Newer');
    const page = await index.listUsers(DEFAULT_TENANT, undefined, 100);
    const row = page.items.find((item) => item.id === person.id);
    if (!row) throw new Error('not listed');
    await index.apply({ table: 'user', row: { ...row, name: 'Older', version: 1 } });
    expect(await name()).toBe('Newer');
  });
});
