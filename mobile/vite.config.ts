import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';
import { serviceWorker } from './service-worker.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * The phone app: `mobile/` is the root, `dist/ui/m` what the router Worker serves under `/m/`. Its scripts lie there, too, for the
 * service worker gets to see nothing of workers that begin outside of it. Built after the web app, which clears the folder around it.
 */
export default defineConfig({
  root: at('.'),
  base: '/m/',
  plugins: [
    solid(),
    serviceWorker({
      source: at('./src/worker/sw.ts'),
      alsoKept: ['/fonts/Inter-Regular.0.woff', '/fonts/Inter-Medium.0.woff', '/fonts/Inter-SemiBold.0.woff'],
    }),
  ],
  worker: { format: 'es' },
  build: {
    outDir: at('../dist/ui/m'),
    emptyOutDir: true,
    target: 'es2023',
    // Nothing may become a data: URL: the CSP allows none for scripts, fonts and workers.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 3000,
  },
});
