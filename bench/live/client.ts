import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import { quantile } from '../stats.ts';
import { markNow, msSince, type Speaker, VitaeSpeaker, YSpeaker } from './wires.ts';

/** What one process of clients is to do; the first `writers` of its sockets write. */
export interface Job {
  wire: 'vitae' | 'y';
  /** One address a socket, with the token that opens it. */
  sockets: { url: string; token: string | null; room: string }[];
  writers: number;
  /** Milliseconds between two edits of a writer. */
  gapMs: number;
  seconds: number;
}

export interface Spread {
  count: number;
  p50: number;
  p99: number;
  max: number;
}

export interface JobResult {
  edits: number;
  /** From sending an edit to its arrival at each other socket, ms. */
  arrivals: Spread;
  /** Arrivals that did not happen. */
  missing: number;
  /** From sending an edit to its acceptance, ms. */
  accepts: Spread;
  /** Accepted edits a second while the writers wrote. */
  perSecond: number;
  /** Bytes of frames' payloads, an edit, at a writer: its pushes and their acknowledgements. */
  sentBytes: number;
  frames: number;
  /** Share of one core that these clients used. */
  cpu: number;
}

const spread = (samples: readonly number[]): Spread => ({
  count: samples.length,
  p50: quantile(samples, 0.5),
  p99: quantile(samples, 0.99),
  max: samples.reduce((max, one) => Math.max(max, one), 0),
});

class Client {
  readonly socket: WebSocket;
  readonly greeted: Promise<void>;
  private readonly speaker: Speaker;
  readonly underWay: string[] = [];
  private accepted = 0;
  isOver = false;
  isLost = false;
  sent = 0;
  sentBytes = 0;
  frames = 0;
  readonly arrivals: number[] = [];
  readonly accepts: number[] = [];
  lastAcceptAt = 0;

  constructor(wire: Job['wire'], url: string, token: string | null) {
    this.speaker = wire === 'vitae' ? new VitaeSpeaker() : new YSpeaker();
    this.socket = new WebSocket(url, {
      perMessageDeflate: false,
      skipUTF8Validation: true,
      ...(token ? { headers: { authorization: `Bearer ${token}` } } : {}),
    });
    this.greeted = new Promise((resolve, reject) => {
      this.socket.on('open', () => {
        for (const frame of this.speaker.greeting()) this.socket.send(frame);
      });
      this.socket.on('message', (data: Buffer, isBinary: boolean) => {
        const { greeted, accepted, others, answer } = this.speaker.hear(data, isBinary);
        this.frames += 1;
        if (greeted) resolve();
        for (const mark of others ?? []) this.arrivals.push(msSince(mark));
        while (accepted !== undefined && this.accepted < accepted) {
          this.accepted += 1;
          const mark = this.underWay.shift();
          if (mark) this.accepts.push(msSince(mark));
          this.lastAcceptAt = performance.now();
        }
        if (answer) this.socket.send(answer);
      });
      this.socket.on('error', reject);
      this.socket.on('close', (code) => {
        if (this.isOver) return;
        reject(new Error(`a socket was closed with ${code}`));
        this.isLost = true;
      });
    });
  }

  write(): void {
    const mark = markNow();
    const frame = this.speaker.edit(mark);
    this.underWay.push(mark);
    this.sent += 1;
    this.sentBytes += frame.length;
    this.socket.send(frame);
  }
}

const MOST_UNDER_WAY = 20;
const OPEN_AT_ONCE = 20;
const SETTLE_MS = 1_500;

async function run(job: Job): Promise<JobResult> {
  const clients: Client[] = [];
  for (let at = 0; at < job.sockets.length; at += OPEN_AT_ONCE) {
    const batch = job.sockets.slice(at, at + OPEN_AT_ONCE).map(({ url, token }) => new Client(job.wire, url, token));
    await Promise.all(batch.map((client) => client.greeted));
    clients.push(...batch);
  }
  await sleep(500);
  const before = clients.reduce((sum, client) => sum + client.frames, 0);
  const cpuBefore = process.cpuUsage();
  const begun = performance.now();
  const writers = clients.slice(0, job.writers);
  await Promise.all(
    writers.map(async (writer, at) => {
      // Spread over the gap: people do not press their keys at the same moment.
      let next = begun + (job.gapMs * at) / writers.length;
      while (next < begun + job.seconds * 1_000) {
        const wait = next - performance.now();
        if (wait > 0) await sleep(wait);
        // Whoever hears nothing stops typing; a flood would be shut out.
        while (writer.underWay.length >= MOST_UNDER_WAY) await sleep(5);
        writer.write();
        next = Math.max(next + job.gapMs, performance.now() - 10 * job.gapMs);
      }
    }),
  );
  const used = process.cpuUsage(cpuBefore);
  const ms = performance.now() - begun;
  await sleep(SETTLE_MS);
  const edits = writers.reduce((sum, writer) => sum + writer.sent, 0);
  const rooms = Map.groupBy(job.sockets, ({ room }) => room);
  const expected = writers.reduce((sum, writer, at) => sum + writer.sent * ((rooms.get(job.sockets[at]?.room ?? '')?.length ?? 1) - 1), 0);
  const arrivals = clients.flatMap((client) => client.arrivals);
  const accepts = writers.flatMap((writer) => writer.accepts);
  const last = writers.reduce((max, writer) => Math.max(max, writer.lastAcceptAt), begun);
  const lost = clients.filter((client) => client.isLost).length;
  if (lost > 0) throw new Error(`${lost} of ${clients.length} sockets were closed on the way`);
  for (const client of clients) {
    client.isOver = true;
    client.socket.terminate();
  }
  return {
    edits,
    arrivals: spread(arrivals),
    missing: expected - arrivals.length,
    accepts: spread(accepts),
    perSecond: (accepts.length / (last - begun)) * 1_000,
    sentBytes: writers.reduce((sum, writer) => sum + writer.sentBytes, 0) / edits,
    frames: clients.reduce((sum, client) => sum + client.frames, 0) - before,
    cpu: (used.user + used.system) / 1_000 / ms,
  };
}

process.once('message', async (job: Job) => {
  const result = await run(job);
  process.send?.(result, () => process.exit(0));
});
