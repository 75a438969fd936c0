import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { MUTANTS, type Mutant } from '../actors/sync/simulation/mutants.ts';
import { huntFor } from './planting.ts';

/**
 * `npm run mutants -- --seeds 5000 --only resync`: plants every fault of the list in a copy of the sync core, one at a time, and
 * prints, as rows of docs/proof.md, what the simulation finds. Ends with 1 when one of them is not found.
 */
const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { seeds: { ...text, default: '5000' }, only: { ...text, default: '' } } });
const waiting = MUTANTS.filter(({ name }) => name.includes(values.only));
const rows = new Map<Mutant, string>();
let missed = 0;

async function work(): Promise<void> {
  for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
    const { name, file, wasReal } = mutant;
    let found = 'not found';
    try {
      const failure = await huntFor(mutant, Number(values.seeds));
      if (failure) found = `${failure.message} | ${failure.world} ${failure.seed}`;
      else missed += 1;
    } catch (error) {
      missed += 1;
      found = error instanceof Error ? error.message : String(error);
    }
    console.log(`| ${name}${wasReal ? ' *' : ''} | \`${file}\` | ${found} |`);
    rows.set(mutant, found);
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, work));
console.log(`${rows.size - missed} of ${rows.size} found`);
process.exitCode = missed > 0 || rows.size === 0 ? 1 : 0;
