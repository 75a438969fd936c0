import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import solid from 'vite-plugin-solid';
import { allFontFiles, fontFile } from './actors/render/vendor/cut-fonts.ts';
import { firstPaint } from './ui/first-paint.ts';

const backend = process.env.VITAE_BACKEND ?? 'http://127.0.0.1:8787';
const proxied = { target: backend, ws: true };

/** `/fonts/<file>`: every face of the pages and of the app, cut into files (`actors/render/vendor/cut-face.ts`), and the emoji. */
function fonts(): Plugin {
  return {
    name: 'vitae-fonts',
    async generateBundle() {
      for (const { name, path } of await allFontFiles())
        this.emitFile({ type: 'asset', fileName: `fonts/${name}`, source: await readFile(path) });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const name = /^\/fonts\/([\w.-]+)(?:\?|$)/.exec(request.url ?? '')?.[1];
        if (name === undefined) return next();
        const type = name.endsWith('.woff') ? 'font/woff' : 'application/octet-stream';
        fontFile(name).then((bytes) => response.setHeader('content-type', type).end(bytes), next);
      });
    },
  };
}

/** The web app: `ui/` is the root, `dist/ui` what the router Worker serves. `#protocol/*` and the like resolve by package.json. */
export default defineConfig({
  root: fileURLToPath(new URL('./ui', import.meta.url)),
  plugins: [solid(), fonts(), firstPaint()],
  worker: { format: 'es' },
  build: {
    outDir: fileURLToPath(new URL('./dist/ui', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    // Nothing may become a data: URL: the CSP allows none for scripts, fonts and workers.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 3000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Every file is a round trip: what each page needs is one, and what some share is few.
            { name: 'first', tags: ['$initial'], priority: 1 },
            {
              name: 'shared',
              test: (id) => !id.includes('/i18n/'),
              minShareCount: 2,
              entriesAware: true,
              entriesAwareMergeThreshold: 4_000,
            },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: { '/api': proxied, '/auth': proxied, '/r/': proxied, '/m': proxied, '/admin': proxied, '/view/api': proxied },
  },
});
