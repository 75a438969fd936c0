import { watch } from 'node:fs';
import { createServer } from 'vite';
import { build } from './build.ts';
import { CannotStart } from './data.ts';
import { at } from './paths.ts';
import { serve } from './serve.ts';
import { readSettings } from './settings.ts';
import { untilSignalled } from './signals.ts';

const SETTLE_MS = 150;

/**
 * `npm run dev`: Vite serves the web app and reloads it as it changes; the worker behind it is bundled and loaded anew whenever
 * something in actors/, router/ or migrations/ changes. Data in ./data/dev unless VITAE_DATA says otherwise.
 */
try {
  const settings = readSettings(process.env, './data/dev');
  await build(['vendor', 'ui', 'mobile', 'worker']);
  // The worker is reached through Vite's proxy: a port of its own, inside this machine. Links in mails lead to Vite.
  const serving = await serve({ ...settings, port: 0, host: '127.0.0.1', trustedProxies: 0 });

  // vite.config.ts reads where to send what is not a file.
  process.env.VITAE_BACKEND = `http://127.0.0.1:${serving.port}`;
  const vite = await createServer({
    configFile: at('vite.config.ts'),
    server: { port: settings.port, host: settings.host, strictPort: true },
  });
  await vite.listen();

  const reload = settled(async () => {
    try {
      const ran = await build(['vendor', 'worker']);
      if (ran.length === 0) return;
      await serving.reload();
      console.log('worker reloaded');
    } catch (error) {
      console.error(`not reloaded: ${error instanceof Error ? error.message : error}`);
    }
  });
  const watchers = ['actors', 'router', 'migrations', 'wrangler.toml'].map((path) => watch(at(path), { recursive: true }, reload));

  console.log(`Vitae is at http://localhost:${settings.port}, reloading as the sources change · data in ${settings.dataAsGiven}`);
  await untilSignalled();
  for (const watcher of watchers) watcher.close();
  await vite.close();
  await serving.stop();
  process.exit(0);
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error);
  process.exit(1);
}

/** Calls `work` when nothing has happened for a moment, one call at a time, and once more for what happened meanwhile. */
function settled(work: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();
  return () => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(work);
    }, SETTLE_MS);
  };
}
