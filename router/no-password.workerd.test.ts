import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { newId } from '#kernel/crypto';
import { mailbox } from '#kernel/stubs';
import { ROUTER } from '#protocol/envelope';
import type { Factors } from '#protocol/factors';
import { SessionId, type UserId } from '#protocol/ids';
import { call } from './testing/client.ts';
import { addPasskey, letProofsAge } from './testing/factors.ts';

const AT = { issuer: 'https://accounts.google.com', subject: 'somebody' };
const NEXT = 'another long phrase';
const STEP_UP = { status: 403, body: { code: 'step_up_required' } };

interface Newcomer {
  id: UserId;
  email: string;
  password: string;
  token: string;
  refreshToken: string;
  session: SessionId;
}

/** Somebody who came through a provider and has no password. */
async function newcomer(): Promise<Newcomer> {
  const id = newId('user');
  const email = `${crypto.randomUUID()}@people.example`;
  const message = { type: 'OauthRegister', ...AT, provider: 'google', email, name: 'Ada', device: { agent: 'a browser' } } as const;
  const made = await mailbox(env, 'user', id).ask(message, { from: ROUTER, request: 'test' });
  if (!made.ok) throw new Error(made.refusal.code);
  const { accessToken: token, refreshToken } = made.value.tokens;
  const { body } = await call<{ items: { id: string }[] }>('GET', '/api/me/sessions', { token });
  return { id, email, password: '', token, refreshToken, session: SessionId.parse(body.items[0]?.id) };
}

const confirm = ({ id, session }: Newcomer, who = AT) =>
  mailbox(env, 'user', id).ask({ type: 'OauthConfirm', ...who, session }, { from: ROUTER, request: 'test' });
const factorsOf = async ({ token }: Newcomer) => (await call<Factors>('GET', '/api/me/factors', { token })).body;

/** What asks for the password of whoever has one, and for a recent proof of everybody else. */
const CHANGES = [
  ['POST', '/api/me/tokens', { name: 'Backup', scopes: ['resumes:read'], days: 1 }, 201],
  ['POST', '/api/me/email', { email: 'elsewhere@people.example' }, 202],
  ['DELETE', '/api/me', {}, 202],
  ['POST', '/api/me/password', { password: NEXT }, 204],
] as const;

describe('an account without a password', () => {
  it.each(CHANGES)('may %s %s after signing in anew elsewhere, and not before', async (method, path, body, status) => {
    const person = await newcomer();
    const { token } = person;
    expect(await factorsOf(person)).toMatchObject({ hasPassword: false, confirmBy: [] });
    await letProofsAge(person.id);
    expect(await call(method, path, { token, body })).toMatchObject(STEP_UP);
    // A password that it does not have proves nothing.
    const field = path === '/api/me/password' ? 'current' : 'password';
    if (path !== '/api/me/tokens') expect(await call(method, path, { token, body: { ...body, [field]: '' } })).toMatchObject(STEP_UP);
    expect(await confirm(person)).toEqual({ ok: true, value: null });
    expect((await call(method, path, { token, body })).status).toBe(status);
  });

  it('is proved by a passkey, once it has one, and no more by the account elsewhere', async () => {
    const person = await newcomer();
    const { key } = await addPasskey(person);
    await letProofsAge(person.id);
    expect(await confirm(person)).toMatchObject({ ok: false, refusal: { code: 'step_up_required' } });
    expect(await call('DELETE', '/api/me', { token: person.token, body: {} })).toMatchObject(STEP_UP);
    const options = await call<Parameters<typeof key.use>[0]>('POST', '/auth/confirm/passkey', { token: person.token });
    const proof = { kind: 'passkey', response: await key.use(options.body) };
    expect((await call('POST', '/auth/confirm', { token: person.token, body: { proof } })).status).toBe(200);
    expect((await call('DELETE', '/api/me', { token: person.token, body: {} })).status).toBe(202);
  });

  it('is not proved by somebody else’s account, nor in a session that has ended', async () => {
    const person = await newcomer();
    await letProofsAge(person.id);
    expect(await confirm(person, { ...AT, subject: 'another' })).toMatchObject({ ok: false, refusal: { code: 'not_found' } });
    expect(await confirm({ ...person, session: newId('session') })).toMatchObject({ ok: false, refusal: { code: 'session_ended' } });
    expect((await factorsOf(person)).confirmedUntil).toBeNull();
  });

  it('gets a password that signs in, and is asked for it from then on', async () => {
    const person = await newcomer();
    const { token, email } = person;
    expect((await call('POST', '/api/me/password', { token, body: { password: NEXT } })).status).toBe(204);
    expect((await call('POST', '/auth/login', { body: { email, password: NEXT } })).status).toBe(200);
    expect(await factorsOf(person)).toMatchObject({ hasPassword: true, confirmBy: ['password'] });
    for (const [method, path, body] of CHANGES.slice(1))
      expect(await call(method, path, { token, body }), path).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
    const planned = () =>
      runInDurableObject(
        env.USER.getByName(person.id),
        (_actor, { storage }) => storage.sql.exec('SELECT 1 FROM deletion').toArray().length,
      );
    expect(await planned()).toBe(0);
  });
});
