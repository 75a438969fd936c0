import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { Pages } from './pages.ts';
import { paintSvg } from './svg.ts';
import { wholeFonts } from './text/whole-fonts.ts';

/** Draws a page as PNG, `scale` pixels a point: for thumbnails and cards, never for what a person will read. */
export type PaintPng = (pages: Pages, page: number, scale: number) => Promise<Uint8Array>;

let isStarted = false;

/**
 * The painter. Import this file lazily: resvg is 1 MB of wasm (`@resvg/resvg-wasm/index_bg.wasm`) that nothing else
 * needs. It finds faces by the family name inside the file, which for all of ours is the name the pages use.
 */
export async function createPngPainter(resvg: WebAssembly.Module): Promise<PaintPng> {
  if (!isStarted) await initWasm(resvg);
  isStarted = true;
  return async (pages, page, scale) => {
    const renderer = new Resvg(paintSvg(pages, page), {
      fitTo: { mode: 'zoom', value: scale },
      font: {
        fontBuffers: await wholeFonts(pages, page),
        loadSystemFonts: false,
        defaultFontFamily: pages.fonts.faces[0]?.family ?? '',
      },
    });
    // Both live in wasm memory, which no garbage collector sees.
    try {
      const image = renderer.render();
      try {
        return image.asPng();
      } finally {
        image.free();
      }
    } finally {
      renderer.free();
    }
  };
}
