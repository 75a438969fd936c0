import { expect, it } from 'vitest';
import { simulateDevices } from './simulation/devices.ts';
import { simulateReplicas } from './simulation/replicas.ts';

/** Both worlds in some of their seeds; `npm run simulate -- --seeds 100000` goes on. */
const SEEDS = { replicas: 1_200, devices: 500 };

async function run(seeds: number, simulate: (seed: number) => Promise<Record<string, number>[]>): Promise<Map<string, number>> {
  const total = new Map<string, number>();
  for (let seed = 1; seed <= seeds; seed += 1) {
    try {
      for (const counts of await simulate(seed))
        for (const [name, count] of Object.entries(counts)) total.set(name, (total.get(name) ?? 0) + count);
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error });
    }
  }
  return total;
}

it(`converges, writes once and loses nothing unsaid, in ${SEEDS.replicas} seeds`, { timeout: 300_000 }, async () => {
  const total = await run(SEEDS.replicas, async (seed) => [simulateReplicas(seed)]);
  // The simulation meets what it is about.
  for (const [name, count] of total) expect(count, name).toBeGreaterThan(100);
});

it(`loses nothing that it said was saved on the device, in ${SEEDS.devices} seeds`, { timeout: 300_000 }, async () => {
  const total = await run(SEEDS.devices, simulateDevices);
  for (const [name, count] of total) expect(count, name).toBeGreaterThan(100);
});
