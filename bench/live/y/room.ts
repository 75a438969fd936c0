import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { build } from 'vite';
import type { Job } from '../job.ts';
import { frontBefore } from '../server.ts';

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));
const NAME = 'y-rooms';

async function bundled(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: WORKER, formats: ['es'] },
      rolldownOptions: { external: ['cloudflare:workers'] },
    },
  });
  const [first] = [result].flat();
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error('the worker was not bundled');
  return chunk.code;
}

/** y-partyserver's rooms on the same runtime, storage and front as ours. */
export class YRooms {
  readonly front: string;
  private readonly stopping: () => Promise<void>;

  private constructor(front: string, stop: () => Promise<void>) {
    this.front = front;
    this.stopping = stop;
  }

  static async start(compatibilityDate: string): Promise<YRooms> {
    const data = mkdtempSync(join(tmpdir(), 'vitae-bench-y-'));
    const miniflare = new Miniflare(
      convertV4MiniflareOptions({
        name: NAME,
        host: '127.0.0.1',
        port: 0,
        cf: false,
        telemetry: { enabled: false },
        logRequests: false,
        resourcePersistencePath: data,
        compatibilityDate,
        modules: [{ type: 'ESModule', path: 'worker.js', contents: await bundled() }],
        durableObjects: { LATER: { className: 'SavedLater', useSQLite: true }, FIRST: { className: 'SavedFirst', useSQLite: true } },
        unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
      }),
    );
    await miniflare.ready;
    const worker = await miniflare.unsafeGetDirectURL(NAME);
    const front = await frontBefore(worker.href);
    return new YRooms(front.url, async () => {
      front.process.kill('SIGKILL');
      await miniflare.dispose();
      rmSync(data, { recursive: true, force: true });
    });
  }

  /** Sockets of a room that saves each update before it is told, or a while later. */
  sockets(saves: 'first' | 'later', room: string, count: number): Job['sockets'] {
    const url = `${this.front.replace(/^http/, 'ws')}parties/${saves}/${room}`;
    return Array.from({ length: count }, () => ({ url, token: null, room }));
  }

  stop(): Promise<void> {
    return this.stopping();
  }
}
