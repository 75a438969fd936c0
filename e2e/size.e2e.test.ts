import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { UI_DIST } from '../host/paths.ts';

/** What a page loads before it runs: gzipped bytes of every script that it names, by its address. */
function scriptsOf(page: string): Map<string, number> {
  const html = readFileSync(join(UI_DIST, page), 'utf8');
  const sources = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"|<link\b[^>]*\brel="modulepreload"[^>]*\bhref="([^"]+)"/g)];
  return new Map(
    sources.map(([, script, preload]) => {
      const address = script ?? preload ?? '';
      // The phone's page is seen under /m/, as what it names.
      const file = join(UI_DIST, address === '/first.js' ? page.replace('index.html', 'first.js') : address);
      return [address, gzipSync(readFileSync(file), { level: 9 }).byteLength];
    }),
  );
}

it('starts the phone app with little', () => {
  const scripts = scriptsOf('m/index.html');
  expect([...scripts.keys()].some((address) => /\/m\/assets\/index-.*\.js$/.test(address))).toBe(true);
  expect(
    [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0),
    JSON.stringify([...scripts], null, 1),
  ).toBeLessThanOrEqual(110_000);
});
