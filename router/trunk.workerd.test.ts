import { evictDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { CLOSE } from '#protocol/compat';
import { FRONT_HEADER, SEAT_HEADER, TRUNK_HEADER } from '#protocol/trunk';
import { isFrontSecret } from './front.ts';
import { call, register, type SignedInPerson, wireOf } from './testing/client.ts';
import { nextOf, open, set } from './testing/live.ts';
import { askFor, FRONT, type Seated, TestTrunk } from './testing/trunk.ts';

async function newResume(): Promise<{ person: SignedInPerson; id: string }> {
  const person = await register();
  const { body } = await call<{ id: string }>('POST', '/api/resumes', { token: person.token, body: {} });
  return { person, id: body.id };
}
const TRUNK = 'a'.repeat(32);
const push = (live: { actor: string; send(frame: unknown): void }, c: number, value: string): void =>
  live.send({ type: 'push', actor: live.actor, ops: [set(c, `sec/${live.actor}/title`, value, live.actor)] });

describe('the front’s headers', () => {
  it('open a trunk for whoever knows the secret of this start, and for nobody else', async () => {
    const { id, person } = await newResume();
    const path = `/api/resumes/${id}/trunk`;
    const attempts: Record<string, string>[] = [
      {},
      { [TRUNK_HEADER]: TRUNK },
      { [TRUNK_HEADER]: TRUNK, [FRONT_HEADER]: '' },
      { [TRUNK_HEADER]: TRUNK, [FRONT_HEADER]: 'front-of-the-testz' },
      { [TRUNK_HEADER]: TRUNK, [FRONT_HEADER]: `${FRONT} ${FRONT}` },
      { [TRUNK_HEADER]: 'not a trunk', [FRONT_HEADER]: FRONT },
    ];
    for (const headers of attempts) {
      const response = await askFor(path, { authorization: `Bearer ${person.token}`, ...headers });
      expect([response.status, response.webSocket]).toEqual([404, null]);
    }
    const response = await askFor(path, { [TRUNK_HEADER]: TRUNK, [FRONT_HEADER]: FRONT });
    expect(response.status).toBe(101);
  });

  it('are nobody’s where the launcher made no secret', () => {
    expect([undefined, ''].flatMap((made) => [undefined, '', 'x'].map((given) => isFrontSecret(given, made)))).not.toContain(true);
    expect([isFrontSecret('x', 'x'), isFrontSecret('y', 'x'), isFrontSecret(undefined, 'x')]).toEqual([true, false, false]);
  });

  it('seat nobody without the secret: the socket is told directly', async () => {
    const { id, person } = await newResume();
    const trunk = await TestTrunk.open(id);
    const headers = { authorization: `Bearer ${person.token}`, [SEAT_HEADER]: `${trunk.id}.1`, [FRONT_HEADER]: 'wrong' };
    const wire = wireOf(await askFor(`/api/resumes/${id}/live`, headers));
    wire.send({ type: 'hi', v: 1, schema: 1, actor: 'replicaseat', since: 0, t0: 1 });
    expect(await wire.next()).toMatchObject({ type: 'welcome' });
    expect(trunk.messages).toEqual([]);
  });

  it('do not make a person of a trunk', async () => {
    const { id, person } = await newResume();
    await TestTrunk.open(id);
    const ann = await open(id, person);
    expect(ann.welcome.presence).toEqual([]);
  });
});

/** Frames of a reader from the first edit up to the one that says `end`. */
async function heardUntil(live: { next(): Promise<Record<string, unknown>> }, end: string): Promise<Record<string, unknown>[]> {
  const frames: Record<string, unknown>[] = [];
  for (;;) {
    const frame = await live.next();
    if (frames.length > 0 || frame.type === 'ops') frames.push(frame);
    if (frame.type === 'ops' && JSON.stringify(frame.ops).includes(end)) return frames;
  }
}

describe('a socket on a trunk', () => {
  async function room() {
    const { id, person } = await newResume();
    const trunk = await TestTrunk.open(id);
    return { id, person, trunk };
  }

  it('hears the same frames as a direct one, in the same order, and nothing past the trunk', async () => {
    const { id, person, trunk } = await room();
    const writer = await trunk.join(1, person);
    const other = await trunk.join(2, person);
    const seated = await trunk.join(3, person);
    const direct = await open(id, person);
    // Once the others see it, everybody was told who is there.
    while (!JSON.stringify(await nextOf(seated, 'p')).includes(String(direct.welcome.session)));
    expect(seated.welcome).toMatchObject({ type: 'welcome', role: 'owner' });
    for (let c = 1; c <= 5; c += 1) {
      push(writer, c, `first ${c}`);
      push(other, c, `second ${c}`);
      await nextOf(writer, 'ack');
      await nextOf(other, 'ack');
      writer.send({ type: 'p', field: 'basics/name', anchor: 0, head: c });
    }
    // Who looks where is told twenty times a second at most: the pause is over before the end.
    await scheduler.wait(200);
    push(writer, 6, 'the end');
    const [byTrunk, directly] = [await heardUntil(seated, 'the end'), await heardUntil(direct, 'the end')];
    expect(byTrunk).toEqual(directly);
    expect(byTrunk.map(({ type }) => type)).toEqual(expect.arrayContaining(['ops', 'p']));
    expect([writer.direct, other.direct, seated.direct]).toEqual([[], [], []]);
  });

  it('is told of one frame together with the others', async () => {
    const { person, trunk } = await room();
    const writer = await trunk.join(1, person);
    const readers = [await trunk.join(2, person), await trunk.join(3, person), await trunk.join(4, person)];
    push(writer, 1, 'told once');
    for (const reader of readers) await nextOf(reader, 'ops');
    const telling = trunk.messages.filter((message) => message.includes('told once'));
    expect(telling).toHaveLength(1);
    expect(telling[0]).toContain('t2,3,4\n{"type":"ops"');
  });

  it('gets what is meant for it alone by its seat alone, its end too', async () => {
    const { person, trunk } = await room();
    const [ann, bob] = [await trunk.join(1, person), await trunk.join(2, person)];
    push(ann, 1, 'mine');
    expect(await nextOf(ann, 'ack')).toMatchObject({ upto: 1 });
    push(ann, 3, 'too early');
    expect(await nextOf(ann, 'resync')).toEqual({ type: 'resync', seen: 1 });
    bob.send('no JSON');
    expect(await nextOf(bob, 'error')).toMatchObject({ code: 'malformed_json' });
    expect(await bob.ended).toEqual({ code: CLOSE.bad_frame, reason: 'bad_frame' });
    expect(bob.socket.readyState).toBe(WebSocket.OPEN);
    // What it still had under way is not listened to.
    bob.send({ type: 'ping', t0: 7 });
    ann.send({ type: 'ping', t0: 8 });
    expect(await nextOf(ann, 'pong')).toMatchObject({ t0: 8 });
    expect(trunk.messages.join('\n')).not.toContain('"t0":7');
  });

  it('is told by it that it may not in', async () => {
    const { trunk } = await room();
    const stranger = await trunk.connect(1, await register());
    expect(await stranger.next()).toEqual({ type: 'forbidden' });
    expect(await stranger.ended).toMatchObject({ code: CLOSE.forbidden });
  });

  it('leaves the room when its own connection ends', async () => {
    const { person, trunk } = await room();
    const [ann, bob] = [await trunk.join(1, person), await trunk.join(2, person)];
    bob.socket.close(1000, 'over');
    expect(await nextOf(ann, 'left')).toMatchObject({ session: bob.welcome.session });
  });

  it('finds its trunk again after a sleep, whoever is heard first', async () => {
    const { id, person, trunk } = await room();
    const [ann, bob] = [await trunk.join(1, person), await trunk.join(2, person)];
    const direct = await open(id, person);
    await evictDurableObject(env.RESUME.getByName(id), { webSockets: 'hibernate' });
    push(ann, 1, 'after the sleep');
    expect(await nextOf(ann, 'ack')).toMatchObject({ upto: 1 });
    await nextOf(bob, 'ops');
    await nextOf(direct, 'ops');
    await evictDurableObject(env.RESUME.getByName(id), { webSockets: 'hibernate' });
    const carol = await trunk.join(3, person);
    expect(carol.welcome.presence).toHaveLength(3);
    expect([ann.direct, bob.direct, carol.direct]).toEqual([[], [], []]);
  });

  it.each([false, true])('comes back when the trunk is lost (after a sleep: %s)', async (asleep) => {
    const { id, person, trunk } = await room();
    const ann = await trunk.join(1, person);
    const direct = await open(id, person);
    if (asleep) await evictDurableObject(env.RESUME.getByName(id), { webSockets: 'hibernate' });
    trunk.socket.close(1000, 'lost');
    expect(await ann.closed).toMatchObject({ code: 1012 });
    await nextOf(direct, 'left');
    direct.send({ type: 'ping', t0: 1 });
    expect(await nextOf(direct, 'pong')).toMatchObject({ t0: 1 });
  });

  it('comes back at once when its trunk is not there', async () => {
    const { id, person, trunk } = await room();
    trunk.socket.close(1000, 'lost');
    await trunk.closed;
    const wire = await trunk.connect(1, person);
    expect(await wire.closed).toMatchObject({ code: 1012 });
    expect((await open(id, person)).welcome.presence).toEqual([]);
  });

  it('is dropped when it does not say what it has read', async () => {
    const { person, trunk } = await room();
    const [writer, deaf] = [await trunk.join(1, person), await trunk.join(2, person)];
    const keepReading = ({ send, welcome }: Seated, units: () => number) =>
      setInterval(() => send({ type: 'got', units: JSON.stringify(welcome).length + units() }), 500);
    const timer = keepReading(writer, () => 0);
    let c = 0;
    const writing = setInterval(() => {
      c += 1;
      push(writer, c, `edit ${c}`);
    }, 100);
    expect(await deaf.ended).toEqual({ code: CLOSE.too_slow, reason: 'too_slow' });
    clearInterval(writing);
    clearInterval(timer);
  });
});
