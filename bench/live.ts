import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import { LIVE_LIMITS, type Op, ServerFrame } from '#protocol/live';
import { tick, ZERO_CLOCK } from '#sync/stamp';
import { Api } from '../e2e/support/api.ts';
import { quantile } from './stats.ts';

const EDITS = 200;
/** Under the limit of messages a second, so that what is measured is the way, not the brake. */
const PAUSE_MS = Math.ceil(1_000 / LIVE_LIMITS.messagesPerSecond) + 7;

export interface LiveMeasure {
  sockets: number;
  /** Milliseconds from sending an edit to its arrival at another socket, over all edits and sockets. */
  p50: number;
  p99: number;
  /** Milliseconds from sending an edit to its durable acknowledgement. */
  ackP50: number;
  ackP99: number;
}

/** One open, welcomed socket on a résumé. */
async function join(api: Api, resume: string, actor: string, hear: (frame: ServerFrame) => void): Promise<WebSocket> {
  const socket = new WebSocket(await api.socketUrl(`/api/resumes/${resume}/live`));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const welcomed = new Promise<void>((resolve) => {
    socket.on('message', (data) => {
      const frame = ServerFrame.parse(JSON.parse(String(data)));
      if (frame.type === 'welcome') resolve();
      hear(frame);
    });
  });
  socket.send(JSON.stringify({ type: 'hi', v: 1, schema: 1, actor, since: 0, t0: Date.now() }));
  await welcomed;
  return socket;
}

/** Edits by one socket, seen by the others, all on one résumé of one person. */
export async function measureLive(base: string, sockets: number): Promise<LiveMeasure> {
  const api = await Api.register(base);
  const { id } = await api.createResume('Measured');
  const sent = new Map<string, number>();
  const arrivals: number[] = [];
  const acks: number[] = [];
  let sentAt = 0;

  const since = (value: unknown) => {
    const at = typeof value === 'string' ? sent.get(value) : undefined;
    if (at !== undefined) arrivals.push(performance.now() - at);
  };
  const readers = await Promise.all(
    Array.from({ length: sockets - 1 }, (_, at) =>
      join(api, id, `reader00${at}`, (frame) => {
        if (frame.type === 'ops') for (const [, value] of frame.ops) since(value);
      }),
    ),
  );
  const writerId = 'writer000';
  const writer = await join(api, id, writerId, (frame) => {
    if (frame.type === 'ack') acks.push(performance.now() - sentAt);
  });

  let clock = ZERO_CLOCK;
  for (let c = 1; c <= EDITS; c += 1) {
    const ticked = tick(clock, Date.now(), writerId);
    clock = ticked.clock;
    const op: Op = [c, 'set', 'basics/headline', `edit ${c}`, ticked.stamp, null];
    sentAt = performance.now();
    sent.set(`edit ${c}`, sentAt);
    writer.send(JSON.stringify({ type: 'push', actor: writerId, ops: [op] }));
    await sleep(PAUSE_MS);
  }
  await sleep(500);
  for (const socket of [writer, ...readers]) socket.close();
  const expected = EDITS * (sockets - 1);
  if (arrivals.length !== expected) throw new Error(`${expected - arrivals.length} of ${expected} edits did not arrive`);
  return {
    sockets,
    p50: quantile(arrivals, 0.5),
    p99: quantile(arrivals, 0.99),
    ackP50: quantile(acks, 0.5),
    ackP99: quantile(acks, 0.99),
  };
}
