import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { MAX_API_TOKENS } from '#protocol/api-tokens';
import type { ApiTokenList, NewApiTokenAnswer } from '#protocol/http';
import type { Scope } from '#protocol/scopes';
import { call, connect, register, type SignedInPerson } from './testing/client.ts';

type Made = z.infer<typeof NewApiTokenAnswer>;
const make = (person: SignedInPerson, scopes: readonly Scope[], more: object = {}) =>
  call<Made>('POST', '/api/me/tokens', { token: person.token, body: { name: 'Backup', scopes, days: 30, ...more } });
const listed = async (person: SignedInPerson) =>
  (await call<z.infer<typeof ApiTokenList>>('GET', '/api/me/tokens', { token: person.token })).body.items;

describe('an API token', () => {
  it('acts for its person within its scopes, and shows when it was used', async () => {
    const person = await register();
    const { status, body } = await make(person, ['resumes:read']);
    expect(status).toBe(201);
    expect(body.secret).toContain(`vitae_${person.id}.`);
    expect(await listed(person)).toEqual([body.token]);
    expect(body.token.lastUsedAt).toBeNull();

    expect((await call('GET', '/api/resumes', { token: body.secret })).status).toBe(200);
    expect((await call('GET', '/api/me', { token: body.secret })).body).toMatchObject({ id: person.id });
    expect(await call('POST', '/api/resumes', { token: body.secret, body: {} })).toMatchObject({
      status: 403,
      body: { code: 'forbidden', detail: expect.stringContaining('resumes:write') },
    });
    const [used] = await listed(person);
    expect(Date.parse(used?.lastUsedAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
  });

  it('never reaches the account: no profile change, no sign-out, no tokens of its own', async () => {
    const person = await register();
    const { body } = await make(person, ['resumes:read', 'resumes:write', 'resumes:share', 'exports:read', 'exports:write']);
    const token = body.secret;
    const attempts: [string, string, unknown?][] = [
      ['PATCH', '/api/me', { name: 'Eve' }],
      ['POST', '/auth/logout-all'],
      ['GET', '/api/me/tokens'],
      ['POST', '/api/me/tokens', { name: 'More', scopes: ['resumes:write'], days: 366 }],
      ['DELETE', `/api/me/tokens/${body.token.id}`],
      ['GET', '/api/admin/users'],
    ];
    for (const [method, path, sent] of attempts)
      expect(await call(method, path, { token, ...(sent ? { body: sent } : {}) }), `${method} ${path}`).toMatchObject({ status: 403 });
  });

  it('is over at once when it is taken away, on the socket’s ticket too', async () => {
    const person = await register();
    const { body } = await make(person, ['resumes:write']);
    const resume = await call<{ id: string }>('POST', '/api/resumes', { token: body.secret, body: {} });
    expect(resume.status).toBe(201);
    const resource = `/api/resumes/${resume.body.id}/live`;
    const ticket = () => call<{ ticket: string }>('POST', '/api/tickets', { token: body.secret, body: { resource } });
    const [first, second] = [await ticket(), await ticket()];
    await connect(`${resource}?ticket=${first.body.ticket}`);

    expect((await call('DELETE', `/api/me/tokens/${body.token.id}`, { token: person.token })).status).toBe(204);
    expect(await call('GET', '/api/resumes', { token: body.secret })).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    await expect(connect(`${resource}?ticket=${second.body.ticket}`)).rejects.toThrow('401');
    expect(await listed(person)).toEqual([]);
  });

  it('ends on its day, and survives the actor going to sleep until then', async () => {
    const person = await register();
    const { body } = await make(person, ['resumes:read'], { days: 1 });
    const stub = env.USER.getByName(person.id);
    await evictDurableObject(stub);
    expect((await call('GET', '/api/resumes', { token: body.secret })).status).toBe(200);
    await runInDurableObject(stub, (_actor, { storage }) => {
      storage.sql.exec('UPDATE api_token SET expires_at = ?', Date.now() - 1);
    });
    expect((await call('GET', '/api/resumes', { token: body.secret })).status).toBe(401);
    expect(await listed(person)).toEqual([]);
  });

  it('is kept as a hash only', async () => {
    const person = await register();
    const { body } = await make(person, ['resumes:read']);
    const dump = await runInDurableObject(env.USER.getByName(person.id), (_actor, { storage }) =>
      JSON.stringify(['api_token', 'done_command', 'outbox'].map((table) => storage.sql.exec(`SELECT * FROM ${table}`).toArray())),
    );
    expect(dump).toContain(body.token.id);
    expect(dump).not.toContain(body.secret.split('.')[1]);
  });

  it('of somebody who is not there, or made up, is nobody’s', async () => {
    const person = await register();
    const { body } = await make(person, ['resumes:read']);
    const [, secret] = body.secret.split('.');
    for (const token of [
      `vitae_usr_${'0'.repeat(26)}.${secret}`,
      `${body.secret.slice(0, -1)}~`,
      `vitae_${person.id}.${'A'.repeat(43)}`,
      'vitae_',
    ])
      expect(await call('GET', '/api/me', { token }), token).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });

  it('is refused with scopes there are not, without any, or for ever, and beyond so many', async () => {
    const person = await register();
    for (const wrong of [
      { scopes: [] },
      { scopes: ['account'] },
      { scopes: ['resumes:read', 'resumes:read'] },
      { days: 0 },
      { days: 10_000 },
      { name: ' ' },
    ])
      expect(await make(person, ['resumes:read'], wrong), JSON.stringify(wrong)).toMatchObject({
        status: 400,
        body: { code: 'invalid_input' },
      });
    for (let count = 0; count < MAX_API_TOKENS; count += 1) expect((await make(person, ['resumes:read'])).status).toBe(201);
    expect(await make(person, ['resumes:read'])).toMatchObject({ status: 409, body: { code: 'conflict' } });
  });
});
