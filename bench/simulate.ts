import { parseArgs } from 'node:util';
import { simulateDevices } from '../actors/sync/simulation/devices.ts';
import { simulateReplicas } from '../actors/sync/simulation/replicas.ts';

/** `npm run simulate -- --seeds 100000 --from 1`: both simulated worlds in many seeds. Ends with 1 when any of them fails. */
const { values } = parseArgs({ options: { seeds: { type: 'string', default: '2000' }, from: { type: 'string', default: '1' } } });
const [seeds, from] = [Number(values.seeds), Number(values.from)];
const worlds = { replicas: async (seed: number) => [simulateReplicas(seed)], devices: simulateDevices };
const failed: string[] = [];
const begun = Date.now();
for (let seed = from; seed < from + seeds; seed += 1) {
  for (const [world, simulate] of Object.entries(worlds)) {
    try {
      await simulate(seed);
    } catch (error) {
      failed.push(`${world} ${seed}`);
      console.log(`${world}, seed ${seed}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (seed % 1_000 === 0) console.log(`${seed - from + 1} of ${seeds} seeds, ${failed.length} failed`);
}
console.log(`${seeds} seeds, ${failed.length} failed, in ${Math.round((Date.now() - begun) / 1_000)} s`);
process.exitCode = failed.length > 0 ? 1 : 0;
