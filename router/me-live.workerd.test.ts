import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { newId } from '#kernel/crypto';
import { SEAL_HEADER, seal } from '#kernel/seal';
import { CLOSE } from '#protocol/compat';
import type { Identity } from '#protocol/envelope';
import { SessionId, UserId } from '#protocol/ids';
import { LIVE_LIMITS } from '#protocol/live';
import { DEFAULT_TENANT } from '#protocol/tenant';
import { call, connect, register, type SignedInPerson, type Wire, wireOf } from './testing/client.ts';
import { nextOf, open as openResume } from './testing/live.ts';

const PATH = '/api/me/live';
const bearer = ({ token }: { token: string }) => ({ authorization: `Bearer ${token}` });

/** An open page that was greeted. */
async function open(person: { token: string }): Promise<Wire> {
  const wire = await connect(PATH, bearer(person));
  expect(await wire.next()).toEqual({ type: 'ready', now: expect.any(Number) });
  return wire;
}
const told = async (wire: Wire) => (await nextOf(wire, 'changed')).what;
/** Everything that was told before the answer to this ping. */
async function toldSoFar(wire: Wire): Promise<unknown[]> {
  wire.send({ type: 'ping', t0: 7 });
  const frames: unknown[] = [];
  for (;;) {
    const frame = await wire.next();
    if (frame.type === 'pong') return frames;
    frames.push(frame);
  }
}
async function signIn({ email, password }: SignedInPerson): Promise<{ token: string }> {
  const { body } = await call<{ accessToken: string }>('POST', '/auth/login', { body: { email, password } });
  return { token: body.accessToken };
}
const ownSession = async ({ token }: { token: string }): Promise<string> =>
  (await call<{ items: { id: string; isThis: boolean }[] }>('GET', '/api/me/sessions', { token })).body.items.find(({ isThis }) => isThis)
    ?.id ?? '';

describe('a person’s own socket', () => {
  it('tells each open page what has changed, and nothing of it', async () => {
    const person = await register();
    const { token } = person;
    const pages = [await open(person), await open(await signIn(person))];
    const [first] = pages;
    if (!first) throw new Error('no page');
    await toldSoFar(first);
    const { body } = await call<{ id: string }>('POST', '/api/resumes', { token, body: { title: 'Secret-Title' } });
    for (const page of pages) expect(await nextOf(page, 'changed')).toEqual({ type: 'changed', what: ['resumes'] });
    await call('PATCH', `/api/resumes/${body.id}`, { token, body: { ops: [{ path: 'meta/title', value: 'Another' }] } });
    expect(await told(first)).toEqual(['resumes']);
    await call('PATCH', '/api/me', { token, body: { name: 'Grace' } });
    await call('POST', '/api/me/tokens', { token, body: { name: 'Backup', scopes: ['resumes:read'], days: 1 } });
    const other = await signIn(person);
    await call('POST', '/api/me/totp', { token });
    await call('DELETE', `/api/me/sessions/${await ownSession(other)}`, { token });
    const rest = await toldSoFar(first);
    expect(rest).toEqual([['me'], ['tokens'], ['sessions'], ['sessions']].map((what) => ({ type: 'changed', what })));
  });

  it('says nothing of what was refused, nor of what is somebody else’s', async () => {
    const [person, eve] = [await register(), await register()];
    const page = await open(person);
    await call('POST', '/api/resumes', { token: eve.token, body: {} });
    expect((await call('DELETE', `/api/me/sessions/ses_${'0'.repeat(26)}`, { token: person.token })).status).toBe(404);
    expect((await call('POST', '/auth/login', { body: { email: person.email, password: 'not the password' } })).status).toBe(401);
    expect(await toldSoFar(page)).toEqual([]);
  });

  it('tells of a résumé that somebody shares, and takes away', async () => {
    const [owner, guest] = [await register(), await register()];
    const { body } = await call<{ id: string }>('POST', '/api/resumes', { token: owner.token, body: {} });
    const page = await open(guest);
    const head = { from: { kind: 'actor', actor: 'resume', id: body.id }, request: 'test' };
    const summary = {
      id: body.id,
      title: 'Shared',
      role: 'viewer',
      template: 'classic',
      createdAt: '2026-11-23T09:00:00.000Z',
      updatedAt: '2026-11-23T09:00:00.000Z',
      trashedAt: null,
    };
    const say = (message: unknown) => env.USER.getByName(guest.id).deliver(JSON.stringify({ ...head, message }));
    await say({ type: 'ResumeChanged', summary, version: 1 });
    expect(await told(page)).toEqual(['resumes']);
    await say({ type: 'ResumeGone', resume: body.id, version: 2 });
    expect(await told(page)).toEqual(['resumes']);
  });

  it('opens for whom it is of, by token or ticket, and for nobody else', async () => {
    const [person, eve] = [await register(), await register()];
    await expect(connect(PATH)).rejects.toThrow('401');
    await expect(connect(PATH, { ...bearer(person), origin: 'https://evil.example' })).rejects.toThrow('403');
    expect((await call('GET', PATH, { token: person.token })).status).toBe(426);
    const { body } = await call<{ ticket: string }>('POST', '/api/tickets', { token: person.token, body: { resource: PATH } });
    const byTicket = await connect(`${PATH}?ticket=${encodeURIComponent(body.ticket)}`);
    expect(await byTicket.next()).toMatchObject({ type: 'ready' });
    await expect(connect(`${PATH}?ticket=${encodeURIComponent(body.ticket)}`)).rejects.toThrow('401');
    // Even sealed, nobody gets to somebody else's actor.
    const theirs = await sealed(person.id, identityOf(eve.id, await ownSession(eve)));
    expect(await theirs.next()).toEqual({ type: 'forbidden' });
    expect(await theirs.closed).toMatchObject({ code: CLOSE.forbidden });
  });

  it('is closed with its session, and no other', async () => {
    const person = await register();
    const other = await signIn(person);
    const [mine, theirs] = [await open(person), await open(other)];
    expect((await call('DELETE', `/api/me/sessions/${await ownSession(other)}`, { token: person.token })).status).toBe(204);
    expect(await nextOf(theirs, 'error')).toEqual({ type: 'error', code: 'session_ended' });
    expect(await theirs.closed).toMatchObject({ code: CLOSE.unauthenticated });
    expect(await toldSoFar(mine)).toContainEqual({ type: 'changed', what: ['sessions'] });
    expect((await call('POST', '/auth/logout-all', { token: person.token })).status).toBe(204);
    expect(await mine.closed).toMatchObject({ code: CLOSE.unauthenticated });
  });

  it('of a program is closed with its token', async () => {
    const person = await register();
    const made = await call<{ secret: string; token: { id: string } }>('POST', '/api/me/tokens', {
      token: person.token,
      body: { name: 'Sync', scopes: ['resumes:read'], days: 1 },
    });
    const [mine, program] = [await open(person), await open({ token: made.body.secret })];
    expect((await call('DELETE', `/api/me/tokens/${made.body.token.id}`, { token: person.token })).status).toBe(204);
    expect(await program.closed).toMatchObject({ code: CLOSE.unauthenticated });
    expect(await toldSoFar(mine)).toContainEqual({ type: 'changed', what: ['tokens'] });
  });

  it('that was let in before its session’s end finds the door closed', async () => {
    const person = await register();
    const session = await ownSession(person);
    await runInDurableObject(env.USER.getByName(person.id), (_actor, { storage }) => void storage.sql.exec('DELETE FROM session'));
    const late = await sealed(person.id, identityOf(person.id, session));
    expect(await late.next()).toEqual({ type: 'error', code: 'session_ended' });
    expect(await late.closed).toMatchObject({ code: CLOSE.unauthenticated });
  });

  it('goes on after its actor has slept', async () => {
    const person = await register();
    const page = await open(person);
    await evictDurableObject(env.USER.getByName(person.id));
    await call('PATCH', '/api/me', { token: person.token, body: { name: 'Grace' } });
    expect(await told(page)).toEqual(['me']);
    expect((await call('POST', '/auth/logout-all', { token: person.token })).status).toBe(204);
    expect(await page.closed).toMatchObject({ code: CLOSE.unauthenticated });
  });
});

describe('a hostile page', () => {
  it.each([
    ['a frame that is none of the protocol', { type: 'changed', what: ['me'] }, CLOSE.bad_frame, 'invalid_input'],
    ['a hello of another socket', { type: 'hi', v: 1, schema: 1, actor: 'replica0001', since: 0, t0: 1 }, CLOSE.bad_frame, 'invalid_input'],
    ['a field too many', { type: 'ping', t0: 1, user: `usr_${'0'.repeat(26)}` }, CLOSE.bad_frame, 'invalid_input'],
    ['no JSON', '{"type":', CLOSE.bad_frame, 'malformed_json'],
    ['bytes', new ArrayBuffer(8), CLOSE.bad_frame, 'bad_request'],
    ['too much', ' '.repeat(LIVE_LIMITS.frameBytes + 1), CLOSE.frame_too_large, 'too_large'],
  ])('that sends %s is told and closed', async (_what, frame, code, error) => {
    const page = await open(await register());
    page.send(frame);
    expect(await nextOf(page, 'error')).toMatchObject({ code: error });
    expect(await page.closed).toMatchObject({ code });
  });

  it('that floods is closed, and so is one too many; the others stay', async () => {
    const person = await register();
    const pages: Wire[] = [];
    for (let page = 0; page < LIVE_LIMITS.socketsPerUser; page += 1) pages.push(await open(person));
    const extra = await connect(PATH, bearer(person));
    expect(await extra.closed).toMatchObject({ code: CLOSE.rate_limited });
    const [first, second] = pages;
    if (!first || !second) throw new Error('no page');
    for (let i = 0; i < LIVE_LIMITS.burst + 20; i += 1) first.send({ type: 'ping', t0: i });
    expect(await first.closed).toMatchObject({ code: CLOSE.rate_limited });
    expect(await toldSoFar(second)).toEqual([]);
  });

  it('of a résumé has its own count: a full résumé keeps nobody from their own notices', async () => {
    const person = await register();
    const { body } = await call<{ id: string }>('POST', '/api/resumes', { token: person.token, body: {} });
    for (let socket = 0; socket < LIVE_LIMITS.socketsPerUser; socket += 1) await openResume(body.id, person);
    await open(person);
  });
});

const identityOf = (user: string, session: string): Identity => ({
  kind: 'user',
  user: UserId.parse(user),
  session: SessionId.parse(session),
  tenant: DEFAULT_TENANT,
  tenantRole: 'member',
  name: 'Ada',
});

/** A socket as the router opens it, once it has let somebody through. */
async function sealed(actor: string, identity: Identity): Promise<Wire> {
  const header = await seal(env.VITAE_SECRET, { actor, opens: { identity }, request: newId('message') }, Date.now());
  const request = new Request('https://actor.invalid/live', { headers: { upgrade: 'websocket', [SEAL_HEADER]: header } });
  return wireOf(await env.USER.getByName(actor).fetch(request));
}
