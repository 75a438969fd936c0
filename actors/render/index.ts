export { createEngine, type Engine, type EngineOptions, type LayoutOptions, type WasmModules } from './engine.ts';
export type { Page, Pages } from './pages.ts';
export type { PdfMeta } from './pdf/metadata.ts';
export { paintPdf } from './pdf/paint.ts';
export { type FontFaceUse, fontFaces, paintSvg } from './svg.ts';
export { type MissingGlyph, MissingGlyphsError } from './text/choose.ts';
export type { LoadFont } from './text/fonts.ts';
export { type Difference, verifyPdf } from './verify.ts';
export { MOST_WORK, TooComplexError } from './work.ts';
