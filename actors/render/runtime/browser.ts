import harfBuzzUrl from 'harfbuzzjs/hb.wasm?url';
import layoutUrl from 'satori/layout.wasm?url';
import { createEngine, type Engine, type WasmModules } from '../engine.ts';

/** The engine in a browser, best inside a web worker. Fonts are the static assets under `/fonts/`. */
export async function createBrowserEngine(fontBase = '/fonts/'): Promise<Engine> {
  const loadFont = async (file: string): Promise<Uint8Array> => new Uint8Array(await (await get(fontBase + file)).arrayBuffer());
  return createEngine({ loadFont, wasm: await loadWasm() });
}

export async function loadWasm(): Promise<WasmModules> {
  const [harfBuzz, layout] = await Promise.all([compile(harfBuzzUrl), compile(layoutUrl)]);
  return { harfBuzz, layout };
}

/** Not `compileStreaming`: that needs the right MIME type, which not every server sends. */
const compile = async (url: string): Promise<WebAssembly.Module> => WebAssembly.compile(await (await get(url)).arrayBuffer());

async function get(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}
