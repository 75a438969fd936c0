import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import solid from 'vite-plugin-solid';
import { z } from 'zod';
import { copyFonts } from '../../actors/render/vendor/cut-fonts.ts';
import { launchBrowser } from '../../e2e/support/browser.ts';
import { quantile } from '../stats.ts';

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };
const Measured = z.object({ first: z.number(), times: z.array(z.number()).min(1), pages: z.number() });

export interface PreviewMeasure {
  pages: number;
  /** Milliseconds from a cold page to the first pages in the DOM. */
  first: number;
  /** From a document that differs by one character to its pages in the DOM. */
  p50: number;
  p99: number;
}

/** The app's own worker, queue and page view in a real browser, without the rest of the app. */
export async function measurePreview(): Promise<PreviewMeasure> {
  const folder = await mkdtemp(join(tmpdir(), 'vitae-bench-preview-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('./preview', import.meta.url)),
    plugins: [solid()],
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0, target: 'es2023', chunkSizeWarningLimit: 10_000 },
  });
  await copyFonts(join(folder, 'fonts'));
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = path === '/' ? '/index.html' : path;
    readFile(join(folder, file)).then(
      (bytes) => response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream').end(bytes),
      () => response.writeHead(404).end(),
    );
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const failed = new Promise<never>((_, reject) => page.on('pageerror', reject));
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
    const output = page.locator('output:not(:empty)');
    const text = await Promise.race([output.textContent({ timeout: 120_000 }), failed]);
    const { first, times, pages } = Measured.parse(JSON.parse(text ?? ''));
    return { pages, first, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
  } finally {
    await browser.close();
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}
