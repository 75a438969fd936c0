import type { Duplex } from 'node:stream';
import { closeFrame, FrameTracker } from './frames.ts';

/** Registered close codes: the server is going away; it restarts and will be back. */
export const GOING_AWAY = 1001;
export const SERVICE_RESTART = 1012;

const CLOSE_GRACE_MS = 1_000;
/** A client that takes nothing at all for so long, while something waits for it, is given up: it would hold what waits for ever. */
const STALLED_MS = 60_000;

/** One WebSocket: bytes both ways, each side no faster than the other reads. */
export interface Tunnel {
  /** Says why between two frames, then ends both sides. */
  close(code: number): void;
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
  let closeWith: number | null = null;
  let stall: NodeJS.Timeout | undefined;

  const end = () => {
    clearTimeout(stall);
    client.destroy();
    worker.destroy();
    resolve();
  };
  const say = (code: number) => {
    if (client.writable && !frames.closing) client.end(closeFrame(code));
    worker.destroy();
    setTimeout(end, CLOSE_GRACE_MS).unref();
  };
  /** Looks whether less waits for the client than a while ago: nothing is added while the worker pauses. */
  const watch = () => {
    const waiting = client.writableLength;
    clearTimeout(stall);
    stall = setTimeout(() => (client.writableLength < waiting ? watch() : end()), stalledMs);
  };
  const toClient = (chunk: Buffer) => {
    frames.read(chunk);
    if (!client.write(chunk)) {
      worker.pause();
      watch();
    }
    if (closeWith !== null && frames.between) say(closeWith);
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
    else say(SERVICE_RESTART);
    setTimeout(end, CLOSE_GRACE_MS).unref();
  });
  client.on('close', end);
  // A reset is how peers leave; 'close' follows and cleans up.
  client.on('error', () => worker.destroy());
  worker.on('error', () => worker.destroy());

  if (first.fromWorker.length > 0) toClient(first.fromWorker);
  if (first.fromClient.length > 0) worker.write(first.fromClient);

  return {
    close(code) {
      closeWith = code;
      if (frames.between) say(code);
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
