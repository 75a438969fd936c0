import { randomBytes } from 'node:crypto';
import { CannotStart, openDataFolder } from './data.ts';
import { Front } from './front.ts';
import { migrateDataFolder } from './migrate.ts';
import { endOrphans } from './orphans.ts';
import { Runtime, type RuntimeOptions, type Targets } from './runtime.ts';
import type { Settings } from './settings.ts';
import { sweep } from './sweep.ts';
import { Watchdog } from './watchdog.ts';

const DRAIN_MS = 5_000;

export interface Serving {
  /** Where the front listens. */
  port: number;
  /** Loads the worker anew from dist/. */
  reload(): Promise<void>;
  /** Orderly: sockets told, requests drained, storage closed, lock released. */
  stop(): Promise<void>;
}

/** Everything that runs on one machine, on one data folder. The builds must be there. */
export async function serve(settings: Settings): Promise<Serving> {
  const folder = openDataFolder(settings.data, settings.dataAsGiven);
  // We hold the lock, so a workerd that still works on this folder is one whose launcher was killed.
  const orphans = await endOrphans(folder.path);
  if (orphans > 0) console.log(`ended ${orphans} workerd that an earlier server left behind`);

  // What the last server did not come to, because it crashed.
  sweep(folder.path, folder.state);

  let targets: Targets | null = null;
  // Whoever knows it may speak for the front; it lives no longer than this process.
  const secret = randomBytes(32).toString('base64url');
  const options: RuntimeOptions = {
    data: folder.path,
    state: folder.state,
    vars: { ...settings.vars, ...folder.secrets, VITAE_FRONT: secret },
    onRestart: () => void refresh(),
    onLost: () => watchdog.lost(),
  };
  for (const name of await migrateDataFolder(options)) console.log(`index: applied ${name}`);

  const runtime = await Runtime.start(options);
  const refresh = async () => {
    targets = await runtime.targets();
    console.log('workerd is back');
  };
  const watchdog = new Watchdog(
    () => targets?.assets ?? null,
    async (why) => {
      console.log(`workerd is started anew: ${why}`);
      targets = null;
      await runtime.replace();
      await refresh();
    },
  );
  targets = await runtime.targets();
  const front = new Front({ targets: () => targets, trustedProxies: settings.trustedProxies, secret });
  const port = await front.listen(settings.port, settings.host).catch((error: unknown) => {
    throw error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      ? new CannotStart(`Port ${settings.port} is in use. Set PORT to another one.`)
      : error;
  });
  watchdog.start();

  return {
    port,
    async reload() {
      await runtime.reload();
      targets = await runtime.targets();
    },
    async stop() {
      watchdog.stop();
      await front.stop(DRAIN_MS);
      await runtime.stop();
      sweep(folder.path, folder.state);
      folder.lock.release();
    },
  };
}
