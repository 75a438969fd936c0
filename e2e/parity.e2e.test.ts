import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PINNED } from '../actors/render/fixtures/pins.ts';
import { copyFonts } from '../actors/render/vendor/cut-fonts.ts';
import { launchBrowser } from './support/browser.ts';

/**
 * The third of three: `actors/render/parity.test.ts` holds Node to the pinned pages, `parity.workerd.test.ts` holds workerd to them,
 * and this one a real browser. So the preview is the PDF.
 */
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm', '.woff': 'font/woff' };

let folder: string;
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vitae-parity-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('./support/parity', import.meta.url)),
    build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0, target: 'es2023' },
  });
  await copyFonts(join(folder, 'fonts'));
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    readFile(join(folder, path === '/' ? 'index.html' : path)).then(
      (bytes) =>
        response
          .setHeader('content-type', TYPES[extname(path === '/' ? '.html' : path) || '.html'] ?? 'application/octet-stream')
          .end(bytes),
      () => response.writeHead(404).end(),
    );
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

it('makes in a browser, byte for byte, the pages that Node and workerd make', async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    // A secure context, which crypto.subtle needs, is one named localhost.
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
    const output = page.locator('output');
    await expect.poll(async () => [(await output.textContent()) ?? '', ...problems].join(''), { timeout: 60_000 }).not.toBe('');
    expect(problems).toEqual([]);
    expect(JSON.parse((await output.textContent()) ?? '')).toEqual(PINNED);
  } finally {
    await browser.close();
  }
});
