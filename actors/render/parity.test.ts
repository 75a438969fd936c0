import { expect, it, vi } from 'vitest';
import { digestOf, digestOfSamples } from './fixtures/digest.ts';
import { PINNED } from './fixtures/pins.ts';
import { RESUME } from './fixtures/resume.ts';
import { SCRIPTS } from './fixtures/scripts.ts';
import { createNodeEngine } from './runtime/node.ts';

// The first run cuts the faces, which takes seconds.
vi.setConfig({ testTimeout: 60_000 });

it('makes the pinned pages in Node', async () => {
  const engine = await createNodeEngine();
  expect(await digestOf(engine, RESUME)).toEqual(PINNED.resume);
  expect(await digestOf(engine, SCRIPTS)).toEqual(PINNED.scripts);
  expect(await digestOfSamples(engine)).toBe(PINNED.samples);
});

it('makes the same pages again, from its caches, from a fresh engine, and after other documents', async () => {
  const engine = await createNodeEngine();
  const first = await digestOf(engine, RESUME);
  expect(await digestOf(engine, RESUME)).toEqual(first);
  const other = await createNodeEngine();
  await other.layout(SCRIPTS);
  expect(await digestOf(other, RESUME)).toEqual(first);
});
