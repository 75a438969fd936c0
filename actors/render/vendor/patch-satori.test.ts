import { expect, it } from 'vitest';
import { patchSatori } from './patch-satori.ts';

it('refuses a satori that it does not know, instead of patching half of it', () => {
  expect(() => patchSatori('export default function satori() {}')).toThrow(/0 matches/);
});
