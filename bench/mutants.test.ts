import { describe, expect, it } from 'vitest';
import { MUTANTS } from '../actors/sync/simulation/mutants.ts';
import { huntFor, mutated } from './planting.ts';

/** A few that are found at once; `npm run mutants` plants them all. */
const SOME = [
  'the earlier of two writes wins',
  'a hole in the order is folded over',
  'an edit is sent before it is on the device',
  'who may not write writes',
];

describe('faults planted in the sync core', () => {
  it.each(MUTANTS)('still have a place: $name', async (mutant) => {
    expect(await mutated(mutant)).toContain(mutant.to);
  });

  it.each(SOME)('are found: %s', { timeout: 120_000 }, async (name) => {
    const mutant = MUTANTS.find((one) => one.name === name);
    expect(mutant && (await huntFor(mutant, 200))).toMatchObject({ message: expect.any(String) });
  });
});
