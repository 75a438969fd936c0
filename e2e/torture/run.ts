import { parseArgs } from 'node:util';
import { build } from '../../host/build.ts';
import { torture } from './torture.ts';

/** `npm run torture -- --seed 1 --rounds 20`: the long form of e2e/torture.e2e.test.ts. Ends with 1 when a promise was broken. */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    rounds: { type: 'string', default: '20' },
    edits: { type: 'string', default: '500' },
  },
});
const seed = Number(values.seed);
console.log(`seed ${seed}`);
await build();
const begun = performance.now();
const { violations, damage, ...counts } = await torture({
  seed,
  rounds: Number(values.rounds),
  editsPerRound: Number(values.edits),
  log: (line) => console.log(line),
});
console.log(`network: ${JSON.stringify(damage)}`);
console.log(`people: ${JSON.stringify(counts)}`);
for (const what of violations.slice(0, 20)) console.log(`✗ ${what}`);
if (violations.length > 20) console.log(`✗ and ${violations.length - 20} more`);
console.log(`${violations.length} violations in ${((performance.now() - begun) / 1000).toFixed(0)} s, seed ${seed}`);
process.exit(violations.length === 0 ? 0 : 1);
