import { env } from 'cloudflare:workers';
import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/crypto';
import { mailbox } from '#kernel/stubs';
import { UserId } from '#protocol/ids';
import { DEFAULT_TENANT } from '#protocol/tenant';
import { call, register, type SignedInPerson } from './testing/client.ts';

type Key = Awaited<ReturnType<typeof importJWK>>;
const now = () => Math.floor(Date.now() / 1_000);
const decode = (part = '') => JSON.parse(atob(part.replaceAll('-', '+').replaceAll('_', '/')));
const encode = (value: unknown) => btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

describe('an access token', () => {
  let person: SignedInPerson;
  let ours: Key;
  let header: { alg: string; typ: string; kid: string };
  let claims: Record<string, unknown>;
  beforeAll(async () => {
    person = await register();
    const from = { kind: 'actor', actor: 'user', id: UserId.parse(person.id) } as const;
    const answer = await mailbox(env, 'tenant', DEFAULT_TENANT).ask({ type: 'GetSigningKey' }, { from, request: 'test' });
    if (!answer.ok) throw new Error(answer.refusal.code);
    ours = await importJWK({ kty: 'OKP', crv: 'Ed25519', x: answer.value.x, d: answer.value.d }, 'EdDSA');
    const [head, body] = person.token.split('.');
    header = decode(head);
    claims = decode(body);
  }, 30_000);
  const sign = (change: Record<string, unknown>, head: Record<string, unknown> = {}, key = ours) =>
    new SignJWT({ ...claims, ...change }).setProtectedHeader({ ...header, ...head }).sign(key);
  const status = async (token: string) => (await call('GET', '/api/me', { token })).status;

  it('of ours is taken: what is refused below is refused for what is wrong with it', async () => {
    expect(header).toEqual({ alg: 'EdDSA', typ: 'at+jwt', kid: expect.any(String) });
    expect(await status(await sign({}))).toBe(200);
  });

  it('is refused before its time and after it, and without an end', async () => {
    expect(await status(await sign({ exp: now() - 1 }))).toBe(401);
    expect(await status(await sign({ nbf: now() + 3_600 }))).toBe(401);
    expect(await status(await sign({ exp: undefined }))).toBe(401);
  });

  it('of another type, audience or issuer is refused', async () => {
    expect(await status(await sign({}, { typ: 'JWT' }))).toBe(401);
    expect(await status(await sign({}, { typ: undefined }))).toBe(401);
    expect(await status(await sign({ aud: 'another-api' }))).toBe(401);
    expect(await status(await sign({ aud: undefined }))).toBe(401);
    expect(await status(await sign({ iss: 'somebody' }))).toBe(401);
  });

  it('of another algorithm is refused: none, or the public key as a secret', async () => {
    const [, body] = person.token.split('.');
    expect(await status(`${encode({ ...header, alg: 'none' })}.${body}.AA`)).toBe(401);
    const { keys } = (await call<{ keys: { x: string }[] }>('GET', '/auth/.well-known/jwks.json')).body;
    const asSecret = new TextEncoder().encode(keys[0]?.x.padEnd(32, '0'));
    expect(await status(await new SignJWT(claims).setProtectedHeader({ ...header, alg: 'HS256' }).sign(asSecret))).toBe(401);
  });

  it('of a key that is not ours is refused, wherever it says that its key is', async () => {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    expect(await status(await sign({}, {}, privateKey))).toBe(401);
    expect(await status(await sign({}, { kid: 'unknown' }, privateKey))).toBe(401);
    const jwk = await exportJWK(publicKey);
    for (const head of [{ jwk }, { jku: 'https://evil.example/keys' }, { x5u: 'https://evil.example/cert' }])
      expect(await status(await sign({}, head, privateKey)), Object.keys(head)[0]).toBe(401);
  });

  it('that was touched is refused, and one that only looks different', async () => {
    const [head, , signature] = person.token.split('.');
    expect(await status(`${head}.${encode({ ...claims, role: 'admin' })}.${signature}`)).toBe(401);
    expect(await status(`${person.token} `.replace('.', ' .'))).toBe(401);
    expect(await status(`${person.token}=`)).toBe(401);
  });

  describe('of an older epoch', () => {
    const write = (token: string) => call('PATCH', '/api/me', { token, body: { name: 'Ada' } });
    const OVER = { status: 401, body: { code: 'session_ended' } };
    const forgottenByKv = async () => {
      for (const { name } of (await env.REVOKED.list()).keys) await env.REVOKED.delete(name);
    };

    it('is refused once all sessions were ended, whatever session it names; one of now is taken', async () => {
      const someone = await register();
      const before = decode(someone.token.split('.')[1]);
      expect(before.epoch).toBe(0);
      const end = () => call('POST', '/api/me/sessions/end-others', { token: someone.token });
      expect((await end()).status).toBe(200);
      // The session that asked goes on, with the token that it has.
      expect((await write(someone.token)).status).toBe(200);
      const login = { email: someone.email, password: someone.password };
      const later = decode((await call<{ accessToken: string }>('POST', '/auth/login', { body: login })).body.accessToken.split('.')[1]);
      expect(later.epoch).toBe(1);
      await forgottenByKv();
      expect((await write(await sign({ ...later }))).status).toBe(200);
      // Its session is open: only the epoch says that it is over.
      expect(await write(await sign({ ...later, epoch: 0 }))).toMatchObject(OVER);
      expect(await write(await sign({ ...later, epoch: undefined }))).toMatchObject(OVER);
    });

    it('is refused by reads, too, before it is old', async () => {
      const someone = await register();
      const { body } = await call<{ accessToken: string }>('POST', '/auth/login', {
        body: { email: someone.email, password: someone.password },
      });
      const other = decode(body.accessToken.split('.')[1]);
      expect(
        (
          await call('POST', '/api/me/password', {
            token: someone.token,
            body: { current: someone.password, password: 'another long phrase' },
          })
        ).status,
      ).toBe(204);
      // A session that nobody has heard of: KV knows the epoch alone.
      const token = await sign({ ...other, sid: newId('session') });
      await expect.poll(async () => (await call('GET', '/api/me', { token })).body.code).toBe('session_ended');
      expect(await status(someone.token)).toBe(200);
    });

    it('can be told from a number that is none', async () => {
      for (const epoch of [-1, 0.5, '1']) expect(await status(await sign({ epoch })), String(epoch)).toBe(401);
    });
  });
});
