import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { ERRORS } from '#protocol/errors';
import { call, register } from './testing/client.ts';

describe('the surface', () => {
  it('is healthy and describes itself', async () => {
    expect(await call('GET', '/api/health')).toMatchObject({ status: 200, body: { status: 'ok', version: expect.any(String) } });
    const { body } = await call<{ openapi: string; paths: Record<string, Record<string, unknown>> }>('GET', '/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    for (const path of ['/auth/register', '/api/resumes/{id}', '/api/resumes/import', '/api/exports/{jobId}/file', '/api/admin/reindex'])
      expect(Object.keys(body.paths)).toContain(path);
  });

  it('keeps the names that programs rely on', async () => {
    const { body } = await call<{ paths: Record<string, Record<string, { responses: Record<string, unknown> }>> }>(
      'GET',
      '/api/openapi.json',
    );
    const relied: [method: string, path: string, status: number][] = [
      ['post', '/auth/register', 201],
      ['post', '/auth/login', 200],
      ['post', '/auth/refresh', 200],
      ['post', '/auth/logout', 204],
      ['post', '/auth/logout-all', 204],
      ['post', '/auth/verify-email', 204],
      ['post', '/auth/verify-email/resend', 202],
      ['post', '/auth/password/forgot', 202],
      ['post', '/auth/password/reset', 204],
      ['get', '/auth/.well-known/jwks.json', 200],
      ['get', '/api/me', 200],
      ['patch', '/api/me', 200],
      ['delete', '/api/me', 202],
      ['get', '/api/me/sessions', 200],
      ['delete', '/api/me/sessions/{id}', 204],
      ['get', '/api/me/export', 200],
      ['post', '/api/tickets', 200],
    ];
    for (const [method, path, status] of relied)
      expect(Object.keys(body.paths[path]?.[method]?.responses ?? {}), `${method} ${path}`).toContain(String(status));
  });

  it('answers bad input with a problem that names the place, and never with a stack', async () => {
    const { token } = await register();
    const json = { 'content-type': 'application/json' };
    const deepOps = `{"ops":[{"path":"basics/extra","value":${'['.repeat(100_000)}${']'.repeat(100_000)}}]}`;
    const cases: [string, string, Parameters<typeof call>[2], number, keyof typeof ERRORS][] = [
      ['POST', '/auth/register', { raw: '{"email":', headers: json }, 400, 'malformed_json'],
      ['POST', '/auth/register', { body: {} }, 400, 'invalid_input'],
      ['POST', '/auth/register', { body: { email: 'a@b.example', password: 'longenough1', name: 'A', extra: 1 } }, 400, 'invalid_input'],
      ['POST', '/auth/register', { body: { email: 1, password: [], name: null } }, 400, 'invalid_input'],
      ['POST', '/auth/register', { body: [] }, 400, 'invalid_input'],
      [
        'POST',
        '/auth/register',
        { raw: 'email=a', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
        415,
        'unsupported_media_type',
      ],
      ['POST', '/auth/register', { raw: JSON.stringify({ name: 'x'.repeat(2 * 1024 * 1024) }), headers: json }, 413, 'too_large'],
      ['POST', '/auth/refresh', { body: { refreshToken: 'nonsense' } }, 400, 'invalid_input'],
      ['POST', '/auth/refresh', { body: {} }, 401, 'unauthenticated'],
      ['GET', '/api/resumes/nonsense', { token }, 404, 'not_found'],
      ['GET', `/api/resumes/res_${'0'.repeat(26)}`, { token }, 404, 'not_found'],
      ['GET', '/api/resumes?limit=1000', { token }, 400, 'invalid_input'],
      ['GET', '/api/resumes?cursor=x', { token }, 400, 'invalid_input'],
      ['POST', '/api/resumes', { token, body: { title: 1 } }, 400, 'invalid_input'],
      ['POST', '/api/resumes/import', { token, raw: '{', headers: json }, 400, 'malformed_json'],
      ['POST', '/api/resumes/import', { token, raw: '['.repeat(200_000) + ']'.repeat(200_000), headers: json }, 400, 'malformed_json'],
      ['PATCH', `/api/resumes/res_${'0'.repeat(26)}`, { token, raw: deepOps, headers: json }, 400, 'invalid_input'],
      ['GET', '/api/nothing', {}, 404, 'not_found'],
      ['GET', '/api/me', { headers: { authorization: 'Bearer a.b.c' } }, 401, 'unauthenticated'],
      ['GET', '/api/me', { headers: { authorization: 'Basic Og==' } }, 401, 'unauthenticated'],
      ['GET', '/api/admin/users', { token }, 403, 'forbidden'],
      ['POST', '/api/admin/reindex', { token }, 403, 'forbidden'],
      ['GET', `/api/exports/job_${'0'.repeat(26)}`, { token }, 404, 'not_found'],
    ];
    for (const [method, path, options, status, code] of cases) {
      const answer = await call(method, path, options);
      expect(answer, `${method} ${path} ${JSON.stringify(options).slice(0, 80)}`).toMatchObject({ status, body: { status, code } });
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(JSON.stringify(answer.body)).not.toMatch(/ at .*\.ts|node_modules/);
    }
  });

  it('names the fields that are wrong', async () => {
    const { body } = await call<{ errors: { path: string }[] }>('POST', '/auth/register', {
      body: { email: 'x', password: 'short', name: '' },
    });
    expect(body.errors.map((error) => error.path).sort()).toEqual(['email', 'name', 'password']);
    const { token } = await register();
    const ops = [
      { path: 'basics/name', value: 'Ada' },
      { path: '', value: 1 },
    ];
    const patch = await call<{ errors: { path: string }[] }>('PATCH', `/api/resumes/res_${'0'.repeat(26)}`, { token, body: { ops } });
    expect(patch.body.errors.map((error) => error.path)).toEqual(['ops.1.path']);
  });

  it('reads each parameter from its own place, once', async () => {
    const { token } = await register();
    expect((await call('PATCH', '/api/me?name=Eve', { token, body: { name: 'Ada' } })).body).toMatchObject({ name: 'Ada' });
    expect((await call('PATCH', '/api/me?name=Eve', { token, body: {} })).body).toMatchObject({ name: 'Ada' });
    // Twice the same: neither is chosen over the other’s check.
    expect((await call('GET', '/api/resumes?limit=5&limit=100000', { token })).status).not.toBe(500);
    expect((await call<{ items: unknown[] }>('GET', '/api/resumes?limit=1&limit=100000', { token })).body.items ?? []).toEqual([]);
    expect((await call('GET', '/api/resumes?limit=100000&limit=1', { token })).status).toBe(400);
    const raw = '{"name":"Ada","name":7}';
    expect((await call('PATCH', '/api/me', { token, raw, headers: { 'content-type': 'application/json' } })).status).toBe(400);
  });

  it('asks nobody for hints, secret questions or numbers of phones, and has no account that is there from the beginning', async () => {
    const { body } = await call<{ components?: unknown; paths: Record<string, unknown> }>('GET', '/api/openapi.json');
    const accounts = JSON.stringify(Object.entries(body.paths).filter(([path]) => path.startsWith('/auth/') || path.startsWith('/api/me')));
    expect(accounts).toContain('password');
    expect(accounts).not.toMatch(/"(?:hint|question|answer|securityQuestion|phone|sms)"/i);
    for (const email of ['admin@vitae.example', 'root@vitae.example', 'admin@localhost.example'])
      for (const password of ['admin', 'password', 'administrator', ''])
        expect((await call('POST', '/auth/login', { body: { email, password } })).status, `${email} ${password}`).toBe(401);
    const { INDEX } = env;
    const before = await INDEX.prepare("SELECT COUNT(*) AS n FROM user_index WHERE role <> 'member'").first<{ n: number }>();
    expect(before?.n).toBe(0);
  });

  it('says which files it takes', async () => {
    const { body } = await call<{ paths: Record<string, Record<string, { requestBody?: { content: object } }>> }>(
      'GET',
      '/api/openapi.json',
    );
    const taken = (path: string) => Object.keys(body.paths[path]?.post?.requestBody?.content ?? {});
    expect(taken('/api/resumes/{id}/photo')).toEqual(['image/jpeg', 'image/png']);
    expect(taken('/api/resumes/import')).toEqual(expect.arrayContaining(['application/json', 'application/pdf']));
  });

  it('refuses writes that come from other sites, or from a browser that does not say', async () => {
    const { token } = await register();
    const cookie = `vitae-access=${token}`;
    const write = (headers: Record<string, string>) => call('PATCH', '/api/me', { body: { name: 'Eve' }, headers });
    expect(await write({ cookie, 'sec-fetch-site': 'cross-site' })).toMatchObject({ status: 403, body: { code: 'cross_site' } });
    expect(await write({ cookie, 'sec-fetch-site': 'same-site' })).toMatchObject({ status: 403 });
    expect(await write({ cookie, origin: 'https://evil.example' })).toMatchObject({ status: 403 });
    expect(await write({ cookie })).toMatchObject({ status: 403 });
    expect(await write({ cookie, 'sec-fetch-site': 'same-origin' })).toMatchObject({ status: 200, body: { name: 'Eve' } });
    expect(await write({ cookie, origin: 'http://vitae.example' })).toMatchObject({ status: 200 });
  });

  it('sets cookies that scripts cannot read, and headers that keep data private', async () => {
    const answer = await call('POST', '/auth/register', {
      body: { email: `${crypto.randomUUID()}@people.example`, password: 'correct horse', name: 'Ada' },
    });
    const cookies = answer.headers.getSetCookie();
    expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(['vitae-device', 'vitae-access', 'vitae-refresh']);
    for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly.*SameSite=Strict|SameSite=Strict.*HttpOnly/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
