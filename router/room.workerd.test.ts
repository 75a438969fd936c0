import { evictDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, it } from 'vitest';
import { CLOSE } from '#protocol/compat';
import { ReplicaId } from '#protocol/ids';
import { ServerFrame } from '#protocol/live';
import { Replica } from '#sync/replica';
import { newReplica } from '#sync/replica-state';
import { call, connect, register, type SignedInPerson, type Wire } from './testing/client.ts';
import { type Live, newActor, nextOf, open, set } from './testing/live.ts';

async function newResume(): Promise<{ person: SignedInPerson; id: string }> {
  const person = await register();
  const { body } = await call<{ id: string }>('POST', '/api/resumes', { token: person.token, body: {} });
  return { person, id: body.id };
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const opened: Wire[] = [];
const joined = async (id: string, person: SignedInPerson): Promise<Live> => {
  const live = await open(id, person);
  opened.push(live);
  return live;
};
afterEach(async () => {
  const open = opened.splice(0).filter(({ socket }) => socket.readyState === WebSocket.OPEN);
  for (const { socket } of open) socket.close(1000, 'over');
  await Promise.all(open.map(({ closed }) => closed));
});

/** Says every half second how much it has read, as every client must. Returns how many frames that were. */
function keepTelling(wire: Wire, before = 0): () => number {
  let units = before;
  let frames = 0;
  wire.socket.addEventListener('message', (event) => {
    units += String(event.data).length;
    frames += 1;
  });
  const timer = setInterval(() => wire.send({ type: 'got', units }), 500);
  wire.socket.addEventListener('close', () => clearInterval(timer));
  return () => frames;
}
const welcomed = (live: Live): number => JSON.stringify(live.welcome).length;

/** Writes as fast as one may, until told to stop. */
function keepWriting(live: Live, value: (c: number) => string): () => void {
  let c = 0;
  const timer = setInterval(() => {
    c += 1;
    live.send({ type: 'push', actor: live.actor, ops: [set(c, `sec/${live.actor}/title`, value(c), live.actor)] });
  }, 50);
  return () => clearInterval(timer);
}

describe('a reader who does not say what it has read', () => {
  it('is dropped within five seconds, and nobody else notices more than that it left', async () => {
    const { person, id } = await newResume();
    const writer = await joined(id, person);
    const reader = await joined(id, person);
    const deaf = await joined(id, person);
    keepTelling(writer, welcomed(writer));
    const heard = keepTelling(reader, welcomed(reader));
    const begun = Date.now();
    const stop = keepWriting(writer, (c) => `edit ${c}`);
    expect(await deaf.closed).toMatchObject({ code: CLOSE.too_slow });
    expect(Date.now() - begun).toBeLessThan(5_000);
    const before = heard();
    await sleep(500);
    stop();
    expect(heard() - before).toBeGreaterThan(3);
    expect([writer.socket.readyState, reader.socket.readyState]).toEqual([WebSocket.OPEN, WebSocket.OPEN]);
    await nextOf(reader, 'left');
  });

  it('is dropped sooner when a megabyte is under way', async () => {
    const { person, id } = await newResume();
    const writers = await Promise.all([joined(id, person), joined(id, person)]);
    const deaf = await joined(id, person);
    for (const writer of writers) keepTelling(writer, welcomed(writer));
    const begun = Date.now();
    const long = 'x'.repeat(30_000);
    const stops = writers.map((writer) => {
      let c = 0;
      const timer = setInterval(() => {
        c += 1;
        const contact = { id: 'a', label: '', text: '', link: '', icon: '' };
        const contacts = Array.from({ length: 24 }, (_, at) => ({ ...contact, id: `c${at}`, link: `${c}${long}`.slice(0, 1_900) }));
        writer.send({ type: 'push', actor: writer.actor, ops: [set(c, 'basics/contacts', contacts, writer.actor)] });
      }, 50);
      return () => clearInterval(timer);
    });
    expect(await deaf.closed).toMatchObject({ code: CLOSE.too_slow });
    for (const stop of stops) stop();
    expect(Date.now() - begun).toBeLessThan(3_500);
  });

  it('cannot claim to have read more than it was sent', async () => {
    const { person, id } = await newResume();
    const liar = await joined(id, person);
    liar.send({ type: 'got', units: 1_000_000 });
    expect(await nextOf(liar, 'error')).toMatchObject({ code: 'invalid_input' });
    expect(await liar.closed).toMatchObject({ code: CLOSE.bad_frame });
  });
});

describe('a reader who says so', () => {
  it('stays, also through hibernation, though the actor has forgotten how much it sent', async () => {
    const { person, id } = await newResume();
    const writer = await joined(id, person);
    const reader = await joined(id, person);
    keepTelling(writer, welcomed(writer));
    keepTelling(reader, welcomed(reader));
    await sleep(600);
    await evictDurableObject(env.RESUME.getByName(id), { webSockets: 'hibernate' });
    const stop = keepWriting(writer, (c) => `edit ${c}`);
    const closed = Promise.race([reader.closed, writer.closed, sleep(5_500)]);
    expect(await closed).toBeUndefined();
    stop();
  });
});

describe('a socket that has not said hello', () => {
  it('is sent nothing of the room', async () => {
    const { person, id } = await newResume();
    const silent = await connect(`/api/resumes/${id}/live`, { authorization: `Bearer ${person.token}` });
    opened.push(silent);
    const ann = await joined(id, person);
    ann.send({ type: 'p', field: 'basics/name', anchor: null, head: null });
    ann.send({ type: 'push', actor: ann.actor, ops: [set(1, 'basics/headline', 'Secret', ann.actor)] });
    await nextOf(ann, 'ack');
    await sleep(150);
    silent.send({ type: 'ping', t0: 1 });
    expect(await silent.next()).toMatchObject({ type: 'pong' });
  });
});

describe('edits that come thick', () => {
  it('leave together, in order, each once', async () => {
    const { person, id } = await newResume();
    const reader = await joined(id, person);
    const writers = await Promise.all(Array.from({ length: 8 }, () => joined(id, person)));
    const from = Number(reader.welcome.seq);
    for (let c = 1; c <= 12; c += 1)
      for (const { actor, send } of writers) send({ type: 'push', actor, ops: [set(c, `sec/${actor}/title`, String(c), actor)] });
    const seqs: number[] = [];
    let frames = 0;
    while (seqs.length < 96) {
      const { ops, seq } = await nextOf(reader, 'ops');
      frames += 1;
      const entries = ops as [path: string, value: string, stamp: string, seq: number][];
      for (const entry of entries) seqs.push(entry[3]);
      expect(seq).toBe(seqs.at(-1));
    }
    expect(seqs).toEqual(Array.from({ length: 96 }, (_, at) => from + 1 + at));
    expect(frames).toBeLessThan(60);
  });

  it('reach everybody even when the actor is put to sleep at once', async () => {
    const { person, id } = await newResume();
    const ann = await joined(id, person);
    const bob = await joined(id, person);
    for (let c = 1; c <= 10; c += 1) ann.send({ type: 'push', actor: ann.actor, ops: [set(c, 'basics/headline', `edit ${c}`, ann.actor)] });
    await nextOf(ann, 'ack');
    await evictDurableObject(env.RESUME.getByName(id), { webSockets: 'hibernate' });
    const seen: unknown[] = [];
    while (seen.length < 10) seen.push(...((await nextOf(bob, 'ops')).ops as unknown[]));
    expect(seen).toHaveLength(10);
  });

  it('are lost to nobody when the actor dies: its sockets end, and the next hello brings what is missing', async () => {
    const { person, id } = await newResume();
    const ann = await joined(id, person);
    const bob = await joined(id, person);
    for (let c = 1; c <= 10; c += 1) ann.send({ type: 'push', actor: ann.actor, ops: [set(c, 'basics/headline', `edit ${c}`, ann.actor)] });
    await nextOf(ann, 'ack');
    await evictDurableObject(env.RESUME.getByName(id), { webSockets: 'close' });
    await Promise.all([ann.closed, bob.closed]);
    const back = await open(id, person, { actor: bob.actor, since: Number(bob.welcome.seq) });
    opened.push(back);
    const seen = Number((await open(id, person, { actor: ann.actor })).welcome.seen);
    expect(back.welcome.regs).toEqual([['basics/headline', `edit ${seen}`, expect.any(String), Number(bob.welcome.seq) + seen]]);
  });
});

describe('replicas in one room', () => {
  /** A replica on a real socket, as the app has it, that says at once what it wants and notes what it must not need. */
  async function replicaIn(id: string, person: SignedInPerson) {
    const replica = new Replica(newReplica(ReplicaId.parse(newActor())), { now: () => Date.now(), newWriter: () => 1, edited: () => {} });
    const wire = await connect(`/api/resumes/${id}/live`, { authorization: `Bearer ${person.token}` });
    opened.push(wire);
    keepTelling(wire);
    let hellos = 0;
    let greet: () => void = () => {};
    const greeted = new Promise<void>((resolve) => {
      greet = resolve;
    });
    const push = () => {
      const next = replica.nextPush();
      if (next) wire.send(next);
    };
    wire.socket.addEventListener('message', (event) => {
      const frame = ServerFrame.parse(JSON.parse(String(event.data)));
      if (replica.receive(frame, Date.now()).hello) hellos += 1;
      if (frame.type === 'welcome') greet();
      if (frame.type === 'ack') push();
    });
    wire.send(replica.hello(Date.now()));
    await greeted;
    const write = (path: string, value: string) => {
      replica.set(path, value, Date.now());
      push();
    };
    return { replica, write, hellos: () => hellos };
  }

  it('never have to ask again on a link that loses nothing, however many write', async () => {
    const { person, id } = await newResume();
    const all = await Promise.all(Array.from({ length: 9 }, () => replicaIn(id, person)));
    const paths = ['basics/name', 'basics/headline', 'basics/email', 'basics/phone'];
    // Each at a beat of its own, so that pushes meet in every order.
    await Promise.all(
      all.map(async ({ write }, who) => {
        for (let edit = 0; edit < 24; edit += 1) {
          write(paths[(who * 7 + edit * 3) % 4] ?? 'basics/name', `${who} wrote ${edit}`);
          await sleep(((who * 13 + edit * 29) % 60) + 10);
        }
      }),
    );
    while (all.some(({ replica }) => replica.pending > 0)) await sleep(20);
    await sleep(200);
    expect(all.map(({ hellos }) => hellos())).toEqual(all.map(() => 0));
    const views = all.map(({ replica }) => ({
      since: replica.state.since,
      view: [...replica.entries()].sort(([a], [b]) => (a < b ? -1 : 1)),
    }));
    for (const view of views) expect(view).toEqual(views[0]);
    expect(views[0]?.since).toBeGreaterThan(9 * 24 * 0.5);
  });
});
