import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { GUESSES, HASHING, RATES, REFUSED_LOGIN_MS } from '#protocol/limits';
import { nobodyAt } from './accounts.ts';
import { call, register } from './testing/client.ts';

const login = (email: string, password: string, headers: Record<string, string> = {}) =>
  call('POST', '/auth/login', { body: { email, password }, headers });

/** Uses up what is free, at once: a guess counts from its beginning. */
const guessAll = (email: string, headers: Record<string, string> = {}) =>
  Promise.all(Array.from({ length: GUESSES.free }, () => login(email, 'not the password', headers)));

/** As if the last wrong guess had been made so long ago, or was still to come. */
const timePasses = (user: string, ms: number) =>
  runInDurableObject(env.USER.getByName(user), (_actor, { storage }) => {
    storage.sql.exec('UPDATE guess SET at = at - ?', ms);
  });
const HOUR_MS = 3_600_000;
/** However slow the machine is: the wait of the last guess is not over before `timePasses`. */
const hold = (user: string) => timePasses(user, -HOUR_MS);

describe('wrong guesses at a password', () => {
  it('make the next one wait, and never lock anybody out', async () => {
    const person = await register();
    for (const { status } of await guessAll(person.email)) expect(status).toBe(401);
    await hold(person.id);
    const early = await login(person.email, person.password);
    expect(early).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    expect(Number(early.headers.get('retry-after'))).toBeGreaterThan(0);

    await timePasses(person.id, HOUR_MS + GUESSES.firstWaitMs);
    expect((await login(person.email, 'still not it')).status).toBe(401);
    await hold(person.id);
    expect((await login(person.email, person.password)).status).toBe(429);
    await timePasses(person.id, HOUR_MS + GUESSES.longestWaitMs);
    expect((await login(person.email, person.password)).status).toBe(200);
    // The right one wiped the slate.
    for (const { status } of await guessAll(person.email)) expect(status).toBe(401);
  });

  it('by others do not keep a browser waiting that has signed in before', async () => {
    const person = await register();
    const signedIn = await login(person.email, person.password);
    const cookies = signedIn.headers.getSetCookie();
    const known = cookies.find((cookie) => cookie.startsWith('vitae-device='))?.split(';')[0] ?? '';
    const browser = { cookie: known, 'sec-fetch-site': 'same-origin' };
    await guessAll(person.email);
    await hold(person.id);
    expect((await login(person.email, person.password)).status).toBe(429);
    expect((await login(person.email, person.password, browser)).status).toBe(200);

    // Its own wrong guesses count, and a sign that is not ours, or is of another, is none.
    const forged = known.replace(/.$/, (last) => (last === 'A' ? 'E' : 'A'));
    expect((await login(person.email, person.password, { ...browser, cookie: forged })).status).toBe(429);
    await guessAll(person.email, browser);
    await hold(person.id);
    expect((await login(person.email, person.password, browser)).status).toBe(429);
    const other = await register();
    expect((await login(other.email, other.password, browser)).status).toBe(200);
  });

  it('at an address without an account are answered the same', async () => {
    const person = await register();
    const nobody = `${crypto.randomUUID()}@people.example`;
    for (const email of [person.email, nobody])
      for (const answer of await guessAll(email)) expect(answer).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } });
    await hold(person.id);
    await hold(await nobodyAt(nobody));
    const [known, unknown] = [await login(person.email, 'x'), await login(nobody, 'x')];
    expect(unknown.status).toBe(429);
    expect(unknown.body).toEqual(known.body);
    expect([...unknown.headers.keys()]).toEqual([...known.headers.keys()]);
  });

  it('are not refused so quickly that the time tells what was looked at', async () => {
    const person = await register();
    for (const email of [person.email, `${crypto.randomUUID()}@people.example`]) {
      const begun = performance.now();
      expect((await login(email, 'not the password')).status).toBe(401);
      expect(performance.now() - begun).toBeGreaterThanOrEqual(REFUSED_LOGIN_MS - 5);
    }
  });
});

describe('requests from one address', () => {
  const verify = (address?: string) =>
    call('POST', '/auth/verify-email', {
      body: { token: `usr_${'0'.repeat(26)}.${'A'.repeat(43)}` },
      ...(address ? { headers: { 'cf-connecting-ip': address } } : {}),
    });

  it('are refused when they are too many, and those from others are not', async () => {
    const answers = await Promise.all(Array.from({ length: RATES.code.each + 1 }, () => verify('192.0.2.1')));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(1);
    expect(refused[0]).toMatchObject({ body: { code: 'rate_limited' } });
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await verify('192.0.2.2')).status).toBe(400);
    // Another group has a count of its own.
    expect((await call('GET', '/api/me', { headers: { 'cf-connecting-ip': '192.0.2.1' } })).status).toBe(401);
  });

  it('from this very machine are not counted', async () => {
    for (const address of ['127.0.0.1', '::1'])
      for (const { status } of await Promise.all(Array.from({ length: RATES.code.each + 5 }, () => verify(address))))
        expect(status).toBe(400);
  });
});

it('more passwords than may wait for their turn at hashing are told when to come back', async () => {
  const crowd = 4 * (HASHING.atOnce + HASHING.waiting);
  const answers = await Promise.all(
    Array.from({ length: crowd }, () => login(`${crypto.randomUUID()}@people.example`, 'not the password')),
  );
  const busy = answers.filter(({ status }) => status === 503);
  expect(busy.length).toBeGreaterThan(0);
  for (const { body, headers } of busy) {
    expect(body).toMatchObject({ code: 'unavailable' });
    expect(headers.get('retry-after')).toBe(String(HASHING.retryAfterS));
  }
  expect(answers.filter(({ status }) => status === 401).length).toBe(crowd - busy.length);
  // It is over with the crowd.
  expect((await login(`${crypto.randomUUID()}@people.example`, 'not the password')).status).toBe(401);
});
