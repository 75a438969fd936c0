import { expect, it } from 'vitest';
import { totalOf } from './run.ts';

/** `npm run simulate -- --seeds 100000` goes on. */
const SEEDS = 2_000;

it(`replicas converge, write once and lose nothing unsaid, in ${SEEDS} seeds`, { timeout: 300_000 }, async () => {
  // The simulation meets what it is about.
  for (const [name, count] of await totalOf('replicas', SEEDS)) expect(count, name).toBeGreaterThan(100);
});
