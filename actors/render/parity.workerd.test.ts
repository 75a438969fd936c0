import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { digestOf, digestOfSamples } from './fixtures/digest.ts';
import { PINNED } from './fixtures/pins.ts';
import { RESUME } from './fixtures/resume.ts';
import { SCRIPTS } from './fixtures/scripts.ts';
import { type Assets, createWorkerdEngine } from './runtime/workerd.ts';

function assets(): Assets {
  const { ASSETS } = env as { ASSETS?: Assets };
  if (!ASSETS) throw new Error('the tests need an ASSETS binding that serves /fonts/');
  return ASSETS;
}

it('makes in workerd, byte for byte, the pages that Node makes', async () => {
  const engine = await createWorkerdEngine(assets());
  expect(await digestOf(engine, RESUME)).toEqual(PINNED.resume);
  expect(await digestOf(engine, SCRIPTS)).toEqual(PINNED.scripts);
  expect(await digestOfSamples(engine)).toBe(PINNED.samples);
});
