import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The console: `admin-ui/` is the root, `dist/ui/admin` what the router Worker serves under `/admin/`. Fonts and icons are the web app's. */
export default defineConfig({
  root: at('.'),
  base: '/admin/',
  plugins: [solid()],
  build: {
    outDir: at('../dist/ui/admin'),
    emptyOutDir: true,
    target: 'es2023',
    // Nothing may become a data: URL: the CSP allows none for scripts and fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
});
