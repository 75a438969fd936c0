import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const at = (...parts: string[]): string => join(ROOT, ...parts);

export const DIST = at('dist');
/** The worker's modules, as wrangler bundles them, and beside them what wrangler.toml says of them. */
export const WORKER_DIST = at('dist', 'worker');
export const WORKER_ENTRY = at('dist', 'worker', 'index.js');
export const WORKER_OPTIONS = at('dist', 'worker.json');
export const UI_DIST = at('dist', 'ui');
export const INDEX_MIGRATIONS = at('migrations', 'd1');
