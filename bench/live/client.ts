import { setTimeout as sleep } from 'node:timers/promises';
import { quantile } from '../stats.ts';
import type { Job, JobResult, Spread } from './job.ts';
import { type Line, thinLine, usualLine } from './lines.ts';
import { markNow, msSince, type Speaker, VitaeSpeaker, YSpeaker } from './wires.ts';

/** A process of clients, driven by one `Job` in a message; what they measured goes back in another. */

const OPEN_AT_ONCE = 20;
const SETTLE_MS = 1_000;
/** Whoever hears nothing stops typing. */
const MOST_UNDER_WAY = 20;

class Client {
  readonly greeted: Promise<void>;
  readonly arrivals: number[] = [];
  readonly accepts: number[] = [];
  readonly underWay: string[] = [];
  edits = 0;
  bytes = 0;
  frames = 0;
  acceptedAt = 0;
  isLost = false;
  private readonly line: Line;
  private readonly speaker: Speaker;
  private accepted = 0;

  constructor(wire: Job['wire'], { url, token }: Job['sockets'][number], isWriter: boolean) {
    this.speaker = wire === 'vitae' ? new VitaeSpeaker() : new YSpeaker();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.greeted = promise;
    this.line = (isWriter ? usualLine : thinLine)(url, token, {
      opened: () => {
        for (const frame of this.speaker.greeting()) this.line.send(frame);
      },
      heard: (frame) => {
        if (this.hear(frame)) resolve();
      },
      lost: (why) => {
        this.isLost = true;
        reject(new Error(why));
      },
    });
  }

  write(): void {
    const mark = markNow();
    const frame = this.speaker.edit(mark);
    this.underWay.push(mark);
    this.edits += 1;
    this.bytes += frame.length;
    this.line.send(frame);
  }

  end(): void {
    this.line.end();
  }

  private hear(data: Buffer): boolean {
    const { greeted = false, accepted = 0, others, answer } = this.speaker.hear(data);
    this.frames += 1;
    for (const mark of others ?? []) this.arrivals.push(msSince(mark));
    if (accepted > this.accepted) this.bytes += data.length;
    for (; this.accepted < accepted; this.accepted += 1) {
      const mark = this.underWay.shift();
      if (mark) this.accepts.push(msSince(mark));
      this.acceptedAt = performance.now();
    }
    if (answer) this.line.send(answer);
    return greeted;
  }
}

async function open(job: Job): Promise<Client[]> {
  const clients: Client[] = [];
  for (let at = 0; at < job.sockets.length; at += OPEN_AT_ONCE) {
    const batch = job.sockets.slice(at, at + OPEN_AT_ONCE).map((socket, place) => new Client(job.wire, socket, at + place < job.writers));
    await Promise.all(batch.map((client) => client.greeted));
    clients.push(...batch);
  }
  return clients;
}

/** One writer's typing: an edit every `gapMs`, as long as the room answers. */
async function type(writer: Client, from: number, { gapMs, seconds }: Job): Promise<void> {
  for (let next = from; next < from + seconds * 1_000; next += gapMs) {
    const wait = next - performance.now();
    if (wait > 0) await sleep(wait);
    while (writer.underWay.length >= MOST_UNDER_WAY && !writer.isLost) await sleep(5);
    if (writer.isLost) return;
    writer.write();
    // What was held up is not made up for by a flood.
    next = Math.max(next, performance.now() - 10 * gapMs);
  }
}

const spread = (samples: readonly number[]): Spread => ({
  count: samples.length,
  p50: quantile(samples, 0.5),
  p99: quantile(samples, 0.99),
  max: samples.reduce((max, one) => Math.max(max, one), 0),
});
const sum = <T>(items: readonly T[], of: (item: T, at: number) => number): number =>
  items.reduce((total, item, at) => total + of(item, at), 0);

async function run(job: Job): Promise<JobResult> {
  const clients = await open(job);
  await sleep(SETTLE_MS);
  const writers = clients.slice(0, job.writers);
  const framesBefore = sum(clients, ({ frames }) => frames);
  const cpuBefore = process.cpuUsage();
  const begun = performance.now();
  // Spread over the gap: people do not press their keys at the same moment.
  await Promise.all(writers.map((writer, at) => type(writer, begun + (job.gapMs * at) / writers.length, job)));
  const cpu = process.cpuUsage(cpuBefore);
  const wallMs = performance.now() - begun;
  await sleep(SETTLE_MS);
  const lost = clients.filter(({ isLost }) => isLost).length;
  if (lost > 0) throw new Error(`${lost} of ${clients.length} sockets were closed on the way`);
  const rooms = Map.groupBy(job.sockets, ({ room }) => room);
  const othersOf = (at: number) => (rooms.get(job.sockets[at]?.room ?? '')?.length ?? 1) - 1;
  const arrivals = clients.flatMap((client) => client.arrivals);
  const edits = sum(writers, (writer) => writer.edits);
  const acceptedUntil = writers.reduce((last, { acceptedAt }) => Math.max(last, acceptedAt), begun);
  for (const client of clients) client.end();
  return {
    edits,
    arrivals: spread(arrivals),
    missing: sum(writers, (writer, at) => writer.edits * othersOf(at)) - arrivals.length,
    accepts: spread(writers.flatMap(({ accepts }) => accepts)),
    perSecond: (sum(writers, ({ accepts }) => accepts.length) / (acceptedUntil - begun)) * 1_000,
    bytes: sum(writers, ({ bytes }) => bytes) / edits,
    frames: sum(clients, ({ frames }) => frames) - framesBefore,
    cpu: (cpu.user + cpu.system) / 1_000 / wallMs,
  };
}

process.once('message', async (job: Job) => {
  const result = await run(job);
  process.send?.(result, () => process.exit(0));
});
