import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { FactorRequired, Factors, PasskeyCreation, PasskeyRequest } from '#protocol/factors';
import { GUESSES } from '#protocol/limits';
import { Authenticator } from './testing/authenticator.ts';
import { call, register, type SignedInPerson } from './testing/client.ts';
import { addPasskey, addTotp, codeOf, letProofsAge, wrongCodeOf } from './testing/factors.ts';
import { mailsTo, newPerson } from './testing/talk.ts';

const login = (person: SignedInPerson) =>
  call<FactorRequired & { accessToken: string }>('POST', '/auth/login', { body: { email: person.email, password: person.password } });
const prove = (ticket: string, proof: unknown) =>
  call<{ accessToken: string; user: { id: string } }>('POST', '/auth/factor', { body: { ticket, proof } });
const ticketFor = async (person: SignedInPerson) => (await login(person)).body.ticket;
const factorsOf = async ({ token }: { token: string }) => (await call<Factors>('GET', '/api/me/factors', { token })).body;

/** As if the last guesses had been made so long ago, or were still to come: how fast this machine is does not matter. */
const guessesAge = (user: string, ms: number) =>
  runInDurableObject(env.USER.getByName(user), (_actor, state) => {
    state.storage.sql.exec('UPDATE guess SET at = at - ?', ms);
  });
const HOUR_MS = 3_600_000;
const signInOptions = async () => (await call<PasskeyRequest>('POST', '/auth/passkey/options')).body;
const signInWith = (response: unknown) =>
  call<{ user: { id: string }; accessToken: string; code?: string }>('POST', '/auth/passkey', { body: { response } });

describe('an app that makes codes', () => {
  it('is asked for at sign-in only after a right code was given', async () => {
    const person = await register();
    const start = await call<{ secret: string; uri: string }>('POST', '/api/me/totp', { token: person.token });
    expect(start.body.uri).toContain(`secret=${start.body.secret}`);
    expect((await login(person)).body).toHaveProperty('accessToken');
    const code = codeOf(start.body.secret);
    expect(
      await call('POST', '/api/me/totp/confirm', { token: person.token, body: { code: wrongCodeOf(start.body.secret) } }),
    ).toMatchObject({
      status: 401,
      body: { code: 'wrong_factor' },
    });
    expect((await login(person)).body).toHaveProperty('accessToken');
    expect((await call('POST', '/api/me/totp/confirm', { token: person.token, body: { code } })).status).toBe(200);
    const first = await login(person);
    expect(first.status).toBe(200);
    expect(first.body).toEqual({ factorRequired: ['totp', 'recovery'], ticket: expect.any(String), expiresIn: 300 });
    expect(first.headers.getSetCookie()).toEqual([]);
  });

  it('completes the sign-in with a code, and each code once', async () => {
    const person = await register();
    const { secret } = await addTotp(person);
    const code = codeOf(secret);
    const ticket = await ticketFor(person);
    const second = await prove(ticket, { kind: 'totp', code });
    expect(second).toMatchObject({ status: 200, body: { user: { id: person.id } } });
    expect((await call('PATCH', '/api/me', { token: second.body.accessToken, body: { name: 'Ada' } })).status).toBe(200);
    expect(await prove(ticket, { kind: 'totp', code: codeOf(secret, 1) })).toMatchObject({ status: 400, body: { code: 'invalid_token' } });
    expect(await prove(await ticketFor(person), { kind: 'totp', code })).toMatchObject({ status: 401, body: { code: 'wrong_factor' } });
    expect(await prove(await ticketFor(person), { kind: 'totp', code: codeOf(secret, 3) })).toMatchObject({ status: 401 });
    expect((await prove(await ticketFor(person), { kind: 'totp', code: codeOf(secret, 1) })).status).toBe(200);
  });

  it('is taken along with the password, and so is a recovery code', async () => {
    const person = await register();
    const { email, password } = person;
    const withCode = (code: string) => call('POST', '/auth/login', { body: { email, password, code } });
    // Without a second factor there is nothing to compare it with.
    expect((await withCode('000000')).body).toHaveProperty('accessToken');
    const { secret, recoveryCodes } = await addTotp(person);
    expect(await withCode(wrongCodeOf(secret))).toMatchObject({ status: 401, body: { code: 'wrong_factor' } });
    const code = codeOf(secret);
    expect(await withCode(code)).toMatchObject({ status: 200, body: { user: { id: person.id }, accessToken: expect.any(String) } });
    expect(await withCode(code)).toMatchObject({ status: 401, body: { code: 'wrong_factor' } });
    expect((await withCode(recoveryCodes[0] ?? '')).body).toHaveProperty('accessToken');
    expect(await call('POST', '/auth/login', { body: { email, password: 'not the password', code: codeOf(secret, 1) } })).toMatchObject({
      body: { code: 'invalid_credentials' },
    });
  });

  it('gives five tries a ticket, then lets the next one wait, and forgets what was wrong after a right one', async () => {
    const person = await register();
    const { recoveryCodes } = await addTotp(person);
    const wrong = { kind: 'recovery', code: 'nope' };
    const ticket = await ticketFor(person);
    for (let i = 0; i < 5; i += 1) expect((await prove(ticket, wrong)).body).toMatchObject({ code: 'wrong_factor' });
    expect(await prove(ticket, { kind: 'recovery', code: recoveryCodes[0] })).toMatchObject({
      status: 400,
      body: { code: 'invalid_token' },
    });
    const next = await ticketFor(person);
    await guessesAge(person.id, -HOUR_MS);
    const waiting = await prove(next, { kind: 'recovery', code: recoveryCodes[0] });
    expect(waiting).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    expect(Number(waiting.headers.get('retry-after'))).toBeGreaterThan(60);
    await guessesAge(person.id, HOUR_MS + GUESSES.firstWaitMs);
    expect((await prove(next, { kind: 'recovery', code: recoveryCodes[0] })).status).toBe(200);
    const again = await ticketFor(person);
    for (let i = 0; i < 4; i += 1) expect((await prove(again, wrong)).body).toMatchObject({ code: 'wrong_factor' });
    expect((await prove(again, { kind: 'recovery', code: recoveryCodes[1] })).status).toBe(200);
  });

  it('is asked for after a forgotten password was chosen anew, too', async () => {
    const person = await newPerson('Ada');
    const { secret } = await addTotp(person);
    await call('POST', '/auth/password/forgot', { body: { email: person.email } });
    const [mail] = await mailsTo(person.email, 'reset-password', 1);
    const token = /token=(\S+)/.exec(mail?.text ?? '')?.[1];
    const password = 'another correct horse';
    const reset = await call('POST', '/auth/password/reset', { body: { token, password } });
    expect(reset.status).toBe(204);
    expect(reset.headers.getSetCookie()).toEqual([]);
    const first = await login({ ...person, password });
    expect(first.body).toMatchObject({ factorRequired: ['totp', 'recovery'] });
    expect(first.body).not.toHaveProperty('accessToken');
    expect((await prove(first.body.ticket, { kind: 'totp', code: codeOf(secret) })).status).toBe(200);
  });

  it('is asked for by a browser that has signed in before, however often others have guessed', async () => {
    const person = await register();
    const { recoveryCodes } = await addTotp(person);
    const [first, second, third] = recoveryCodes;
    const proveFrom = (ticket: string, code: string | undefined, headers: Record<string, string> = {}) =>
      call('POST', '/auth/factor', { body: { ticket, proof: { kind: 'recovery', code } }, headers });
    const signedIn = await proveFrom(await ticketFor(person), first);
    const cookie = signedIn.headers.getSetCookie().find((one) => one.startsWith('vitae-device=')) ?? '';
    const browser = { cookie: cookie.split(';')[0] ?? '', 'sec-fetch-site': 'same-origin' };
    const guessed = await ticketFor(person);
    for (let i = 0; i < GUESSES.free; i += 1) expect((await proveFrom(guessed, 'nope')).status).toBe(401);
    await guessesAge(person.id, -HOUR_MS);
    expect((await proveFrom(await ticketFor(person), second)).status).toBe(429);
    expect((await proveFrom(await ticketFor(person), second, browser)).status).toBe(200);
    // What it guesses itself counts.
    const own = await ticketFor(person);
    for (let i = 0; i < GUESSES.free; i += 1) expect((await proveFrom(own, 'nope', browser)).status).toBe(401);
    await guessesAge(person.id, -HOUR_MS);
    expect((await proveFrom(await ticketFor(person), third, browser)).status).toBe(429);
  });

  it('keeps neither its secret nor the recovery codes in the clear', async () => {
    const person = await register();
    const { secret, recoveryCodes } = await addTotp(person);
    const ticket = await ticketFor(person);
    const dump = await runInDurableObject(env.USER.getByName(person.id), (_actor, state) =>
      JSON.stringify(
        ['totp', 'recovery_code', 'factor_ticket', 'outbox'].map((table) => state.storage.sql.exec(`SELECT * FROM ${table}`).toArray()),
      ),
    );
    expect(dump).not.toContain(secret);
    expect(dump).not.toContain(ticket.split('.')[1]);
    for (const code of recoveryCodes) expect(dump).not.toContain(code);
  });
});

describe('recovery codes', () => {
  it('are ten, shown once, each good once however it is typed, and void after new ones', async () => {
    const person = await register();
    const { recoveryCodes } = await addTotp(person);
    expect(new Set(recoveryCodes).size).toBe(10);
    const [first = '', second = '', third] = recoveryCodes;
    const typed = first.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'I');
    const signedIn = await prove(await ticketFor(person), { kind: 'recovery', code: typed });
    expect(signedIn.status).toBe(200);
    expect((await prove(await ticketFor(person), { kind: 'recovery', code: first })).status).toBe(401);
    expect((await factorsOf(person)).recoveryCodesLeft).toBe(9);
    const renewed = await call<{ recoveryCodes: string[] }>('POST', '/api/me/recovery-codes', { token: person.token });
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    expect((await prove(await ticketFor(person), { kind: 'recovery', code: second })).status).toBe(401);
    expect(third).toBeDefined();
    expect((await prove(await ticketFor(person), { kind: 'recovery', code: renewed.body.recoveryCodes[0] })).status).toBe(200);
  });

  it('go with the last factor', async () => {
    const person = await register();
    await addTotp(person);
    await addPasskey(person);
    expect((await call('DELETE', '/api/me/totp', { token: person.token })).status).toBe(204);
    expect((await factorsOf(person)).recoveryCodesLeft).toBe(10);
    const [passkey] = (await factorsOf(person)).passkeys;
    expect((await call('DELETE', `/api/me/passkeys/${passkey?.id}`, { token: person.token })).status).toBe(204);
    expect(await factorsOf(person)).toMatchObject({ passkeys: [], totpSince: null, recoveryCodesLeft: 0 });
    expect((await login(person)).body).toHaveProperty('accessToken');
    expect((await call('POST', '/api/me/recovery-codes', { token: person.token })).status).toBe(409);
  });
});

describe('a passkey', () => {
  it('is added with recovery codes, named, listed and removed', async () => {
    const person = await register();
    const { key, added } = await addPasskey(person);
    expect(added).toMatchObject({ status: 201, body: { passkey: { id: key.id, name: 'Phone', lastUsedAt: null } } });
    expect(added.body.recoveryCodes).toHaveLength(10);
    expect((await addPasskey(person)).added.body.recoveryCodes).toBeNull();
    const path = `/api/me/passkeys/${key.id}`;
    expect((await call('PATCH', path, { token: person.token, body: { name: 'Old phone' } })).status).toBe(204);
    expect((await factorsOf(person)).passkeys.map(({ name }) => name)).toEqual(expect.arrayContaining(['Old phone', 'Phone']));
    expect((await call('DELETE', path, { token: person.token })).status).toBe(204);
    expect((await call('PATCH', path, { token: person.token, body: { name: 'Gone' } })).status).toBe(404);
    expect((await signInWith(await key.use(await signInOptions()))).status).toBe(401);
  });

  it('signs in by itself, without an address, and says when it was used', async () => {
    const person = await register();
    const { key } = await addPasskey(person);
    const signedIn = await signInWith(await key.use(await signInOptions()));
    expect(signedIn).toMatchObject({ status: 200, body: { user: { id: person.id } } });
    expect(signedIn.headers.getSetCookie().map((cookie) => cookie.split('=')[0])).toEqual([
      'vitae-device',
      'vitae-access',
      'vitae-refresh',
    ]);
    expect((await factorsOf(person)).passkeys[0]?.lastUsedAt).toEqual(expect.any(String));
  });

  it('is refused with an answer that was used, from another site, for another account, by a copy, or from nobody who was checked', async () => {
    const person = await register();
    const { key } = await addPasskey(person);
    const used = await key.use(await signInOptions());
    expect((await signInWith(used)).status).toBe(200);
    expect(await signInWith(used)).toMatchObject({ status: 401, body: { code: 'wrong_factor' } });
    expect((await signInWith(await key.use(await signInOptions(), { origin: 'https://evil.example' }))).status).toBe(401);
    expect((await signInWith(await key.use(await signInOptions(), { counter: 1 }))).status).toBe(401);
    expect((await signInWith(await key.use(await signInOptions(), { counter: 10, userVerified: false }))).status).toBe(401);
    const synced = await key.use(await signInOptions(), { counter: 9 });
    await runInDurableObject(env.USER.getByName(person.id), (_actor, state) => {
      state.storage.sql.exec('UPDATE passkey SET counter = 0');
    });
    // Such as keep no count say 0 for ever: then only the challenge tells that an answer was used.
    const uncounted = await key.use(await signInOptions(), { counter: 0 });
    expect((await signInWith(uncounted)).status).toBe(200);
    expect((await signInWith(uncounted)).status).toBe(401);
    expect((await signInWith(synced)).status).toBe(200);
    const own = { ...(await signInOptions()), challenge: 'A'.repeat(74) };
    expect((await signInWith(await key.use(own, { counter: 11 }))).status).toBe(401);
    const victim = await register();
    const other = await key.use(await signInOptions(), { counter: 12 });
    const handle = btoa(victim.id).replace(/=+$/, '');
    expect((await signInWith({ ...other, response: { ...other.response, userHandle: handle } })).status).toBe(401);
    expect((await signInWith(await key.use(await signInOptions(), { counter: 13 }))).status).toBe(200);
  });

  it('is a second factor of its own ticket only', async () => {
    const person = await register();
    const { key } = await addPasskey(person);
    const first = await login(person);
    expect(first.body.factorRequired).toEqual(['passkey', 'recovery']);
    const optionsFor = (ticket: string) => call<PasskeyRequest>('POST', '/auth/factor/passkey', { body: { ticket } });
    const options = await optionsFor(first.body.ticket);
    expect(options.body.allowCredentials.map(({ id }) => id)).toEqual([key.id]);
    const other = await optionsFor(await ticketFor(person));
    const wrong = await key.use(other.body, { userVerified: false });
    expect((await prove(first.body.ticket, { kind: 'passkey', response: wrong })).status).toBe(401);
    const anonymous = await key.use(await signInOptions());
    expect((await prove(first.body.ticket, { kind: 'passkey', response: anonymous })).status).toBe(401);
    const right = await key.use(options.body, { userVerified: false });
    expect(await prove(first.body.ticket, { kind: 'passkey', response: right })).toMatchObject({
      status: 200,
      body: { user: { id: person.id } },
    });
    expect((await optionsFor(first.body.ticket)).status).toBe(400);
  });

  it('is not added twice, from another site, or with the challenge of another session', async () => {
    const person = await register();
    const { token } = person;
    const { response } = await addPasskey(person);
    expect((await call('POST', '/api/me/passkeys', { token, body: { name: 'Again', response } })).status).toBe(401);
    expect((await addPasskey(person, { origin: 'https://evil.example' })).added.body.code).toBe('wrong_factor');
    const stranger = await register();
    const options = await call<PasskeyCreation>('POST', '/api/me/passkeys/options', { token: stranger.token });
    const foreign = await (await Authenticator.new()).make(options.body);
    expect((await call('POST', '/api/me/passkeys', { token, body: { name: 'Theirs', response: foreign } })).status).toBe(401);
    expect((await factorsOf(person)).passkeys).toHaveLength(1);
  });

  it('that is wrong makes nobody wait: anybody may try', async () => {
    const person = await register();
    const { recoveryCodes } = await addTotp(person);
    const { key } = await addPasskey(person);
    for (let i = 0; i < 8; i += 1) await signInWith(await key.use(await signInOptions(), { origin: 'https://evil.example' }));
    expect((await prove(await ticketFor(person), { kind: 'recovery', code: recoveryCodes[0] })).status).toBe(200);
  });
});

describe('a sensitive change', () => {
  const sensitive = [
    ['POST', '/api/me/passkeys/options'],
    ['POST', '/api/me/totp'],
    ['POST', '/api/me/totp/confirm', { code: '123456' }],
    ['DELETE', '/api/me/totp'],
    ['POST', '/api/me/recovery-codes'],
    ['PATCH', '/api/me/passkeys/AQIDBA', { name: 'Mine' }],
    ['DELETE', '/api/me/passkeys/AQIDBA'],
    ['POST', '/api/me/tokens', { name: 'Backup', scopes: ['resumes:read'], days: 1 }],
    ['POST', '/api/me/password', { current: 'not the password', password: 'another long phrase' }],
    ['POST', '/api/me/email', { email: 'elsewhere@people.example', password: 'not the password' }],
    ['DELETE', '/api/me', { password: 'not the password' }],
  ] as const;

  it('needs a proof of the last ten minutes in this session', async () => {
    const person = await register();
    await addTotp(person);
    await letProofsAge(person.id);
    expect((await factorsOf(person)).confirmedUntil).toBeNull();
    for (const [method, path, body] of sensitive)
      expect(await call(method, path, { token: person.token, ...(body ? { body } : {}) }), path).toMatchObject({
        status: 403,
        body: { code: 'step_up_required' },
      });
    expect((await factorsOf(person)).totpSince).not.toBeNull();
  });

  it('of the account is proved by the password that it carries, where there is no second factor; a token is not', async () => {
    const person = await register();
    const { token, password: current } = person;
    const make = () => call('POST', '/api/me/tokens', { token, body: { name: 'Backup', scopes: ['resumes:read'], days: 1 } });
    await letProofsAge(person.id);
    expect(await make()).toMatchObject({ status: 403, body: { code: 'step_up_required' } });
    expect((await call('POST', '/auth/confirm', { token, body: { proof: { kind: 'password', password: current } } })).status).toBe(200);
    expect((await make()).status).toBe(201);
    await letProofsAge(person.id);
    expect((await call('POST', '/api/me/password', { token, body: { current, password: 'another long phrase' } })).status).toBe(204);
  });

  it('goes on after a code or a passkey, not after the password alone, and in that session only', async () => {
    const person = await register();
    const { secret } = await addTotp(person);
    const { key } = await addPasskey(person);
    const other = (await prove(await ticketFor(person), { kind: 'totp', code: codeOf(secret) })).body.accessToken;
    const { token } = person;
    const confirm = (proof: unknown) => call('POST', '/auth/confirm', { token, body: { proof } });
    const renew = (by: string) => call('POST', '/api/me/recovery-codes', { token: by });
    await letProofsAge(person.id);
    for (const password of ['not the password', person.password])
      expect(await confirm({ kind: 'password', password })).toMatchObject({ status: 401, body: { code: 'wrong_factor' } });
    expect((await renew(token)).status).toBe(403);
    expect((await confirm({ kind: 'totp', code: codeOf(secret, 1) })).status).toBe(200);
    expect((await renew(token)).status).toBe(200);
    expect((await renew(other)).status).toBe(403);
    await letProofsAge(person.id);
    const options = await call<PasskeyRequest>('POST', '/auth/confirm/passkey', { token });
    const foreign = await call<PasskeyRequest>('POST', '/auth/confirm/passkey', { token: other });
    expect((await confirm({ kind: 'passkey', response: await key.use(foreign.body) })).status).toBe(401);
    expect((await confirm({ kind: 'passkey', response: await key.use(options.body, { userVerified: false }) })).status).toBe(401);
    expect((await confirm({ kind: 'passkey', response: await key.use(options.body) })).status).toBe(200);
    expect((await renew(token)).status).toBe(200);
  });
});
