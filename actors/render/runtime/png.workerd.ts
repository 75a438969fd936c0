import resvg from '@resvg/resvg-wasm/index_bg.wasm';
import { createPngPainter, type PaintPng } from '../png.ts';

/** Apart from the engine's own entry, so that only what draws thumbnails carries resvg. */
export function createWorkerdPngPainter(): Promise<PaintPng> {
  return createPngPainter(resvg);
}
