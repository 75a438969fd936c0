import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import { type Clock, tick, ZERO_CLOCK } from '#sync/stamp';
import { type LiveServer, megabytesOf } from './server.ts';

export interface DeafMeasure {
  /** Seconds from the first thing that it did not read until its connection was ended. */
  droppedAfter: number;
  /** Megabytes that workerd and the front took up meanwhile, at the most. */
  grownBy: number;
  /** Megabytes that were written in the room meanwhile. */
  written: number;
}

const WAIT_MS = 20_000;
const GAP_MS = 40;
/** Some 40 KB: what the largest value of a field may be. */
const CONTACTS = 22;
const CONTACT_LETTERS = 1_900;

/** A client that says hello and then never reads, in a room where a megabyte a second is written. */
export async function measureDeaf(server: LiveServer, resume: string): Promise<DeafMeasure> {
  const [reader] = server.sockets(resume, 1);
  if (!reader) throw new Error('nobody is there');
  const { url, token } = reader;
  const memory = (): number => megabytesOf(server.workerPid) + megabytesOf(server.frontProcess?.pid);
  const writer = await openWriter(url, token);
  // Whatever comes first makes room for itself: that is not the deaf one's.
  for (let warm = 0; warm < 50; warm += 1) {
    writer.write();
    await sleep(GAP_MS);
  }
  const deaf = await openDeaf(new URL(url), token ?? '');
  await sleep(500);
  const before = memory();
  const begun = performance.now();
  const { written } = writer;
  let most = before;
  while (writer.leftAt === 0 && performance.now() - begun < WAIT_MS) {
    writer.write();
    most = Math.max(most, memory());
    await sleep(GAP_MS);
  }
  deaf.destroy();
  writer.socket.terminate();
  return {
    droppedAfter: writer.leftAt === 0 ? Number.POSITIVE_INFINITY : (writer.leftAt - begun) / 1_000,
    grownBy: most - before,
    written: (writer.written - written) / 1_048_576,
  };
}

async function openWriter(url: string, token: string | null) {
  const socket = new WebSocket(url, { perMessageDeflate: false, headers: { authorization: `Bearer ${token}` } });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const replica = 'writer000000';
  let clock: Clock = ZERO_CLOCK;
  let count = 0;
  let units = 0;
  socket.on('message', (data: Buffer) => {
    units += data.length;
    if (count % 10 === 0) socket.send(JSON.stringify({ type: 'got', units }));
    // The deaf one cannot notice its end: whoever else is there is told of it.
    if (data.subarray(0, 14).toString() === '{"type":"left"') writer.leftAt = performance.now();
  });
  const writer = {
    socket,
    leftAt: 0,
    written: 0,
    write() {
      const ticked = tick(clock, Date.now(), replica);
      clock = ticked.clock;
      count += 1;
      const link = `${count} `.padEnd(CONTACT_LETTERS, 'x');
      const contacts = Array.from({ length: CONTACTS }, (_, at) => ({ id: `c${at}`, label: '', text: '', link, icon: '' }));
      const frame = JSON.stringify({
        type: 'push',
        actor: replica,
        ops: [[count, 'set', 'basics/contacts', contacts, ticked.stamp, null]],
      });
      writer.written += frame.length;
      socket.send(frame);
    },
  };
  socket.send(JSON.stringify({ type: 'hi', v: 1, schema: 1, actor: replica, since: 0, t0: Date.now() }));
  return writer;
}

/** A WebSocket made by hand, for no library leaves what comes in the kernel's buffers. */
async function openDeaf({ hostname, port, pathname }: URL, token: string): Promise<Socket> {
  const socket = connect({ host: hostname, port: Number(port) });
  socket.on('error', () => {});
  const head = [
    `GET ${pathname} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    `Authorization: Bearer ${token}`,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  await new Promise((resolve) => socket.once('data', resolve));
  socket.pause();
  socket.write(maskedText(JSON.stringify({ type: 'hi', v: 1, schema: 1, actor: 'deaf00000000', since: 0, t0: 1 })));
  return socket;
}

/** A text frame of under 126 bytes; a mask of zeros leaves it as it is (RFC 6455, 5.3). */
function maskedText(text: string): Buffer {
  const body = Buffer.from(text);
  if (body.length > 125) throw new Error('too long for a short frame');
  return Buffer.concat([Buffer.from([0x81, 0x80 | body.length]), Buffer.alloc(4), body]);
}
