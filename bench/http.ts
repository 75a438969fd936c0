import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Api } from '../e2e/support/api.ts';
import { migrateDataFolder } from '../host/migrate.ts';
import { Runtime } from '../host/runtime.ts';
import { quantile } from './stats.ts';

const FRONT = fileURLToPath(new URL('./front-child.ts', import.meta.url));
const CONCURRENCY = 32;
const WARM_UP_MS = 500;
const MEASURE_MS = 2_000;

export interface HttpMeasure {
  perSecond: number;
  p50: number;
  p99: number;
}

/** GET, 32 at a time on kept connections. */
async function load(url: string, headers: Record<string, string>): Promise<HttpMeasure> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
  const once = () =>
    new Promise<void>((resolve, reject) => {
      get(url, { agent, headers }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`${url} answered ${answer.statusCode}`));
        answer.resume().on('end', resolve);
      }).on('error', reject);
    });
  const during = async (ms: number): Promise<number[]> => {
    const took: number[] = [];
    const end = performance.now() + ms;
    const worker = async () => {
      while (performance.now() < end) {
        const begun = performance.now();
        await once();
        took.push(performance.now() - begun);
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, worker));
    return took;
  };
  await during(WARM_UP_MS);
  const begun = performance.now();
  const took = await during(MEASURE_MS);
  const seconds = (performance.now() - begun) / 1_000;
  agent.destroy();
  return { perSecond: took.length / seconds, p50: quantile(took, 0.5), p99: quantile(took, 0.99) };
}

/** `GET /api/me`: through the router to the person's actor. `/api/health`: the router alone. */
export interface Door {
  me: HttpMeasure;
  health: HttpMeasure;
}

const ROUNDS = 3;
const median = (measures: HttpMeasure[]): HttpMeasure => {
  const of = (key: keyof HttpMeasure) =>
    quantile(
      measures.map((measure) => measure[key]),
      0.5,
    );
  return { perSecond: of('perSecond'), p50: of('p50'), p99: of('p99') };
};

/** One workerd, asked at its own socket and through the front, by turns, so that both meet the same machine. Medians of the rounds. */
export async function measureHttp(): Promise<{ direct: Door; front: Door }> {
  const data = mkdtempSync(join(tmpdir(), 'vitae-bench-'));
  const vars = { VITAE_SECRET: Buffer.alloc(32, 7).toString('base64url'), VITAE_ORIGIN: '', VITAE_ADMIN_EMAIL: '', VITAE_MAIL: '' };
  const options = { data, state: join(data, 'state'), vars };
  await migrateDataFolder(options);
  const runtime = await Runtime.start(options);
  const worker = (await runtime.targets()).worker.href;
  const child = spawn(process.execPath, [FRONT, worker], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const port = await new Promise<string>((resolve) => child.stdout.once('data', (text) => resolve(String(text).trim())));
    const { session } = await Api.register(worker);
    const doors = { direct: worker, front: `http://127.0.0.1:${port}/` };
    const rounds: Record<keyof typeof doors, { me: HttpMeasure[]; health: HttpMeasure[] }> = {
      direct: { me: [], health: [] },
      front: { me: [], health: [] },
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const door of ['direct', 'front'] as const) {
        rounds[door].me.push(await load(`${doors[door]}api/me`, { authorization: `Bearer ${session.accessToken}` }));
        rounds[door].health.push(await load(`${doors[door]}api/health`, {}));
      }
    }
    const summary = (door: keyof typeof doors): Door => ({ me: median(rounds[door].me), health: median(rounds[door].health) });
    return { direct: summary('direct'), front: summary('front') };
  } finally {
    child.kill('SIGKILL');
    await runtime.stop();
    rmSync(data, { recursive: true, force: true });
  }
}
