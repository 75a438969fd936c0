import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/crypto';
import { SEAL_HEADER, seal } from '#kernel/seal';
import { ADMIN_LIVE, type AdminClientFrame, AdminServerFrame } from '#protocol/admin-live';
import { CLOSE } from '#protocol/compat';
import type { Identity } from '#protocol/envelope';
import { TenantId, UserId } from '#protocol/ids';
import { DEFAULT_TENANT } from '#protocol/tenant';
import { call, connect, register, type SignedInPerson, type Wire, wireOf } from './testing/client.ts';
import { firstAdmin, staff, tell, verified } from './testing/staff.ts';

/** Staff who watch their tenant, and give it commands over the same socket. */

const PATH = '/api/admin/live';
type Frame<T extends AdminServerFrame['t']> = Extract<AdminServerFrame, { t: T }>;

let admin: SignedInPerson;
beforeAll(async () => {
  admin = await firstAdmin();
});
const bearer = ({ token }: { token: string }) => ({ authorization: `Bearer ${token}` });
const send = (wire: Wire, frame: AdminClientFrame) => wire.send(frame);
const read = async (wire: Wire): Promise<AdminServerFrame> => AdminServerFrame.parse(await wire.next());

/** The next frame of a kind; those of other kinds before it are passed over. */
async function next<T extends AdminServerFrame['t']>(wire: Wire, t: T): Promise<Frame<T>> {
  for (;;) {
    const frame = await read(wire);
    if (isOf(frame, t)) return frame;
  }
}
const isOf = <T extends AdminServerFrame['t']>(frame: AdminServerFrame, t: T): frame is Frame<T> => frame.t === t;

async function open(person: { token: string }, since?: number): Promise<Wire & { welcome: Frame<'welcome'> }> {
  const wire = await connect(PATH, bearer(person));
  send(wire, { t: 'hi', wire: 1, ...(since === undefined ? {} : { since }) });
  return { ...wire, welcome: await next(wire, 'welcome') };
}
/** Every event that was told before the answer to this ping. */
async function eventsSoFar(wire: Wire) {
  send(wire, { t: 'ping', t0: 7 });
  const events: Frame<'event'>[] = [];
  for (;;) {
    const frame = await read(wire);
    if (frame.t === 'pong') return events;
    if (frame.t === 'event') events.push(frame);
  }
}

describe('the socket of staff', () => {
  it('tells them at once what has happened, each event once and in order', async () => {
    const [one, other] = [await open(admin), await open(admin)];
    expect(one.welcome).toMatchObject({ wire: 1, role: 'admin', isNew: true });
    const person = await verified();
    await tell(admin, { type: 'ChangeMemberRole', user: UserId.parse(person.id), role: 'support' });
    for (const wire of [one, other]) {
      const events = await eventsSoFar(wire);
      expect(events.map(({ event }) => event)).toEqual([
        { type: 'PersonRegistered', user: person.id },
        { type: 'RoleChanged', user: person.id, role: 'support' },
        { type: 'Audited', id: expect.any(Number), act: 'ChangeMemberRole' },
      ]);
      expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3].map((at) => wire.welcome.seq + at));
    }
  });

  it('answers a command by its number, with the reply that HTTP would give, and carries it out once by its key', async () => {
    const wire = await open(admin);
    const person = await verified();
    await eventsSoFar(wire);
    const command = { type: 'AddNote', user: UserId.parse(person.id), words: 'Called on Monday.' } as const;
    send(wire, { t: 'do', n: 4, key: 'note-of-monday', command });
    const first = await next(wire, 'reply');
    expect(first).toMatchObject({ n: 4, value: { words: 'Called on Monday.' } });
    const again = await open(admin);
    send(again, { t: 'do', n: 9, key: 'note-of-monday', command });
    expect(await next(again, 'reply')).toEqual({ ...first, n: 9 });
    expect((await tell(admin, command, 'note-of-monday')).body).toEqual(first.value);
    const page = (await tell(admin, { type: 'GetPerson', user: UserId.parse(person.id) })).body;
    expect(page.notes).toHaveLength(1);
  });

  it('refuses by the number what is no command, or not the sender’s to give, and stays open', async () => {
    const support = await staff(admin, 'support');
    const wire = await open(support);
    expect(wire.welcome.role).toBe('support');
    wire.send({ t: 'do', n: 1, command: { type: 'UpdateConfig', config: { color: 'red' } } });
    expect(await next(wire, 'refused')).toMatchObject({ n: 1, code: 'invalid_input', errors: [{ path: 'command.config.color' }] });
    wire.send({ t: 'do', n: 2, command: { type: 'SendMail' } });
    expect(await next(wire, 'refused')).toMatchObject({ n: 2, code: 'invalid_input' });
    send(wire, { t: 'do', n: 3, command: { type: 'UpdateConfig', config: { name: 'Mine' } } });
    expect(await next(wire, 'refused')).toEqual({ t: 'refused', n: 3, code: 'forbidden' });
    send(wire, { t: 'do', n: 4, command: { type: 'ListStaff' } });
    expect(await next(wire, 'reply')).toMatchObject({ n: 4 });
  });

  it('tells nobody but admins of the log', async () => {
    const support = await staff(admin, 'support');
    const wire = await open(support);
    await tell(admin, { type: 'UpdateConfig', config: { name: 'Career Centre' } });
    expect((await eventsSoFar(wire)).map(({ event }) => event.type)).toEqual(['ConfigChanged']);
    const back = await open(support, wire.welcome.seq);
    expect((await eventsSoFar(back)).map(({ event }) => event.type)).toEqual(['ConfigChanged']);
  });

  it('begins with a hello of a version that is spoken', async () => {
    const silent = await connect(PATH, bearer(admin));
    send(silent, { t: 'do', n: 1, command: { type: 'ListStaff' } });
    expect(await silent.closed).toMatchObject({ code: CLOSE.hello_expected });
    const old = await connect(PATH, bearer(admin));
    old.send({ t: 'hi', wire: 0 });
    expect(await old.closed).toMatchObject({ code: CLOSE.bad_frame });
    const odd = await connect(PATH, bearer(admin));
    odd.send({ t: 'nothing' });
    expect(await odd.closed).toMatchObject({ code: CLOSE.bad_frame });
  });

  it('says nothing of what was undone', async () => {
    const wire = await open(admin);
    await runInDurableObject(env.TENANT.getByName(DEFAULT_TENANT), (actor) => {
      expect(() =>
        actor['transact']({}, () => {
          actor['room'].add({ type: 'CohortsChanged' });
          throw new Error('undone');
        }),
      ).toThrow('undone');
    });
    const person = await register();
    expect(await eventsSoFar(wire)).toEqual([
      { t: 'event', seq: wire.welcome.seq + 1, event: { type: 'PersonRegistered', user: person.id } },
    ]);
  });
});

describe('whoever was away', () => {
  // Nobody may hold more than ten sockets.
  let second: SignedInPerson;
  beforeAll(async () => {
    second = await staff(admin, 'admin');
  });

  it('is told what they missed, also after the tenant slept', async () => {
    const wire = await open(second);
    const { seq } = wire.welcome;
    const person = await register();
    await eventsSoFar(wire);
    await evictDurableObject(env.TENANT.getByName(DEFAULT_TENANT), { webSockets: 'hibernate' });
    // The socket outlives the sleep, and so does that it was greeted.
    send(wire, { t: 'do', n: 1, command: { type: 'ListStaff' } });
    expect(await next(wire, 'reply')).toMatchObject({ n: 1 });
    const later = await register();
    expect((await eventsSoFar(wire)).map(({ event }) => event)).toEqual([{ type: 'PersonRegistered', user: later.id }]);
    const back = await open(second, seq);
    expect(back.welcome).toMatchObject({ isNew: false, seq: seq + 2 });
    expect((await eventsSoFar(back)).map(({ event }) => event)).toEqual(
      [person, later].map(({ id }) => ({ type: 'PersonRegistered', user: id })),
    );
  });

  it('is told to look at all anew, when it is too long ago or another log', async () => {
    const { welcome } = await open(second);
    expect((await open(second, welcome.seq + 1)).welcome.isNew).toBe(true);
    const seq = await runInDurableObject(env.TENANT.getByName(DEFAULT_TENANT), (actor, { storage }) => {
      actor['transact']({}, () => {
        for (let at = 0; at <= ADMIN_LIVE.kept; at += 1) actor['room'].add({ type: 'CohortsChanged' });
        return { ok: true, value: null };
      });
      const { kept, last } = storage.sql
        .exec<{ kept: number; last: number }>('SELECT COUNT(*) AS kept, MAX(seq) AS last FROM staff_event')
        .one();
      expect(kept).toBe(ADMIN_LIVE.kept);
      return last;
    });
    expect((await open(second, welcome.seq)).welcome.isNew).toBe(true);
    const just = await open(second, seq - ADMIN_LIVE.kept);
    expect(just.welcome.isNew).toBe(false);
    expect(await eventsSoFar(just)).toHaveLength(ADMIN_LIVE.kept);
  });
});

describe('who may no longer', () => {
  it('is closed out with their office, before they are told of anything', async () => {
    const support = await staff(admin, 'support');
    const wire = await open(support);
    await tell(admin, { type: 'ChangeMemberRole', user: UserId.parse(support.id), role: 'member' });
    expect(await wire.closed).toMatchObject({ code: CLOSE.forbidden });
    expect(await wire.next()).toEqual({ type: 'error', code: 'forbidden' });
    await expect(connect(PATH, bearer(support))).rejects.toThrow('403');
  });

  it('is closed out with their session', async () => {
    const support = await staff(admin, 'support');
    const wire = await open(support);
    expect((await call('POST', '/auth/logout', { token: support.token })).status).toBe(204);
    expect(await wire.closed).toMatchObject({ code: CLOSE.unauthenticated });
  });

  it('does not get in: somebody without an office or a second factor, of another site, or of another tenant', async () => {
    await expect(connect(PATH)).rejects.toThrow('401');
    await expect(connect(PATH, bearer(await register()))).rejects.toThrow('403');
    await expect(connect(PATH, { ...bearer(admin), origin: 'https://evil.example' })).rejects.toThrow('403');
    const half = await verified();
    await tell(admin, { type: 'ChangeMemberRole', user: UserId.parse(half.id), role: 'support' });
    await expect(connect(PATH, bearer(half))).rejects.toThrow('second_factor_required');
    // Even sealed: the actor looks at its own list.
    const dean = {
      kind: 'user',
      user: UserId.parse(admin.id),
      session: newId('session'),
      tenant: OTHER,
      tenantRole: 'admin',
      name: 'Dean',
    } as const;
    for (const identity of [dean, { ...dean, tenant: DEFAULT_TENANT, user: newId('user') }]) {
      const wire = await sealed(identity);
      expect(await wire.next()).toEqual({ type: 'forbidden' });
      expect(await wire.closed).toMatchObject({ code: CLOSE.forbidden });
    }
  });
});

const OTHER = TenantId.parse(`ten_${'1'.repeat(26)}`);
async function sealed(identity: Identity): Promise<Wire> {
  const header = await seal(env.VITAE_SECRET, { actor: DEFAULT_TENANT, opens: { identity }, request: 'test' }, Date.now());
  const request = new Request('https://actor.invalid/live', { headers: { upgrade: 'websocket', [SEAL_HEADER]: header } });
  return wireOf(await env.TENANT.getByName(DEFAULT_TENANT).fetch(request));
}
