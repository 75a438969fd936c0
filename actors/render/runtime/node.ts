import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Breathe } from '../breath.ts';
import { createEngine, type Engine, type WasmModules } from '../engine.ts';
import { fontFile } from '../vendor/cut-fonts.ts';

const require = createRequire(import.meta.url);

/** The engine in Node, with everything from node_modules: for tests, scripts and measurements. */
export async function createNodeEngine(options: { breathe?: Breathe } = {}): Promise<Engine> {
  return createEngine({ loadFont, wasm: await loadWasm(), ...options });
}

export async function loadWasm(): Promise<WasmModules> {
  const [harfBuzz, layout] = await Promise.all(['harfbuzzjs/hb.wasm', 'satori/layout.wasm'].map(compile));
  if (!harfBuzz || !layout) throw new Error('unreachable');
  return { harfBuzz, layout };
}

/** The same files that are served, cut on demand and kept in `node_modules/.cache`. */
export const loadFont = fontFile;

const compile = async (path: string): Promise<WebAssembly.Module> => WebAssembly.compile(await readFile(require.resolve(path)));
