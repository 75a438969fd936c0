import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build, type Plugin, type ResolvedConfig } from 'vite';

/** What the app never asks for by itself: the browser does, when it is put on the home screen. */
const NOT_KEPT = /(?:^|\/)(?:icon-[\w-]+\.png|screen-[\w-]+\.jpg)$|\.map$/;

interface Options {
  /** The worker's source. */
  source: string;
  /** Addresses outside of the app that it cannot do without. */
  alsoKept: readonly string[];
}

/** Makes `sw.js` once everything else is built: it holds the list of all files, each with a hash of what is in it. */
export function serviceWorker({ source, alsoKept }: Options): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'vitae-service-worker',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    async closeBundle() {
      const { outDir } = config.build;
      const list = await keptFiles(outDir, config.base);
      const version = hashOf(JSON.stringify(list));
      const precache = [...list, ...alsoKept.map((url): [string, string] => [url, version])];
      await build({
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        define: { __PRECACHE__: JSON.stringify(precache), __VERSION__: JSON.stringify(version) },
        build: {
          outDir,
          emptyOutDir: false,
          target: 'es2023',
          rolldownOptions: { input: source, output: { entryFileNames: 'sw.js', format: 'iife' } },
        },
      });
    },
  };
}

/** Every file of the app as `[address, hash]`, in order; its page by the address that it is served at. */
async function keptFiles(folder: string, base: string): Promise<[url: string, hash: string][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  const kept = names.filter((name) => name !== 'sw.js' && !NOT_KEPT.test(name)).toSorted();
  return Promise.all(
    kept.map(async (name): Promise<[string, string]> => {
      const url = base + (name === 'index.html' ? '' : name.replaceAll('\\', '/'));
      return [url, hashOf(await readFile(join(folder, name)))];
    }),
  );
}

const hashOf = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 12);
