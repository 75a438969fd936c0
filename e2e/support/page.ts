import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'vite';
import solid from 'vite-plugin-solid';
import { copyFonts } from '../../actors/render/vendor/cut-fonts.ts';

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff': 'font/woff' };

export interface ServedPage {
  url: string;
  close(): Promise<void>;
}

/** Builds a page of the tests' own and serves it on a port of this machine. */
export async function servePage(root: string): Promise<ServedPage> {
  const folder = await mkdtemp(join(tmpdir(), 'vitae-page-'));
  await copyFonts(join(folder, 'fonts'));
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    plugins: [solid()],
    build: { outDir: folder, emptyOutDir: false, target: 'es2023', minify: false },
  });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = path === '/' ? '/index.html' : path;
    readFile(join(folder, file)).then(
      (bytes) => response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream').end(bytes),
      () => response.writeHead(404).end(),
    );
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    // A secure context, which the clipboard needs, is one named localhost.
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
