import { describe, expect, it } from 'vitest';
import { RATE_NAMES, RATES } from '#protocol/limits';
import { addressKey, Buckets, type Limiter, rateOf, takeRate } from './rate.ts';

describe('a bucket', () => {
  it('gives its limit at once, then one as each becomes due, and says when', () => {
    const buckets = new Buckets(60);
    for (let count = 0; count < 60; count += 1) expect(buckets.take('a', 0)).toBe(0);
    expect(buckets.take('a', 0)).toBe(1);
    expect(buckets.take('b', 0)).toBe(0);
    expect(buckets.take('a', 999)).toBe(1);
    expect(buckets.take('a', 1_000)).toBe(0);
    expect(buckets.take('a', 1_000)).toBe(1);
  });

  it('is never fuller than full, and asking while it is empty costs nothing', () => {
    const buckets = new Buckets(2);
    buckets.take('a', 0);
    buckets.take('a', 0);
    for (let ask = 0; ask < 100; ask += 1) expect(buckets.take('a', 1)).toBe(30);
    expect([1, 2, 3].map(() => buckets.take('a', 3_600_000))).toEqual([0, 0, 30]);
  });

  it('is not filled by a clock that goes back', () => {
    const buckets = new Buckets(1);
    buckets.take('a', 100_000);
    expect(buckets.take('a', 0)).toBe(60);
  });

  it('remembers so many keys, and forgets whoever was longest away', () => {
    const buckets = new Buckets(1);
    buckets.take('first', 0);
    for (let other = 0; other < 50_000; other += 1) buckets.take(String(other), 0);
    expect(buckets.take('first', 0)).toBe(0);
    expect(buckets.take('49999', 0)).toBeGreaterThan(0);
  });
});

it('counts a request for the first name that fits', () => {
  expect(RATE_NAMES.toSorted()).toEqual(Object.keys(RATES).toSorted());
  const cases: [string, string, string | null][] = [
    ['POST', '/auth/register', 'register'],
    ['POST', '/auth/login', 'login'],
    ['POST', '/auth/login/passkey', 'login'],
    ['POST', '/auth/verify-email', 'code'],
    ['POST', '/auth/verify-email/resend', 'mail'],
    ['POST', '/api/invites/accept', 'code'],
    ['POST', '/api/resumes/res_1/invites', 'invite'],
    ['POST', '/api/resumes/import', 'import'],
    ['POST', '/api/resumes/res_1/exports', 'export'],
    ['GET', '/api/resumes', 'api'],
    ['GET', '/api/health', null],
    ['GET', '/assets/index.js', null],
    ['GET', '/', null],
  ];
  for (const [method, path, name] of cases) expect(rateOf(method, path), `${method} ${path}`).toBe(name);
});

it('knows who shares an address', () => {
  expect(addressKey('192.0.2.7')).toBe('192.0.2.7');
  expect(addressKey('2001:db8:1:2:3:4:5:6')).toBe(addressKey('2001:db8:1:2::9'));
  expect(addressKey('2001:db8:1:3::9')).not.toBe(addressKey('2001:db8:1:2::9'));
  expect(addressKey('2001:db8::1')).toBe('2001:db8:0:0');
  for (const here of [undefined, '', '127.0.0.1', '127.8.8.8', '::1']) expect(addressKey(here)).toBeNull();
});

it('asks the platform where it counts: of the address, then of everybody', async () => {
  const asked: string[] = [];
  const limiter = (name: string): Limiter => ({
    limit: ({ key }) => {
      asked.push(`${name} ${key}`);
      return Promise.resolve({ success: key !== 'full' });
    },
  });
  expect(await takeRate('register', '192.0.2.7', limiter, 0)).toBe(0);
  expect(await takeRate('register', 'full', limiter, 0)).toBe(60);
  expect(await takeRate('api', null, limiter, 0)).toBe(0);
  expect(asked).toEqual(['RATE_REGISTER_EACH 192.0.2.7', 'RATE_REGISTER_ALL all', 'RATE_REGISTER_EACH full']);
});

it('counts everybody together by itself where the platform does not', async () => {
  const none = () => null;
  for (let count = 0; count < RATES.mail.all; count += 1) expect(await takeRate('mail', null, none, 0)).toBe(0);
  expect(await takeRate('mail', '192.0.2.9', none, 0)).toBe(1);
});
