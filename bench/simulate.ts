import { availableParallelism, constants, setPriority } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { type Failure, failureIn, type WorldName } from '../actors/sync/simulation/run.ts';

/**
 * `npm run simulate -- --seeds 100000 --from 1 --workers 2`: both simulated worlds in many seeds, at low priority, one thread for
 * each core. Ends with 1 when any seed fails.
 */
const Share = z.object({ from: z.number(), to: z.number(), step: z.number() });
const TELL_EVERY = 250;

interface News {
  done: number;
  failures: Failure[];
}

/** A thread's share: every `step`th seed. */
async function work({ from, to, step }: z.infer<typeof Share>, tell: (news: News) => void): Promise<void> {
  let news: News = { done: 0, failures: [] };
  for (let seed = from; seed < to; seed += step) {
    for (const world of ['replicas', 'devices'] satisfies WorldName[]) {
      const failure = await failureIn(world, seed);
      if (failure) news.failures.push(failure);
    }
    news.done += 1;
    if (news.done < TELL_EVERY && news.failures.length === 0) continue;
    tell(news);
    news = { done: 0, failures: [] };
  }
  tell(news);
}

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { seeds: text, from: text, workers: text } });
  const Counts = z.object({
    seeds: z.coerce.number().default(2_000),
    from: z.coerce.number().default(1),
    workers: z.coerce.number().optional(),
  });
  const { seeds, from, workers = availableParallelism() } = Counts.parse(values);
  setPriority(constants.priority.PRIORITY_LOW);
  const begun = performance.now();
  const seconds = () => Math.round((performance.now() - begun) / 1_000);
  let [done, failed, told] = [0, 0, 0];
  const hear = (news: News): void => {
    done += news.done;
    failed += news.failures.length;
    for (const { world, seed, stack } of news.failures) console.log(`${world}, seed ${seed}: ${stack}`);
    if (done - told < seeds / 20) return;
    told = done;
    console.log(`${done} of ${seeds} seeds, ${failed} failed, ${seconds()} s`);
  };
  const threads = Array.from({ length: workers }, (_, index) => {
    const share = { from: from + index, to: from + seeds, step: workers };
    return new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url), { workerData: share });
      worker.on('message', hear);
      worker.on('error', reject);
      worker.on('exit', () => resolve());
    });
  });
  await Promise.all(threads);
  console.log(`${done} seeds of both worlds, ${failed} failed, in ${seconds()} s`);
  process.exitCode = failed > 0 || done !== seeds ? 1 : 0;
}

if (isMainThread) await main();
else await work(Share.parse(workerData), (news) => parentPort?.postMessage(news));
