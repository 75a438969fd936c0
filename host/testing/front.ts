import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach } from 'vitest';
import { Front } from '../front.ts';
import type { Targets } from '../runtime.ts';

/** A front before a worker that is a plain server here; both end with the test. */

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

export async function listen(server: Server): Promise<URL> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  return new URL(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`);
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export async function frontBefore(
  worker: URL | (() => URL | null),
  { trustedProxies = 0, assets, stalledMs = 60_000 }: { trustedProxies?: number; assets?: URL; stalledMs?: number } = {},
) {
  const find = typeof worker === 'function' ? worker : () => worker;
  const targets = (): Targets | null => {
    const url = find();
    return url && { worker: url, assets: assets ?? url, isAsset: (path) => path.startsWith('/assets/') };
  };
  const front = new Front({ targets, trustedProxies, stalledMs });
  const port = await front.listen(0, '127.0.0.1');
  closers.push(() => front.stop(100));
  return { front, port, url: `http://127.0.0.1:${port}` };
}

export const workerThat = (handler: Handler) => listen(createServer(handler));
