import type { Duplex } from 'node:stream';
import { SERVICE_RESTART } from '#protocol/trunk';
import { closeFrame, FrameTracker } from './frames.ts';

/** The registered close code for a server that goes away. */
export const GOING_AWAY = 1001;

const CLOSE_GRACE_MS = 1_000;
/** A client that takes nothing at all for so long, while something waits for it, is given up: it would hold what waits for ever. */
const STALLED_MS = 60_000;

/** One WebSocket: bytes both ways, each side no faster than the other reads. */
export interface Tunnel {
  /** Puts a frame of our own before the client, between two frames of the worker's. After a close frame nothing is put. */
  write(frame: Buffer): void;
  /** Says why between two frames, then ends both sides. */
  close(code: number, reason?: string): void;
  ended: Promise<void>;
}

export function openTunnel(
  client: Duplex,
  worker: Duplex,
  first: { fromClient: Buffer; fromWorker: Buffer },
  stalledMs = STALLED_MS,
): Tunnel {
  const frames = new FrameTracker();
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  /** Put while a frame of the worker's was half-way. */
  const waiting: Buffer[] = [];
  let lastFrame: Buffer | null = null;
  let stall: NodeJS.Timeout | undefined;

  const end = () => {
    clearTimeout(stall);
    client.destroy();
    worker.destroy();
    resolve();
  };
  const say = (last: Buffer) => {
    if (client.writable && !frames.closing) client.end(last);
    worker.destroy();
    setTimeout(end, CLOSE_GRACE_MS).unref();
  };
  /** Looks whether less waits for the client than a while ago: nothing is added while the worker pauses. */
  const watch = () => {
    const left = client.writableLength;
    clearTimeout(stall);
    stall = setTimeout(() => (client.writableLength < left ? watch() : end()), stalledMs);
  };
  const put = (frame: Buffer) => {
    if (client.writable && !frames.closing && !client.write(frame)) watch();
  };
  const toClient = (chunk: Buffer) => {
    frames.read(chunk);
    if (!client.write(chunk)) {
      worker.pause();
      watch();
    }
    if (!frames.between) return;
    for (const frame of waiting.splice(0)) put(frame);
    if (lastFrame) say(lastFrame);
  };

  worker.on('data', toClient);
  client.on('drain', () => {
    clearTimeout(stall);
    worker.resume();
  });
  client.on('data', (chunk: Buffer) => {
    // After the worker's end the client is still read, or its own end would never be seen.
    if (!worker.destroyed && !worker.write(chunk)) client.pause();
  });
  worker.on('drain', () => client.resume());
  client.on('end', () => worker.end());
  // The worker ends a socket with a close frame; without one it died, and the client should come back.
  worker.on('close', () => {
    client.resume();
    if (frames.closing || !frames.between) client.end();
    else say(closeFrame(SERVICE_RESTART));
    setTimeout(end, CLOSE_GRACE_MS).unref();
  });
  client.on('close', end);
  // A reset is how peers leave; 'close' follows and cleans up.
  client.on('error', () => worker.destroy());
  worker.on('error', () => worker.destroy());

  if (first.fromWorker.length > 0) toClient(first.fromWorker);
  if (first.fromClient.length > 0) worker.write(first.fromClient);

  return {
    write(frame) {
      if (frames.between) put(frame);
      else waiting.push(frame);
    },
    close(code, reason) {
      lastFrame = closeFrame(code, reason);
      if (frames.between) say(lastFrame);
      else setTimeout(end, CLOSE_GRACE_MS).unref();
    },
    ended,
  };
}

/** The head of a 101 answer, with the worker's own headers. */
export function switchingProtocols(headers: readonly string[]): string {
  const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
  for (let at = 0; at + 1 < headers.length; at += 2) lines.push(`${headers[at]}: ${headers[at + 1]}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}
