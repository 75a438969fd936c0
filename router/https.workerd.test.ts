import { createExecutionContext } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { createApp } from './app.ts';

/** As a browser asks whose page came over https. */
const ask = (method: string, path: string, body?: unknown): Promise<Response> =>
  exports.default.fetch(
    new Request(`https://vitae.example${path}`, {
      method,
      headers: { 'sec-fetch-site': 'same-origin', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
const register = () =>
  ask('POST', '/auth/register', { email: `${crypto.randomUUID()}@people.example`, password: 'correct horse', name: 'Ada' });

describe('over https', () => {
  it('every cookie is bound to this host, encrypted on its way, hidden from scripts and kept from other sites', async () => {
    const cookies = (await register()).headers.getSetCookie();
    expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(['__Host-vitae-device', '__Host-vitae-access', '__Host-vitae-refresh']);
    for (const cookie of cookies) {
      const attributes = cookie.split('; ').slice(1);
      expect(attributes).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict']));
      expect(attributes.some((attribute) => attribute.startsWith('Domain'))).toBe(false);
    }
  });

  it('the way to a provider has its own, which comes back from there', async () => {
    const configured = { ...env, VITAE_OAUTH_GITHUB_ID: 'id', VITAE_OAUTH_GITHUB_SECRET: 'secret' };
    const start = new Request('https://vitae.example/auth/oauth/github/start', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      body: JSON.stringify({ purpose: 'sign-in' }),
    });
    const answer = await createApp().fetch(start, configured, createExecutionContext());
    expect(answer.status).toBe(200);
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-vitae-oauth=/);
    expect(cookie.split('; ').slice(1)).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax', 'Max-Age=600']));
  });

  it('answers of every kind carry the headers that browsers keep to', async () => {
    const answers = [await ask('GET', '/api/health'), await ask('GET', '/api/nothing'), await ask('GET', '/api/docs'), await register()];
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 200, 201]);
    for (const { headers, url } of answers) {
      expect(headers.get('strict-transport-security'), url).toBe('max-age=63072000; includeSubDomains');
      expect(headers.get('x-content-type-options'), url).toBe('nosniff');
      expect(headers.get('referrer-policy'), url).toBe('same-origin');
      expect(headers.get('content-security-policy'), url).toMatch(/^default-src 'none'.*base-uri 'none'.*frame-ancestors 'none'$/);
      expect(headers.get('access-control-allow-origin'), url).toBeNull();
    }
    expect(answers.map(({ headers }) => headers.get('content-type'))).toEqual([
      'application/json',
      'application/problem+json',
      'text/html; charset=UTF-8',
      'application/json',
    ]);
  });

  it('nobody is sent anywhere else, and what came over http is not led to https', async () => {
    for (const path of ['/api/me', '/api/resumes', '/auth/login', '/api/docs'])
      for (const origin of ['http://vitae.example', 'https://vitae.example']) {
        const answer = await exports.default.fetch(new Request(`${origin}${path}`, { redirect: 'manual' }));
        expect(answer.headers.get('location'), path).toBeNull();
        expect(answer.status, path).not.toBe(301);
      }
  });
});
