import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fingerprint, readStamp, writeStamp } from './fingerprint.ts';
import { takeLock } from './lock.ts';
import { at, DIST, ROOT, UI_DIST, WORKER_DIST, WORKER_ENTRY, WORKER_OPTIONS } from './paths.ts';

const run = promisify(execFile);

interface Step {
  name: string;
  says: string;
  /** What the result depends on. */
  inputs: readonly string[];
  /** What must be there for the result to be whole. */
  outputs: readonly string[];
  make(): Promise<void>;
}

const LOCKFILE = 'package-lock.json';

const STEPS = {
  vendor: {
    name: 'vendor',
    says: 'patched satori',
    inputs: ['actors/render/vendor', LOCKFILE],
    outputs: [at('actors/render/vendor/satori.generated.js')],
    make: () => node(at('actors/render/vendor/patch-satori.ts')),
  },
  ui: {
    name: 'ui',
    says: 'web app → dist/ui',
    inputs: ['ui', 'actors/protocol', 'actors/sync', 'actors/render', 'vite.config.ts', 'tsconfig.json', 'package.json', LOCKFILE],
    outputs: [join(UI_DIST, 'index.html')],
    make: () => node(at('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'),
  },
  // After the web app, which clears the folder that both are in.
  mobile: {
    name: 'mobile',
    says: 'phone app → dist/ui/m',
    inputs: ['mobile', 'ui', 'actors/protocol', 'actors/sync', 'actors/render', 'tsconfig.json', 'package.json', LOCKFILE],
    outputs: [join(UI_DIST, 'm', 'index.html'), join(UI_DIST, 'm', 'sw.js')],
    make: () => node(at('node_modules/vite/bin/vite.js'), 'build', '-c', at('mobile/vite.config.ts'), '--logLevel', 'error'),
  },
  admin: {
    name: 'admin',
    says: 'console → dist/ui/admin',
    inputs: ['admin-ui', 'ui/src', 'actors/protocol', 'tsconfig.json', 'package.json', LOCKFILE],
    outputs: [join(UI_DIST, 'admin', 'index.html')],
    make: () => node(at('node_modules/vite/bin/vite.js'), 'build', '-c', at('admin-ui/vite.config.ts'), '--logLevel', 'warn'),
  },
  worker: {
    name: 'worker',
    says: 'worker → dist/worker',
    inputs: ['router', 'actors', 'migrations', 'wrangler.toml', 'host/worker-options.ts', 'tsconfig.json', 'package.json', LOCKFILE],
    outputs: [WORKER_ENTRY, WORKER_OPTIONS],
    async make() {
      rmSync(WORKER_DIST, { recursive: true, force: true });
      // wrangler refuses a configuration whose folder of assets is missing, though the bundle needs none of them.
      mkdirSync(UI_DIST, { recursive: true });
      await node(at('node_modules/wrangler/bin/wrangler.js'), 'deploy', '--dry-run', '--outdir', WORKER_DIST);
      await node(at('host/worker-options.ts'), WORKER_OPTIONS);
    },
  },
} as const satisfies Record<string, Step>;

/** No log-in, no metrics, no look for updates: the build needs no network. What a test builds is what people get, too. */
const QUIET = { NODE_ENV: 'production', WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true', WRANGLER_LOG: 'warn', CI: '1' };

/** Runs a tool with this very Node. Its output is shown only when it fails. */
async function node(...args: string[]): Promise<void> {
  try {
    await run(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...QUIET }, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const output = error instanceof Error && 'stdout' in error && 'stderr' in error ? `${error.stdout}\n${error.stderr}` : String(error);
    throw new Error(output.trim(), { cause: error });
  }
}

/** Makes a step's result unless it is there already, of these very inputs. */
async function refresh(step: Step): Promise<boolean> {
  if (readStamp(step.name) === fingerprint(step.inputs) && step.outputs.every((file) => existsSync(file))) return false;
  const begun = performance.now();
  await step.make();
  const missing = step.outputs.find((file) => !existsSync(file));
  if (missing) throw new Error(`the step "${step.name}" did not make ${missing}`);
  // After the making: the vendor step writes into its own folder.
  writeStamp(step.name, fingerprint(step.inputs));
  console.log(`built ${step.says} in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  return true;
}

export type BuildStep = keyof typeof STEPS;

/**
 * Makes what is stale, by the content of the sources: a second call does nothing. Returns the steps that ran.
 * One build at a time: several servers may be started at once.
 */
export async function build(steps: readonly BuildStep[] = ['vendor', 'ui', 'mobile', 'admin', 'worker']): Promise<BuildStep[]> {
  mkdirSync(DIST, { recursive: true });
  const lock = takeLock(join(DIST, '.build.lock'), 180_000);
  if (!lock) throw new Error('Another build has been running for three minutes');
  try {
    const ran: BuildStep[] = [];
    for (const step of steps) if (await refresh(STEPS[step])) ran.push(step);
    return ran;
  } finally {
    lock.release();
  }
}

if (import.meta.main) {
  const ran = await build();
  if (ran.length === 0) console.log('everything is built already');
}
