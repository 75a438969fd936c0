/** The part of satori that we use, typed by what it does with it. See `patch-satori.ts`. */

export interface SatoriElement {
  type: string;
  key: null;
  props: { style: Record<string, string | number>; children: (SatoriElement | string)[] };
}

export interface SatoriFont {
  name: string;
  weight: 400 | 500 | 600 | 700;
  style: 'normal' | 'italic';
  data: ArrayBuffer;
}

export interface SatoriOptions {
  /** Pixels. Without a height the image is as tall as its content. */
  width: number;
  /** Its identity is satori's cache key for parsed fonts: pass the same array again. */
  fonts: SatoriFont[];
  embedFont: false;
  pointScaleFactor: number;
}

/** What satori wants to know of a face. Lengths are font units. */
export interface SatoriFace {
  unitsPerEm: number;
  ascender: number;
  descender: number;
  tables: { os2: { usWeightClass: number }; head: { macStyle: number } };
  /** Of the first character; 0 when the face has none. */
  charToGlyphIndex(character: string): number;
}

/** Gives satori a reader of font files. Once, before the first render. */
export function initFontReader(read: (data: ArrayBuffer) => SatoriFace): void;
/** Loads the layout engine (`satori/layout.wasm`). Once, before the first render. */
export function init(layout: WebAssembly.Module): Promise<void>;
/** Gives satori its HarfBuzz (`harfbuzzjs/hb.wasm`). Once, before the first render. */
export function initHarfBuzz(harfBuzz: WebAssembly.Module): void;
export default function satori(element: SatoriElement, options: SatoriOptions): Promise<string>;
