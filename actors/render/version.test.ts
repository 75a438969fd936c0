import { expect, it } from 'vitest';
import { PINNED } from './fixtures/pins.ts';
import { ENGINE_VERSION } from './version.ts';

it('is of the pages as they are pinned: a change of what is printed makes kept files old', () => {
  expect(ENGINE_VERSION).toBe(PINNED.samples.slice(0, 12));
});
