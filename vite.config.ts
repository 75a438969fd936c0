import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import solid from 'vite-plugin-solid';
import { FONT_FILES } from './actors/render/text/faces.ts';

const backend = process.env.VITAE_BACKEND ?? 'http://127.0.0.1:8787';
const proxied = { target: backend, ws: true };

/** `/fonts/<file>`: every face of the pages, and one more for the app's own text. */
function fonts(): Plugin {
  const { resolve } = createRequire(import.meta.url);
  const paths = new Map(
    [...FONT_FILES, { file: 'Inter-Medium.ttf', path: '@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf' }].map(({ file, path }) => [
      `fonts/${file}`,
      path,
    ]),
  );
  return {
    name: 'vitae-fonts',
    async generateBundle() {
      for (const [fileName, path] of paths) this.emitFile({ type: 'asset', fileName, source: await readFile(resolve(path)) });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = paths.get((request.url ?? '').slice(1).replace(/\?.*$/, ''));
        if (!path) return next();
        readFile(resolve(path)).then((bytes) => response.setHeader('content-type', 'font/ttf').end(bytes), next);
      });
    },
  };
}

/** The web app: `ui/` is the root, `dist/ui` what the router Worker serves. `#protocol/*` and the like resolve by package.json. */
export default defineConfig({
  root: fileURLToPath(new URL('./ui', import.meta.url)),
  plugins: [solid(), fonts()],
  worker: { format: 'es' },
  build: {
    outDir: fileURLToPath(new URL('./dist/ui', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    // Nothing may become a data: URL: the CSP allows none for scripts, fonts and workers.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 3000,
  },
  server: { port: 5173, proxy: { '/api': proxied, '/auth': proxied, '/r/': proxied } },
});
