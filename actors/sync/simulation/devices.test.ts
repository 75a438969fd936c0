import { expect, it } from 'vitest';
import { totalOf } from './run.ts';

/** `npm run simulate -- --seeds 100000` goes on. */
const SEEDS = 1_000;

it(`devices lose nothing that they said was saved on them, in ${SEEDS} seeds`, { timeout: 300_000 }, async () => {
  // The simulation meets what it is about.
  for (const [name, count] of await totalOf('devices', SEEDS)) expect(count, name).toBeGreaterThan(100);
});
