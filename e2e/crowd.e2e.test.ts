import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import WebSocket from 'ws';
import { ReplicaId, type ResumeId } from '#protocol/ids';
import { ServerFrame } from '#protocol/live';
import { Replica } from '#sync/replica';
import { newReplica } from '#sync/replica-state';
import { TestServer } from './support/server.ts';
import { Person, share } from './torture/people.ts';

/** More in one room than are told directly: the others hear by a trunk, and nobody can tell (docs/decisions/0010-trunk.md). */
const A_PERSON = 8;
const GOT_MS = 500;
const FIELDS = ['basics/name', 'basics/headline', 'basics/email', 'basics/phone'];

let server: TestServer;
let resume: ResumeId;
let people: Person[];

/** A device with the résumé open. */
class Device {
  readonly replica: Replica;
  readonly closes: number[] = [];
  readonly frames: string[] = [];
  private readonly person: Person;
  private socket: WebSocket | null = null;
  private units = 0;
  private toldAt = 0;

  constructor(id: string, person: Person) {
    this.replica = new Replica(newReplica(ReplicaId.parse(id)), { now: () => Date.now(), newWriter: () => 1, edited: () => {} });
    this.person = person;
  }

  async open(): Promise<void> {
    const address = `ws://localhost:${server.port}/api/resumes/${resume}/live`;
    const socket = new WebSocket(address, { headers: { authorization: `Bearer ${await this.person.token()}` } });
    this.socket = socket;
    this.units = 0;
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.on('close', (code) => this.closes.push(code));
      socket.on('open', () => socket.send(JSON.stringify(this.replica.hello(Date.now()))));
      socket.on('message', (data) => {
        const text = String(data);
        this.units += text.length;
        const frame = ServerFrame.parse(JSON.parse(text));
        this.frames.push(frame.type);
        this.replica.receive(frame, Date.now());
        if (frame.type === 'ack') this.push();
        if (frame.type === 'welcome') resolve(this.push());
        // As seldom as the app: so many frames come that to answer each would be a flood.
        if (performance.now() - this.toldAt < GOT_MS) return;
        this.toldAt = performance.now();
        socket.send(JSON.stringify({ type: 'got', units: this.units }));
      });
    });
  }

  write(path: string, value: string): void {
    this.replica.set(path, value, Date.now());
    this.push();
  }

  leave(): void {
    this.socket?.close(1000);
  }

  private push(): void {
    const next = this.replica.nextPush();
    if (next) this.socket?.send(JSON.stringify(next));
  }
}

let devices: Device[];
const views = () => devices.map(({ replica }) => JSON.stringify([...replica.entries()].sort(([a], [b]) => (a < b ? -1 : 1))));
const areOne = () => devices.every(({ replica }) => replica.pending === 0) && new Set(views()).size === 1;

/** Everybody writes in everybody's fields. Returns what must be there in the end: the last words of each. */
async function everybodyWrites(round: string): Promise<string[]> {
  await Promise.all(
    devices.map(async (device, who) => {
      for (let edit = 0; edit < 6; edit += 1) {
        device.write(FIELDS[(who + edit) % FIELDS.length] ?? 'basics/name', `${who} wrote ${edit}`);
        await sleep(((who * 13 + edit * 29) % 60) + 10);
      }
      device.write(`sec/section${String(who).padStart(5, '0')}/title`, `${round} ${who}`);
    }),
  );
  await expect.poll(areOne, { timeout: 30_000 }).toBe(true);
  return devices.map((_, who) => `"${round} ${who}"`);
}

beforeAll(async () => {
  server = await TestServer.start();
  people = await Promise.all(['Ada', 'Grace', 'Alan'].map((name) => Person.register(server.url, name)));
  const [owner, ...guests] = people;
  if (!owner) throw new Error('nobody is there');
  resume = (await owner.api.createResume('Written by many')).id;
  for (const guest of guests) await share(server, resume, owner, guest, 'editor');
  devices = people.flatMap((person, at) =>
    Array.from({ length: A_PERSON }, (_, nth) => new Device(`device${String(at * A_PERSON + nth).padStart(6, '0')}`, person)),
  );
});
afterAll(async () => {
  for (const device of devices) device.leave();
  await server.dispose();
});

it('a room with more sockets than are told directly has a trunk, and all see the same', async () => {
  await Promise.all(devices.map((device) => device.open()));
  expect(server.output).toContain('has a trunk');
  const written = await everybodyWrites('first');
  for (const words of written) expect(views()[0]).toContain(words);
  // Nobody lost a frame on the way, or was told one too early: then it would have been sent away, or asked again.
  for (const { frames, closes } of devices) expect([frames.filter((type) => type === 'welcome').length, closes]).toEqual([1, []]);
});

it('everybody comes back when the worker dies, and nothing is lost', async () => {
  devices[0]?.write('basics/headline', 'Written while it died');
  for (const pid of server.workerds) process.kill(pid, 'SIGKILL');
  await expect.poll(() => devices.every(({ closes }) => closes.length === 1), { timeout: 20_000 }).toBe(true);
  expect(new Set(devices.flatMap(({ closes }) => closes))).toEqual(new Set([1012]));
  await expect.poll(() => server.output, { timeout: 30_000 }).toContain('workerd is back');
  await Promise.all(devices.map((device) => device.open()));
  const written = await everybodyWrites('second');
  for (const words of written) expect(views()[0]).toContain(words);
  expect(server.output.split('has a trunk')).toHaveLength(3);
});
