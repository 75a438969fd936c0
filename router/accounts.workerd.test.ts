import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { fromBase64url } from '#kernel/crypto';
import { argon2inTurn } from '../actors/kernel/argon2.ts';
import { PARAMETERS } from '../actors/kernel/phc.ts';
import { call, register } from './testing/client.ts';
import { addTotp } from './testing/factors.ts';

describe('accounts', () => {
  it('registers, says who is signed in, and signs in again', async () => {
    const person = await register();
    const me = await call('GET', '/api/me', { token: person.token });
    expect(me).toMatchObject({ status: 200, body: { id: person.id, email: person.email, emailVerified: false } });
    const again = await call('POST', '/auth/login', { body: { email: person.email.toUpperCase(), password: person.password } });
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({ user: { id: person.id }, expiresIn: 600 });
  });

  it('gives a browser its tokens in cookies and nowhere else, and a program in the answer', async () => {
    const person = await register();
    const body = { email: person.email, password: person.password };
    const browser = { 'sec-fetch-site': 'same-origin' };
    const [page, tool] = [
      await call('POST', '/auth/login', { body, headers: browser }),
      await call('POST', '/auth/login', { body, headers: { 'sec-fetch-mode': 'cors' } }),
    ];
    expect(page.body).toEqual({ user: expect.objectContaining({ id: person.id }) });
    expect(Object.keys(tool.body)).toEqual(['user', 'accessToken', 'expiresIn', 'refreshToken']);
    const cookies = page.headers.getSetCookie();
    const cookieOf = (name: string) => cookies.find((cookie) => cookie.startsWith(`vitae-${name}=`))?.match(/=([^;]+)/)?.[1] ?? '';
    const refreshed = await call('POST', '/auth/refresh', {
      body: {},
      headers: { ...browser, cookie: `vitae-refresh=${cookieOf('refresh')}` },
    });
    expect(refreshed.body).toEqual({ user: expect.objectContaining({ id: person.id }) });
    expect(refreshed.headers.getSetCookie()).toHaveLength(2);
    const registered = await call('POST', '/auth/register', {
      body: { ...body, email: `${crypto.randomUUID()}@people.example`, name: 'Ada' },
      headers: browser,
    });
    expect(Object.keys(registered.body)).toEqual(['user']);
    // No answer to a browser says what its cookies hold.
    expect(JSON.stringify([page.body, refreshed.body, registered.body])).not.toContain(cookieOf('access').split('.')[2]);
  });

  it('answers a wrong password and an unknown address alike', async () => {
    const person = await register();
    const wrong = await call('POST', '/auth/login', { body: { email: person.email, password: 'not the password' } });
    const unknown = await call('POST', '/auth/login', { body: { email: 'nobody@people.example', password: 'not the password' } });
    expect(wrong.status).toBe(401);
    expect(wrong.body).toEqual(unknown.body);
  });

  it('lets an address be registered twice without telling, and signs each in with their own password', async () => {
    const first = await register();
    const second = await call<{ user: { id: string } }>('POST', '/auth/register', {
      body: { email: first.email, password: 'another password', name: 'Someone' },
    });
    expect(second.status).toBe(201);
    const login = (password: string) => call('POST', '/auth/login', { body: { email: first.email, password } });
    expect((await login(first.password)).body).toMatchObject({ user: { id: first.id } });
    expect((await login('another password')).body).toMatchObject({ user: { id: second.body.user.id } });
  });

  it('rotates the refresh token, repeats the last rotation, and ends the session when an older one comes back', async () => {
    const person = await register();
    const refresh = (refreshToken: string) =>
      call<{ refreshToken: string; accessToken: string }>('POST', '/auth/refresh', { body: { refreshToken } });
    const second = await refresh(person.refreshToken);
    const repeated = await refresh(person.refreshToken);
    expect(repeated.body.refreshToken).toBe(second.body.refreshToken);
    const third = await refresh(second.body.refreshToken);
    expect(third.status).toBe(200);
    const stolen = await refresh(person.refreshToken);
    expect(stolen).toMatchObject({ status: 401, body: { code: 'session_ended' } });
    expect((await refresh(third.body.refreshToken)).status).toBe(401);
    expect(await call('PATCH', '/api/me', { token: third.body.accessToken, body: { name: 'Eve' } })).toMatchObject({ status: 401 });
  });

  it('ends every session at once for writes', async () => {
    const person = await register();
    expect((await call('POST', '/auth/logout-all', { token: person.token })).status).toBe(204);
    expect(await call('POST', '/api/resumes', { token: person.token, body: {} })).toMatchObject({
      status: 401,
      body: { code: 'session_ended' },
    });
  });

  it('verifies an address once, with the code from the mail, and makes the configured address an admin', async () => {
    const person = await register('admin@vitae.example');
    const token = await mailedToken('admin@vitae.example');
    expect((await call('GET', '/api/admin/users', { token: person.token })).status).toBe(403);
    expect((await call('POST', '/auth/verify-email', { body: { token } })).status).toBe(204);
    expect(await call('POST', '/auth/verify-email', { body: { token } })).toMatchObject({ status: 400, body: { code: 'invalid_token' } });
    expect((await call('GET', '/api/me', { token: person.token })).body).toMatchObject({ emailVerified: true });
    // An admin without a second factor administers nothing.
    for (const path of ['/api/admin/users', '/api/admin/resumes', '/api/admin/mails', '/api/admin/config', '/api/admin/reindex'])
      expect(await call('GET', path, { token: person.token }), path).toMatchObject({
        status: 403,
        body: { code: 'second_factor_required' },
      });
    await addTotp(person);
    const users = await call<{ items: { email: string }[] }>('GET', '/api/admin/users', { token: person.token });
    expect(users.status).toBe(200);
    expect(users.body.items.map((user) => user.email)).toContain('admin@vitae.example');
    // The same address again: its owner is told, and no second admin can come of it.
    const later = await register('admin@vitae.example');
    expect((await call('GET', '/api/admin/users', { token: later.token })).status).toBe(403);
    expect(await mails('admin@vitae.example')).toContainEqual(expect.objectContaining({ subject: 'You already have an account' }));
  });

  it('hashes a password anew at the next sign-in when it was hashed in another way, and takes it all the same', async () => {
    const person = await register();
    const stored = () =>
      runInDurableObject(
        env.USER.getByName(person.id),
        (_actor, { storage }) => storage.sql.exec<{ password: string }>('SELECT password FROM person').one().password,
      );
    // argon2id of the same password as OWASP’s second choice has it: 12 MiB, three passes.
    const salt = 'c2l4dGVlbiBieXRlcyEh';
    const older = await argon2inTurn(new TextEncoder().encode(person.password), fromBase64url(salt), {
      ...PARAMETERS,
      memorySize: 12_288,
      passes: 3,
    });
    if (!older.ok) throw new Error(older.refusal.code);
    await runInDurableObject(env.USER.getByName(person.id), (_actor, { storage }) => {
      storage.sql.exec('UPDATE person SET password = ?', `$argon2id$v=19$m=12288,t=3,p=1$${salt}$${older.value}`);
    });
    const login = (password: string) => call('POST', '/auth/login', { body: { email: person.email, password } });
    expect((await login('not the password')).status).toBe(401);
    expect(await stored()).toContain('m=12288,t=3');
    expect((await login(person.password)).status).toBe(200);
    expect(await stored()).toContain('m=19456,t=2');
    expect((await login(person.password)).status).toBe(200);
    expect((await login('not the password')).status).toBe(401);
  });

  it('asks for no other password however old the account is', async () => {
    const person = await register();
    await runInDurableObject(env.USER.getByName(person.id), (_actor, { storage }) => {
      storage.sql.exec('UPDATE person SET created_at = created_at - 315360000000');
    });
    expect(await call('POST', '/auth/login', { body: { email: person.email, password: person.password } })).toMatchObject({
      status: 200,
      body: { user: { id: person.id }, accessToken: expect.any(String) },
    });
  });

  it('lets somebody be signed in on many devices at once, each of which ends by itself', async () => {
    const person = await register();
    const login = () => call<{ accessToken: string }>('POST', '/auth/login', { body: { email: person.email, password: person.password } });
    const tokens: string[] = [];
    for (let device = 0; device < 12; device += 1) tokens.push((await login()).body.accessToken);
    const sessions = () => call<{ items: unknown[] }>('GET', '/api/me/sessions', { token: person.token });
    expect((await sessions()).body.items).toHaveLength(13);
    expect((await call('POST', '/auth/logout', { token: tokens[0] ?? '' })).status).toBe(204);
    expect((await sessions()).body.items).toHaveLength(12);
    const rename = (token = '') => call('PATCH', '/api/me', { token, body: { name: 'Ada' } });
    expect((await rename(tokens[0])).status).toBe(401);
    expect((await rename(tokens[1])).status).toBe(200);
  });

  it('keeps no password and no token in the clear', async () => {
    const person = await register();
    const stub = env.USER.getByName(person.id);
    const dump = await runInDurableObject(stub, (_instance, state) =>
      JSON.stringify(
        ['person', 'session', 'one_time_code', 'outbox'].map((table) => state.storage.sql.exec(`SELECT * FROM ${table}`).toArray()),
      ),
    );
    expect(dump).toContain('$argon2id$');
    expect(dump).not.toContain(person.password);
    expect(dump).not.toContain(person.refreshToken.split('.')[1]);
  });

  it('refuses weak passwords with a reason', async () => {
    // The words that the README names: the address, what stands before its @, the name; and the same few characters.
    for (const password of ['weak.person@people.example', 'weak.person', 'Weak Person', 'aaaaaaaaaaaa'])
      expect(
        await call('POST', '/auth/register', { body: { email: 'weak.person@people.example', name: 'Weak Person', password } }),
        password,
      ).toMatchObject({ status: 400, body: { code: 'weak_password' } });
  });
});

async function mails(to: string): Promise<{ subject: string; text: string }[]> {
  return runInDurableObject(env.TENANT.getByName(`ten_${'0'.repeat(26)}`), (_instance, state) =>
    state.storage.sql.exec<{ subject: string; text: string }>('SELECT subject, text FROM mail WHERE recipient = ?', to).toArray(),
  );
}

async function mailedToken(to: string): Promise<string> {
  const token = (await mails(to)).at(-1)?.text.match(/\/verify-email#token=(\S+)/)?.[1];
  // In the fragment, which no browser sends.
  if (!token) throw new Error('no mail');
  return token;
}
