import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import { convertV4MiniflareOptions, Miniflare, MiniflareCoreError, type MiniflareOptions } from 'miniflare';
import { z } from 'zod';
import { hash } from './hasher.ts';
import { endOrphans, markOf } from './orphans.ts';
import { UI_DIST, WORKER_DIST, WORKER_ENTRY, WORKER_OPTIONS } from './paths.ts';
import { RuntimeLog } from './runtime-log.ts';
import { keepingSignals } from './signals.ts';
import { noteDeletion } from './sweep.ts';
import { printWorkerLog, saysDeletion, type WorkerLog } from './worker-log.ts';

const HOST = '127.0.0.1';
const WORKER = 'vitae';
const ASSETS = 'vitae-assets';

/** What of dist/worker.json the launcher itself looks at; the rest is handed on to Miniflare, which checks it. */
const WorkerOptions = z.looseObject({
  compatibilityDate: z.string(),
  bindings: z.record(z.string(), z.json()),
  serviceBindings: z.record(z.string(), z.string()),
  d1Databases: z.record(z.string(), z.looseObject({ id: z.string() })),
  assets: z.looseObject({
    binding: z.string(),
    routerConfig: z.looseObject({ static_routing: z.looseObject({ asset_worker: z.array(z.string()) }) }),
    assetConfig: z.looseObject({}),
  }),
});
type WorkerOptions = z.infer<typeof WorkerOptions>;

/** How a bundled module is to be loaded, by its ending: the rules of wrangler.toml, applied by wrangler when it bundled. */
const MODULE_TYPES: Record<string, 'ESModule' | 'Text' | 'CompiledWasm' | 'Data'> = {
  '.js': 'ESModule',
  '.mjs': 'ESModule',
  '.sql': 'Text',
  '.txt': 'Text',
  '.html': 'Text',
  '.wasm': 'CompiledWasm',
  '.bin': 'Data',
};

function bundledModules() {
  const rest = readdirSync(WORKER_DIST, { recursive: true, encoding: 'utf8' })
    .map((name) => join(WORKER_DIST, name))
    .filter((path) => path !== WORKER_ENTRY);
  return [WORKER_ENTRY, ...rest].flatMap((path) => {
    const type = MODULE_TYPES[extname(path)];
    return type ? [{ type, path, contents: type === 'ESModule' || type === 'Text' ? readFileSync(path, 'utf8') : readFileSync(path) }] : [];
  });
}

/** What the build found in wrangler.toml. */
export const readOptions = (): WorkerOptions => WorkerOptions.parse(JSON.parse(readFileSync(WORKER_OPTIONS, 'utf8')));

export interface RuntimeOptions {
  /** The data folder, which marks the process, and the folder inside for all that workerd keeps. */
  data: string;
  state: string;
  vars: Record<string, string>;
  /** Called when workerd died and Miniflare brought it back. */
  onRestart?: () => void;
  /** Called when Miniflare gave up bringing it back (it does when workerd dies again while it starts). */
  onLost?: () => void;
}

function shared({ data, state, onRestart, onLost }: RuntimeOptions) {
  return {
    host: HOST,
    port: 0,
    // Anything else would be downloaded.
    cf: false,
    telemetry: { enabled: false },
    logRequests: false,
    log: new RuntimeLog(onLost),
    resourcePersistencePath: state,
    unsafeRuntimeEnv: markOf(data),
    handleStructuredLogs: (line: WorkerLog) => {
      if (saysDeletion(line)) noteDeletion(data);
      printWorkerLog(line);
    },
    ...(onRestart ? { unsafeHandleRuntimeRestart: onRestart } : {}),
  };
}

/** The app's files as they are now: a build that runs later beside this server must not take them away from under it. */
function copyOfApp(data: string): string {
  const copy = join(data, 'app');
  rmSync(copy, { recursive: true, force: true });
  cpSync(UI_DIST, copy, { recursive: true });
  return copy;
}

/**
 * Two workers: ours, and one that only serves the app's files. Each is reached at a socket of its own, past Miniflare's entry worker
 * (which obeys MF-* headers, shows stacks, and halves the requests per second) and past its asset router (which halves them again).
 */
function serving(options: RuntimeOptions): MiniflareOptions {
  // One process counts by itself; Miniflare's limiters would write to a disk for each request.
  const { assets, ratelimits: _counted, ...worker } = readOptions();
  const direct = [{ host: HOST, port: 0 }];
  return convertV4MiniflareOptions({
    ...shared(options),
    workers: [
      {
        ...worker,
        name: WORKER,
        bindings: { ...worker.bindings, ...options.vars },
        serviceBindings: {
          ...worker.serviceBindings,
          [assets.binding]: ASSETS,
          WEB: webOf(options.vars.VITAE_WEBHOOKS),
          HASHER: hash,
        },
        modulesRoot: WORKER_DIST,
        modules: bundledModules(),
        unsafeDirectSockets: direct,
      },
      {
        name: ASSETS,
        compatibilityDate: worker.compatibilityDate,
        modules: true,
        script: 'export default { fetch: () => new Response(null, { status: 404 }) };',
        assets: { directory: copyOfApp(options.data), routerConfig: { has_user_worker: false }, assetConfig: assets.assetConfig },
        unsafeDirectSockets: direct,
      },
    ],
  });
}

/** The way to other people's programs: by default workerd itself connects to nothing but public addresses, whatever a name leads to. */
const webOf = (reach: string | undefined) => ({
  network: { allow: reach === 'any' ? ['public', 'private'] : ['public'], tlsOptions: { trustBrowserCas: true } },
});

const create = (options: MiniflareOptions) => keepingSignals(() => new Miniflare(options));

/** Where requests go, and which of them are for files only (the paths that wrangler.toml's `run_worker_first` leaves out). */
export interface Targets {
  worker: URL;
  assets: URL;
  isAsset(path: string): boolean;
}

export class Runtime {
  readonly #options: RuntimeOptions;
  #miniflare: Miniflare;

  private constructor(options: RuntimeOptions) {
    this.#options = options;
    this.#miniflare = create(serving(options));
  }

  static async start(options: RuntimeOptions): Promise<Runtime> {
    const runtime = new Runtime(options);
    await runtime.#miniflare.ready;
    return runtime;
  }

  async targets(): Promise<Targets> {
    const prefixes = readOptions().assets.routerConfig.static_routing.asset_worker.map(prefixOf);
    return {
      worker: await this.#miniflare.unsafeGetDirectURL(WORKER),
      assets: await this.#miniflare.unsafeGetDirectURL(ASSETS),
      isAsset: (path) => prefixes.some((prefix) => path.startsWith(prefix)),
    };
  }

  /** Loads the worker anew from dist/. */
  async reload(): Promise<void> {
    await this.#miniflare.setOptions(serving(this.#options));
  }

  /** Begins again from nothing: for a workerd that hangs, or that Miniflare failed to bring back. */
  async replace(): Promise<void> {
    // A Miniflare that failed rejects its own disposal with the same error; what it may have left running is ended by its mark.
    await this.#miniflare.dispose().catch((error: unknown) => {
      if (!(error instanceof MiniflareCoreError)) throw error;
    });
    await endOrphans(this.#options.data);
    this.#miniflare = create(serving(this.#options));
    await this.#miniflare.ready;
  }

  async stop(): Promise<void> {
    await this.#miniflare.dispose();
  }
}

/** `/assets/*` → `/assets/`. Other patterns would need the asset router's own matching: refused, not guessed. */
function prefixOf(pattern: string): string {
  const prefix = /^(\/[\w/-]*\/)\*$/.exec(pattern)?.[1];
  if (!prefix)
    throw new Error(`run_worker_first in wrangler.toml: the launcher understands only patterns such as "!/assets/*", not "${pattern}"`);
  return prefix;
}

/** Runs `use` on the index database while nothing else runs: no actor, no alarm. */
export async function withIndex<T>(options: RuntimeOptions, use: (index: IndexDatabase) => Promise<T>): Promise<T> {
  const { compatibilityDate, d1Databases } = readOptions();
  const miniflare = create(
    convertV4MiniflareOptions({
      ...shared(options),
      name: 'vitae-migrate',
      compatibilityDate,
      d1Databases,
      modules: true,
      script: 'export default {};',
    }),
  );
  try {
    await miniflare.ready;
    return await use(await miniflare.getD1Database('INDEX'));
  } finally {
    await miniflare.dispose();
  }
}

export type IndexDatabase = Awaited<ReturnType<Miniflare['getD1Database']>>;
