import { afterEach, describe, expect, it, vi } from 'vitest';
import { RATES } from '#protocol/limits';
import { call, register } from './testing/client.ts';
import { addTotp, codeOf, wrongCodeOf } from './testing/factors.ts';
import { nextOf, open, set } from './testing/live.ts';
import { type LogLine, listen } from './testing/log.ts';
import { join, newPerson } from './testing/talk.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const login = (email: string, password: string) => call<{ ticket: string }>('POST', '/auth/login', { body: { email, password } });
const what = ({ outcome, way, code, user }: LogLine) => ({ outcome, ...(way ? { way } : {}), ...(code ? { code } : {}), user });

describe('the security log', () => {
  it('tells of each sign-in, with its factor, and of each that was refused', async () => {
    const person = await register();
    const { secret, recoveryCodes } = await addTotp(person);
    const log = listen();
    await login(person.email, 'not the password');
    const first = await login(person.email, person.password);
    const prove = (proof: unknown) => call('POST', '/auth/factor', { body: { ticket: first.body.ticket, proof } });
    expect((await prove({ kind: 'totp', code: wrongCodeOf(secret) })).status).toBe(401);
    expect((await prove({ kind: 'totp', code: codeOf(secret) })).status).toBe(200);
    const user = person.id;
    expect(log.lines('security.sign_in').map(what)).toEqual([
      { outcome: 'refused', way: 'password', code: 'invalid_credentials', user },
      { outcome: 'refused', way: 'totp', code: 'wrong_factor', user },
      { outcome: 'done', way: 'totp', user },
    ]);
    expect(log.lines('security.first_step').map(what)).toEqual([{ outcome: 'done', way: 'password', user }]);
    // The same request says where it came from, and when.
    const [refused] = log.lines('security.sign_in');
    const [request] = log.lines('http.auth');
    expect(request).toMatchObject({ request: refused?.request, method: 'POST', route: '/auth/login', status: 401, network: 'unknown' });
    expect(refused?.level).toBe('warn');
    expect(refused?.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

    // Nothing that lets anybody in, and nothing that names anybody, is in any line.
    const all = log.texts.join('\n');
    for (const private_ of [person.email, person.password, 'Ada', first.body.ticket, secret, codeOf(secret), recoveryCodes[0] ?? ''])
      expect(all).not.toContain(private_);
  });

  it('tells of an old token that came back, and of a session that was ended', async () => {
    const person = await register();
    const refresh = (refreshToken: string) => call<{ refreshToken: string }>('POST', '/auth/refresh', { body: { refreshToken } });
    const second = await refresh(person.refreshToken);
    await refresh(second.body.refreshToken);
    const log = listen();
    expect((await refresh(person.refreshToken)).status).toBe(401);
    expect(log.lines('security.token_reuse').map(what)).toEqual([{ outcome: 'refused', user: person.id }]);
    const other = await register();
    await call('POST', '/auth/logout-all', { token: other.token });
    expect(log.lines('security.sessions_ended').map(what)).toEqual([{ outcome: 'done', way: 'all', user: other.id }]);
    expect(log.texts.join('\n')).not.toContain(person.refreshToken);
  });

  it('tells of changes to how somebody signs in', async () => {
    const person = await register();
    const log = listen();
    await addTotp(person);
    await call('POST', '/api/me/recovery-codes', { token: person.token });
    await call('DELETE', '/api/me/totp', { token: person.token });
    const password = 'another correct horse';
    await call('POST', '/api/me/password', { token: person.token, body: { current: 'wrong', password } });
    await call('POST', '/api/me/password', { token: person.token, body: { current: person.password, password } });
    const user = person.id;
    expect(log.lines('security.factor_added').map(what)).toEqual([{ outcome: 'done', way: 'totp', user }]);
    expect(log.lines('security.recovery_codes_renewed').map(what)).toEqual([{ outcome: 'done', user }]);
    expect(log.lines('security.factor_removed').map(what)).toEqual([{ outcome: 'done', way: 'totp', user }]);
    expect(log.lines('security.password_changed').map(({ outcome }) => outcome)).toEqual(['refused', 'done']);
    expect(log.texts.join('\n')).not.toContain(password);
  });

  it('tells of rights, origins and input that were refused, by route and not by address', async () => {
    const [person, eve] = [await register(), await register()];
    const resume = (await call<{ id: string }>('POST', '/api/resumes', { token: person.token, body: {} })).body.id;
    const log = listen();
    await call('DELETE', `/api/resumes/${resume}`, { token: eve.token });
    await call('PATCH', '/api/me', { body: { name: 'Eve' }, headers: { cookie: 'vitae-access=x', 'sec-fetch-site': 'cross-site' } });
    await call('PATCH', '/api/me', { token: eve.token, body: { name: 1 } });
    await call('GET', '/api/me', { token: 'a.b.c' });
    await call('GET', '/api/me');
    const admin = await call('GET', '/api/admin/users', { token: eve.token });
    expect(admin.status).toBe(403);
    expect(log.lines('security.cross_site')).toEqual([
      expect.objectContaining({ code: 'cross_site', method: 'PATCH', outcome: 'refused' }),
    ]);
    expect(log.lines('security.input_refused')).toEqual([expect.objectContaining({ code: 'invalid_input', route: '/api/me' })]);
    expect(log.lines('security.token_refused')).toHaveLength(1);
    expect(log.lines('security.admin_act')).toEqual([
      expect.objectContaining({ outcome: 'refused', code: 'forbidden', user: eve.id, route: '/api/admin/users' }),
    ]);
    expect(log.lines('security.forbidden')).toContainEqual(expect.objectContaining({ user: eve.id, request: expect.any(String) }));
    expect(log.texts.join('\n')).not.toContain(resume);
  });

  it('tells of a rate that was exceeded, with the network that it came from', async () => {
    const log = listen();
    const verify = () =>
      call('POST', '/auth/verify-email', {
        body: { token: `usr_${'0'.repeat(26)}.${'A'.repeat(43)}` },
        headers: { 'cf-connecting-ip': '198.51.100.77' },
      });
    await Promise.all(Array.from({ length: RATES.code.each + 5 }, verify));
    expect(log.lines('security.rate_limited')[0]).toMatchObject({ code: 'rate_limited', network: '198.51.100.0/24', method: 'POST' });
    expect(log.texts.join('\n')).not.toContain('198.51.100.77');
  });

  it('tells of edits that their sender may not make, and of a socket that is closed for cause', async () => {
    const [person, guest] = [await newPerson('Ada'), await newPerson('Eve')];
    const { id } = (await call<{ id: string }>('POST', '/api/resumes', { token: person.token, body: {} })).body;
    await join(person, `/api/resumes/${id}`, guest, 'viewer');
    const wire = await open(id, guest);
    const log = listen();
    wire.send({ type: 'push', actor: wire.actor, ops: [set(1, 'meta/title', 'Mine', wire.actor)] });
    expect(await nextOf(wire, 'ack')).toMatchObject({ nack: [[1, 'forbidden', expect.anything()]] });
    wire.send('{"type":"nonsense"}');
    await wire.closed;
    const user = guest.id;
    expect(log.lines('security.forbidden').map(what)).toEqual([{ outcome: 'refused', way: 'edit', code: 'forbidden', user }]);
    expect(log.lines('security.socket_refused').map(what)).toEqual([{ outcome: 'refused', code: 'invalid_input', user }]);
  });
});
