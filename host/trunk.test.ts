import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import WebSocket, { WebSocketServer } from 'ws';
import { FRONT_HEADER, SEAT_HEADER, TRUNK_HEADER } from '#protocol/trunk';
import { textFrame } from './front/frames.ts';
import { DIRECT_CLIENTS } from './front/rooms.ts';
import { Front } from './front.ts';

const SECRET = 'made at this start';
const ROOM = '/api/resumes/res_1/live';

const closers: (() => Promise<unknown>)[] = [];
/** What the front wrote into the log. */
let said: unknown[][] = [];
beforeEach(() => {
  said = [];
  vi.spyOn(console, 'log').mockImplementation(() => {});
  vi.spyOn(console, 'error').mockImplementation((...words) => void said.push(words));
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const close of closers.splice(0).reverse()) await close();
});

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

interface Asked {
  request: IncomingMessage;
  socket: WebSocket;
  /** The number of the seat that the front gave it. */
  seat: number | null;
}

/** A worker that takes every socket, and lets the test speak for it. */
async function worker({ refusesTrunks = false } = {}) {
  const clients: Asked[] = [];
  const trunks: WebSocket[] = [];
  const server = createServer();
  const sockets = new WebSocketServer({ noServer: true });
  /** What a handshake has to wait for. */
  let before: (request: IncomingMessage) => Promise<void> = async () => {};
  server.on('upgrade', (request, stream, head) => {
    void before(request).then(() => {
      const isTrunk = request.url === '/api/resumes/res_1/trunk';
      const isFront = request.headers[FRONT_HEADER] === SECRET;
      if (isTrunk && (refusesTrunks || !isFront || !/^[0-9a-f]{32}$/.test(String(request.headers[TRUNK_HEADER]))))
        stream.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      else
        sockets.handleUpgrade(request, stream, head, (socket) => {
          if (isTrunk) trunks.push(socket);
          else {
            const [, seat] = String(request.headers[SEAT_HEADER] ?? '').split('.');
            clients.push({ request, socket, seat: seat === undefined ? null : Number(seat) });
          }
        });
    });
  });
  const port = await portOf(server);
  closers.push(async () => {
    for (const socket of sockets.clients) socket.terminate();
    await new Promise((resolve) => server.close(resolve));
  });
  const trunk = () => {
    const last = trunks.at(-1);
    if (!last) throw new Error('there is no trunk');
    return last;
  };
  return {
    port,
    clients,
    trunks,
    trunk,
    hold: (what: typeof before) => {
      before = what;
    },
  };
}

interface Client {
  socket: WebSocket;
  heard: string[];
  /** The next frame that it has not returned. */
  next(): Promise<string>;
  closed: Promise<{ code: number; reason: string }>;
}

async function setUp(options: { refusesTrunks?: boolean; secret?: string } = {}) {
  const behind = await worker(options);
  const url = new URL(`http://127.0.0.1:${behind.port}`);
  const front = new Front({
    targets: () => ({ worker: url, assets: url, isAsset: () => false }),
    trustedProxies: 0,
    secret: options.secret ?? SECRET,
  });
  const port = await front.listen(0, '127.0.0.1');
  closers.push(() => front.stop(100));
  const enter = (path = ROOM): Promise<Client> => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers: { [SEAT_HEADER]: 'forged.1' } });
    const heard: string[] = [];
    const waiting: ((frame: string) => void)[] = [];
    let told = 0;
    socket.on('message', (data) => {
      heard.push(String(data));
      if (waiting.length > 0) {
        told += 1;
        waiting.shift()?.(String(data));
      }
    });
    const closed = new Promise<{ code: number; reason: string }>((resolve) =>
      socket.once('close', (code, reason) => resolve({ code, reason: String(reason) })),
    );
    const next = () =>
      new Promise<string>((resolve) => {
        const frame = heard[told];
        if (frame === undefined) waiting.push(resolve);
        else {
          told += 1;
          resolve(frame);
        }
      });
    return new Promise((resolve, reject) => socket.once('open', () => resolve({ socket, heard, next, closed })).once('error', reject));
  };
  const many = async (count: number): Promise<Client[]> => {
    const clients: Client[] = [];
    for (let at = 0; at < count; at += 1) clients.push(await enter());
    return clients;
  };
  return { ...behind, front, enter, many };
}

/** A room with all its direct clients, and so many on a trunk. */
async function crowd(count: number) {
  const all = await setUp();
  await all.many(DIRECT_CLIENTS);
  const seated = await all.many(count);
  const numbers = all.clients.slice(DIRECT_CLIENTS).map(({ seat }) => seat);
  const workerOf = (at: number): Asked => {
    const asked = all.clients[DIRECT_CLIENTS + at];
    if (!asked) throw new Error(`nobody asked for ${at}`);
    return asked;
  };
  const [first, second, third] = seated;
  if (!first || !second || !third) throw new Error('a crowd is three');
  return { ...all, seated, numbers, workerOf, first, second, third };
}

describe('a trunk', () => {
  it('is opened for those who come after the first sixteen, once', async () => {
    const { clients, trunks, numbers } = await crowd(5);
    expect(clients.slice(0, DIRECT_CLIENTS).map(({ seat }) => seat)).toEqual(Array(DIRECT_CLIENTS).fill(null));
    expect(trunks).toHaveLength(1);
    expect(numbers).toEqual([1, 2, 3, 4, 5]);
    expect(clients.at(-1)?.request.headers[FRONT_HEADER]).toBe(SECRET);
    // Nobody else's word about seats is passed on.
    expect(clients[0]?.request.headers).not.toHaveProperty(SEAT_HEADER);
  });

  it('hands a frame to whom it names, in order, of every size', async () => {
    const { trunk, first, second, third } = await crowd(3);
    const long = 'ü'.repeat(100_000);
    trunk().send(`t1,2,3\n{"a":1}\nt2\n{"b":2}\nt1,3\n${long}`);
    trunk().send('t1,2\n{"c":3}');
    expect([await first.next(), await first.next(), await first.next()]).toEqual(['{"a":1}', long, '{"c":3}']);
    expect([await second.next(), await second.next(), await second.next()]).toEqual(['{"a":1}', '{"b":2}', '{"c":3}']);
    expect([await third.next(), await third.next()]).toEqual(['{"a":1}', long]);
  });

  it('puts nothing into the middle of a frame that the worker sends itself', async () => {
    const { trunk, first, second, workerOf } = await crowd(3);
    const own = workerOf(0).socket;
    const raw: Duplex = Reflect.get(own, '_socket');
    // One frame, and in the same bytes half of the next: the rest of it comes when the client has been told by the trunk.
    raw.write(Buffer.concat([textFrame(Buffer.from('whole')), Buffer.from([0x81, 4, 0x61, 0x62])]));
    expect(await first.next()).toBe('whole');
    trunk().send('t1,2\ntold');
    expect(await second.next()).toBe('told');
    raw.write(Buffer.from([0x63, 0x64]));
    expect(await first.next()).toBe('abcd');
    expect(await first.next()).toBe('told');
  });

  it('closes one with a code and a reason, after what it was told before', async () => {
    const { trunk, first, second, workerOf } = await crowd(3);
    const gone = new Promise((resolve) => workerOf(0).socket.once('close', resolve));
    trunk().send('t1,2\nlast\nc1 4410 replaced\nt1,2\nnever for one');
    expect(await first.closed).toEqual({ code: 4410, reason: 'replaced' });
    expect(first.heard).toEqual(['last']);
    expect([await second.next(), await second.next()]).toEqual(['last', 'never for one']);
    await gone;
  });

  it('keeps what is told to a client whose own handshake is under way', async () => {
    const { trunk, enter, hold, first } = await crowd(3);
    let go: () => void = () => {};
    const asked = new Promise<void>((resolve) => {
      hold(() => {
        resolve();
        return new Promise((open) => {
          go = open;
        });
      });
    });
    const late = enter();
    await asked;
    trunk().send('t4\n{"type":"forbidden"}\nc4 4403 forbidden\nt1\nthat was it');
    expect(await first.next()).toBe('that was it');
    go();
    const { heard, closed } = await late;
    expect(await closed).toEqual({ code: 4403, reason: 'forbidden' });
    expect(heard).toEqual(['{"type":"forbidden"}']);
  });

  it('that is lost sends its clients back, the others stay, and the next get another', async () => {
    const { trunk, trunks, seated, clients, enter } = await crowd(3);
    trunk().terminate();
    expect(await Promise.all(seated.map(({ closed }) => closed))).toEqual(Array(3).fill({ code: 1012, reason: 'trunk_lost' }));
    expect(clients.slice(0, DIRECT_CLIENTS).every(({ socket }) => socket.readyState === WebSocket.OPEN)).toBe(true);
    await enter();
    expect(trunks).toHaveLength(2);
  });

  it.each(['what', 'c1', 'c1 12 x', '\n'])('that says %j is given up', async (nonsense) => {
    const { trunk, first } = await crowd(3);
    trunk().send(nonsense);
    expect(await first.closed).toMatchObject({ code: 1012 });
    expect(said).toEqual([['a trunk is given up:', expect.any(Error)]]);
  });

  it('is asked for once by a room that gets none, which does without', async () => {
    const without = await setUp({ refusesTrunks: true });
    await without.many(DIRECT_CLIENTS + 3);
    expect(without.clients.map(({ seat }) => seat)).toEqual(Array(DIRECT_CLIENTS + 3).fill(null));
    expect(said).toEqual([['a room has no trunk: the worker says 404']]);
  });

  it('is waited for by a crowd that comes at once', async () => {
    const { enter, clients, trunks } = await setUp();
    await Promise.all(Array.from({ length: 60 }, () => enter()));
    expect(clients.filter(({ seat }) => seat === null)).toHaveLength(DIRECT_CLIENTS);
    expect(trunks).toHaveLength(1);
  });
});
