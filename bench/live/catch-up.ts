import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { deflateRawSync } from 'node:zlib';
import WebSocket from 'ws';
import { ServerFrame } from '#protocol/live';
import { documentOf } from '#sync/document';
import { Replica } from '#sync/replica';
import { newReplica, type ReplicaState } from '#sync/replica-state';
import { tick, ZERO_CLOCK } from '#sync/stamp';
import { quantile } from '../stats.ts';
import type { LiveServer } from './server.ts';

const ROUNDS = 9;
const MISSED = 1_000;
const ITEMS = 64;
const FILLING = 400;
const OPS_A_PUSH = 50;
type Edit = readonly [path: string, value: string];
/** Between two pushes: under the limit of messages. */
const GAP_MS = 40;

export interface CatchUpMeasure {
  /** Milliseconds from hello to a document that shows it all: the median. */
  ms: number;
  /** The welcome's bytes, and what WebSocket compression would make of them. */
  bytes: number;
  deflated: number;
}

const portsOf = { now: Date.now, newWriter: () => 1, edited: () => {} };

/** Somebody comes back to a filled résumé after 1,000 edits by others, spread over fields of 64 items. */
export async function measureCatchUp(server: LiveServer, resume: string): Promise<CatchUpMeasure> {
  const [one] = server.sockets(resume, 1);
  if (!one) throw new Error('nobody is there');
  const before = (await greet(one, newReplica('returns00000'))).state;
  await write(
    one,
    Array.from({ length: MISSED }, (_, at) => [`item/bench${at % ITEMS}/name`, `Edit ${at} of somebody else`]),
  );
  return median(await rounds(() => greet(one, structuredClone(before))));
}

/** Puts some 100 KB into a résumé: 400 items. */
export async function fill(server: LiveServer, resume: string): Promise<void> {
  const [one] = server.sockets(resume, 1);
  if (!one) throw new Error('nobody is there');
  const items = Array.from({ length: FILLING }, (_, at): Edit[] => [
    [`item/bench${at}/kind`, 'skill'],
    [`item/bench${at}/name`, `${at} ${'Led the work on what matters. '.repeat(6)}`],
  ]);
  await write(one, items.flat());
}

/** The same by somebody who has nothing yet. The first of each is the actor's first in memory, when `resume` was not asked for before. */
export async function measureFirstOpen(server: LiveServer, resumes: readonly string[]): Promise<CatchUpMeasure> {
  const results: Greeting[] = [];
  for (const resume of resumes) {
    const [one] = server.sockets(resume, 1);
    if (one) results.push(await greet(one, newReplica('firsttime000')));
  }
  return median(results);
}

interface Greeting {
  ms: number;
  frame: string;
  state: ReplicaState;
}

async function rounds(run: () => Promise<Greeting>): Promise<Greeting[]> {
  const results: Greeting[] = [];
  for (let round = 0; round < ROUNDS; round += 1) results.push(await run());
  return results;
}

function median(greetings: readonly Greeting[]): CatchUpMeasure {
  const [first] = greetings;
  if (!first) throw new Error('nothing was measured');
  return {
    ms: quantile(
      greetings.map(({ ms }) => ms),
      0.5,
    ),
    bytes: Buffer.byteLength(first.frame),
    deflated: deflateRawSync(first.frame).byteLength,
  };
}

interface Door {
  url: string;
  token: string | null;
}

/** From the hello on an open socket to the document. */
async function greet({ url, token }: Door, state: ReplicaState): Promise<Greeting> {
  const socket = new WebSocket(url, { perMessageDeflate: false, headers: { authorization: `Bearer ${token}` } });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const replica = new Replica(state, portsOf);
  const begun = performance.now();
  socket.send(JSON.stringify(replica.hello(Date.now())));
  const frame = await new Promise<string>((resolve) => socket.once('message', (data) => resolve(String(data))));
  replica.receive(ServerFrame.parse(JSON.parse(frame)), Date.now());
  documentOf(replica.entries());
  const ms = performance.now() - begun;
  socket.terminate();
  return { ms, frame, state: replica.state };
}

async function write({ url, token }: Door, edits: readonly Edit[]): Promise<void> {
  const socket = new WebSocket(url, { perMessageDeflate: false, headers: { authorization: `Bearer ${token}` } });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const replica = randomBytes(8).toString('hex');
  const done = new Promise<void>((resolve, reject) => {
    socket.on('message', (data) => {
      const frame = ServerFrame.parse(JSON.parse(String(data)));
      if (frame.type !== 'ack') return;
      if (frame.nack.length > 0) reject(new Error(`an edit was refused: ${JSON.stringify(frame.nack[0])}`));
      if (frame.upto >= edits.length) resolve();
    });
  });
  socket.send(JSON.stringify({ type: 'hi', v: 1, schema: 1, actor: replica, since: 0, t0: Date.now() }));
  let clock = ZERO_CLOCK;
  const ops = edits.map(([path, value], at) => {
    const ticked = tick(clock, Date.now(), replica);
    clock = ticked.clock;
    return [at + 1, 'set', path, value, ticked.stamp, null];
  });
  for (let at = 0; at < ops.length; at += OPS_A_PUSH) {
    socket.send(JSON.stringify({ type: 'push', actor: replica, ops: ops.slice(at, at + OPS_A_PUSH) }));
    await sleep(GAP_MS);
  }
  await done;
  socket.terminate();
}
