import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateDataFolder } from '../host/migrate.ts';
import { Runtime } from '../host/runtime.ts';
import { frontBefore } from './live/server.ts';

/** Runs `use` with the product's address, on a data folder of its own that is gone afterwards. */
export async function withProduct<T>(use: (url: string) => Promise<T>): Promise<T> {
  const data = mkdtempSync(join(tmpdir(), 'vitae-bench-'));
  const vars = { VITAE_SECRET: Buffer.alloc(32, 7).toString('base64url'), VITAE_ORIGIN: '', VITAE_ADMIN_EMAIL: '', VITAE_MAIL: '' };
  const options = { data, state: join(data, 'state'), vars };
  await migrateDataFolder(options);
  const runtime = await Runtime.start(options);
  const front = await frontBefore((await runtime.targets()).worker.href);
  try {
    return await use(front.url);
  } finally {
    front.process.kill('SIGKILL');
    await runtime.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

/** `job` so often a second for so many seconds, whether or not the one before is done. Answers when the last is. */
export async function steadily(perSecond: number, seconds: number, job: (turn: number) => Promise<void>): Promise<void> {
  const begun = performance.now();
  const jobs: Promise<void>[] = [];
  for (let turn = 0; turn < perSecond * seconds; turn += 1) {
    const due = begun + (turn * 1_000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    jobs.push(job(turn));
  }
  await Promise.all(jobs);
}
