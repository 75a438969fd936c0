import type { ResumeDocument } from '#protocol/document';
import { GALLERY } from '../actors/render/fixtures/gallery.ts';
import type { Engine } from '../actors/render/index.ts';
import type { PaintPng } from '../actors/render/png.ts';
import { TEMPLATES } from '../actors/render/templates/index.ts';
import type { Image } from './png8.ts';

/** The pages of the sample in every template, as they have been looked at and found good. */
export const GOLDENS = new URL('../docs/templates/pages/', import.meta.url);

/** Pixels a point: a moved word shows, and all pages together are half a megabyte. */
export const GOLDEN_SCALE = 0.6;

/** Two pages in every template that does not promise one. */
const SAMPLE: ResumeDocument = { ...GALLERY, design: { ...GALLERY.design, pageNumbers: true } };

export interface GoldenPage {
  file: string;
  template: string;
  /** Counted from 1. */
  page: number;
  png: Uint8Array;
}

export async function* goldenPages(engine: Engine, paint: PaintPng, templates = TEMPLATES.map(({ id }) => id)): AsyncGenerator<GoldenPage> {
  for (const template of templates) {
    const pages = await engine.layout(SAMPLE, { template });
    for (let page = 1; page <= pages.count; page += 1)
      yield { file: `${template}.${page}.png`, template, page, png: await paint(pages, page - 1, GOLDEN_SCALE) };
  }
}

/** Channels (of 255) that differ by less may come from another choice of palette. */
const SEEN = 48;
/** As many pixels as an edge that falls on the other side of a pixel; a word has more. */
const STRAY = 6;

/** Where two pictures differ, in words; null when nobody would see it. */
export function difference(expected: Image, found: Image): string | null {
  if (expected.width !== found.width || expected.height !== found.height)
    return `${found.width} × ${found.height} pixels instead of ${expected.width} × ${expected.height}`;
  const [xs, ys]: [number[], number[]] = [[], []];
  for (let at = 0; at < expected.pixels.length; at += 4) {
    const apart = [0, 1, 2].some((channel) => Math.abs((expected.pixels[at + channel] ?? 0) - (found.pixels[at + channel] ?? 0)) >= SEEN);
    if (!apart) continue;
    xs.push((at / 4) % expected.width);
    ys.push(Math.floor(at / 4 / expected.width));
  }
  if (xs.length <= STRAY) return null;
  const points = (pixels: number): number => Math.round(pixels / GOLDEN_SCALE);
  const span = (values: readonly number[]): string => `${points(Math.min(...values))} to ${points(Math.max(...values))}`;
  return `${xs.length} pixels, ${span(xs)} points from the left, ${span(ys)} from the top`;
}
