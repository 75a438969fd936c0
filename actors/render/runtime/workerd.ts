import harfBuzz from 'harfbuzzjs/hb.wasm';
import layout from 'satori/layout.wasm';
import { createEngine, type Engine } from '../engine.ts';
import type { LoadFont } from '../text/fonts.ts';
import { workerdBreath } from './breath.ts';

/** The part of the ASSETS binding that is used. */
export interface Assets {
  fetch(input: string): Promise<Response>;
}

/** The engine in a Worker: wasm as precompiled modules, fonts from the static assets under `/fonts/`. */
export function createWorkerdEngine(assets: Assets): Promise<Engine> {
  return createEngine({ loadFont: loadFontFrom(assets), wasm: { harfBuzz, layout }, breathe: workerdBreath });
}

export function loadFontFrom(assets: Assets): LoadFont {
  return async (file) => {
    const response = await assets.fetch(`https://assets.invalid/fonts/${file}`);
    if (!response.ok) throw new Error(`font ${file}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
}
