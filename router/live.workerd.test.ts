import { evictDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { CLOSE } from '#protocol/compat';
import { call, connect, register, type SignedInPerson } from './testing/client.ts';
import { newActor, nextOf, open, set, stampAt } from './testing/live.ts';

async function newResume(): Promise<{ person: SignedInPerson; id: string }> {
  const person = await register();
  const { body } = await call<{ id: string }>('POST', '/api/resumes', { token: person.token, body: {} });
  return { person, id: body.id };
}

describe('a résumé’s socket', () => {
  it('greets with the whole document, acknowledges a push and tells the others', async () => {
    const { person, id } = await newResume();
    const ann = await open(id, person);
    expect(ann.welcome).toMatchObject({ type: 'welcome', role: 'owner', seen: 0, presence: [] });
    expect(ann.welcome.regs).toContainEqual(expect.arrayContaining(['basics/name', 'Ada Lovelace']));
    const bob = await open(id, person);
    expect(bob.welcome.presence).toHaveLength(1);

    ann.send({ type: 'push', actor: ann.actor, ops: [set(1, 'basics/headline', 'Engineer', ann.actor)] });
    const ack = await nextOf(ann, 'ack');
    expect(ack).toMatchObject({ upto: 1, lost: [], nack: [], took: [[1, ack.seq]] });
    const ops = await nextOf(bob, 'ops');
    expect(ops).toMatchObject({ actor: ann.actor, seq: ack.seq, ops: [['basics/headline', 'Engineer', expect.any(String), ack.seq]] });
  });

  it('takes a push once, however often it comes', async () => {
    const { person, id } = await newResume();
    const ann = await open(id, person);
    const push = { type: 'push', actor: ann.actor, ops: [set(1, 'basics/headline', 'Once', ann.actor)] };
    ann.send(push);
    const first = await nextOf(ann, 'ack');
    ann.send(push);
    const second = await nextOf(ann, 'ack');
    expect(second).toMatchObject({ upto: 1, seq: first.seq, took: [] });
  });

  it('asks for a resync on a gap, refuses what is wrong, and lets the later write win', async () => {
    const { person, id } = await newResume();
    const ann = await open(id, person);
    const bob = await open(id, person);
    ann.send({ type: 'push', actor: ann.actor, ops: [set(2, 'basics/headline', 'Too early', ann.actor)] });
    expect(await nextOf(ann, 'resync')).toEqual({ type: 'resync', seen: 0 });

    const now = Date.now();
    ann.send({
      type: 'push',
      actor: ann.actor,
      ops: [
        set(1, 'basics/headline', 'Later', ann.actor, null, now + 20_000),
        set(2, 'basics/headline', 42, ann.actor),
        set(3, 'item/none/position', 'Ghost', ann.actor),
        set(4, 'basics/phone', '1', ann.actor),
      ],
    });
    const ack = await nextOf(ann, 'ack');
    expect(ack).toMatchObject({
      upto: 4,
      nack: [
        [2, 'invalid_input', expect.anything()],
        [3, 'unknown_item', null],
      ],
    });
    bob.send({ type: 'push', actor: bob.actor, ops: [set(1, 'basics/headline', 'Earlier', bob.actor, null, now - 60_000)] });
    expect(await nextOf(bob, 'ack')).toMatchObject({
      upto: 1,
      took: [],
      lost: [[1, ['basics/headline', 'Later', expect.any(String), expect.any(Number)]]],
    });
  });

  it('restamps what claims to be from the future', async () => {
    const { person, id } = await newResume();
    const ann = await open(id, person);
    const future = Date.now() + 30 * 24 * 3_600_000;
    ann.send({ type: 'push', actor: ann.actor, ops: [set(1, 'basics/headline', 'From the future', ann.actor, null, future)] });
    const ack = await nextOf(ann, 'ack');
    const [[, stamp]] = ack.restamp as [[number, string]];
    expect(stamp < stampAt(future, '')).toBe(true);
  });

  it('remembers who a socket is through hibernation, and what was written through eviction', async () => {
    const { person, id } = await newResume();
    const ann = await open(id, person);
    const bob = await open(id, person);
    await evictDurableObject(env.RESUME.getByName(id), { webSockets: 'hibernate' });
    ann.send({ type: 'push', actor: ann.actor, ops: [set(1, 'basics/email', 'ada@example.org', ann.actor)] });
    const ack = await nextOf(ann, 'ack');
    expect(await nextOf(bob, 'ops')).toMatchObject({ seq: ack.seq });
    const back = await open(id, person, { actor: ann.actor, since: Number(ack.seq) - 1 });
    expect(back.welcome).toMatchObject({ seen: 1, seq: ack.seq, regs: [['basics/email', 'ada@example.org', expect.any(String), ack.seq]] });
  });

  it('shows who looks where, and who left', async () => {
    const { person, id } = await newResume();
    const ann = await open(id, person);
    const bob = await open(id, person);
    await nextOf(ann, 'p');
    bob.send({ type: 'p', field: 'basics/name', anchor: 0, head: 3 });
    const seen = await nextOf(ann, 'p');
    expect(seen.peer).toMatchObject({ user: { id: person.id, name: 'Ada Lovelace' }, gaze: { field: 'basics/name', head: 3 } });
    bob.socket.close(1000, 'done');
    expect(await nextOf(ann, 'left')).toMatchObject({ session: (seen.peer as { session: string }).session });
  });

  it('tells an old client that it is too old, whatever else it says', async () => {
    const { person, id } = await newResume();
    const wire = await connect(`/api/resumes/${id}/live`, { authorization: `Bearer ${person.token}` });
    wire.send({ type: 'hi', v: 0, whatever: true });
    expect(await wire.next()).toMatchObject({ type: 'too_old', oldest: 1 });
    expect(await wire.closed).toMatchObject({ code: CLOSE.too_old });
  });

  it.each([
    ['no JSON', 'hello', CLOSE.bad_frame, 'malformed_json'],
    ['an unknown type', { type: 'drop' }, CLOSE.bad_frame, 'invalid_input'],
    ['an unknown field', { type: 'ping', t0: 1, x: 1 }, CLOSE.bad_frame, 'invalid_input'],
    ['binary', new ArrayBuffer(8), CLOSE.bad_frame, 'bad_request'],
    ['100 KB', 'x'.repeat(100_000), CLOSE.frame_too_large, 'too_large'],
    [
      'a push before hello',
      { type: 'push', actor: 'replicaxxxx', ops: [set(1, 'basics/name', 'x', 'replicaxxxx')] },
      CLOSE.hello_expected,
      'bad_request',
    ],
  ])('answers %s with a code, and changes nothing', async (_what, frame, code, error) => {
    const { person, id } = await newResume();
    const before = (await call('GET', `/api/resumes/${id}`, { token: person.token })).body.seq;
    const wire = await connect(`/api/resumes/${id}/live`, { authorization: `Bearer ${person.token}` });
    wire.send(frame);
    expect(await wire.next()).toMatchObject({ type: 'error', code: error });
    expect(await wire.closed).toMatchObject({ code });
    expect((await call('GET', `/api/resumes/${id}`, { token: person.token })).body.seq).toBe(before);
  });

  it('does not let one replica speak for another, nor one person for another’s replica', async () => {
    const { person, id } = await newResume();
    const ann = await open(id, person);
    const other = newActor();
    ann.send({ type: 'push', actor: other, ops: [set(1, 'basics/name', 'Forged', other)] });
    expect(await ann.closed).toMatchObject({ code: CLOSE.bad_frame });
    const bob = await open(id, person);
    bob.send({ type: 'push', actor: bob.actor, ops: [set(1, 'basics/name', 'Forged', other)] });
    expect(await nextOf(bob, 'ack')).toMatchObject({ nack: [[1, 'invalid_input', expect.anything()]] });
  });

  it('is closed to strangers, to the signed out, to other sites and to anything but a WebSocket', async () => {
    const { id, person } = await newResume();
    const stranger = await register();
    const wire = await connect(`/api/resumes/${id}/live`, { authorization: `Bearer ${stranger.token}` });
    expect(await wire.next()).toEqual({ type: 'forbidden' });
    expect(await wire.closed).toMatchObject({ code: CLOSE.forbidden });
    const nowhere = await connect(`/api/resumes/res_${'0'.repeat(26)}/live`, { authorization: `Bearer ${person.token}` });
    expect(await nowhere.closed).toMatchObject({ code: CLOSE.not_found });
    const path = `/api/resumes/${id}/live`;
    expect(await call('GET', path, { headers: { upgrade: 'websocket' } })).toMatchObject({ status: 401 });
    expect(
      await call('GET', path, { token: person.token, headers: { upgrade: 'websocket', origin: 'https://evil.example' } }),
    ).toMatchObject({ status: 403 });
    expect(await call('GET', path, { token: person.token })).toMatchObject({ status: 426 });
  });

  it('opens with a ticket, once', async () => {
    const { id, person } = await newResume();
    const resource = `/api/resumes/${id}/live`;
    const { body } = await call<{ ticket: string }>('POST', '/api/tickets', { token: person.token, body: { resource } });
    const wire = await connect(`${resource}?ticket=${body.ticket}`);
    wire.send({ type: 'hi', v: 1, schema: 1, actor: newActor(), since: 0, t0: 1 });
    expect(await wire.next()).toMatchObject({ type: 'welcome' });
    expect(await call('GET', `${resource}?ticket=${body.ticket}`, { headers: { upgrade: 'websocket' } })).toMatchObject({ status: 401 });
  });

  it('cannot be reached by the framework’s own routes, nor with forged headers', async () => {
    const { id } = await newResume();
    await expect(connect(`/parties/resume/${id}`)).rejects.toThrow('no socket');
    const response = await env.RESUME.getByName(id).fetch('https://x.invalid/', {
      headers: { upgrade: 'websocket', 'x-partykit-props': '{}', 'x-vitae-seal': 'e30.e30' },
    });
    expect(response.status).toBe(403);
  });

  it('drops a socket that floods', async () => {
    const { person, id } = await newResume();
    const ann = await open(id, person);
    for (let i = 0; i < 80; i += 1) ann.send({ type: 'ping', t0: i });
    expect(await ann.closed).toMatchObject({ code: CLOSE.rate_limited });
  });
});
