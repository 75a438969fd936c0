import type { Pages, TextRun } from '../pages.ts';
import { EMOJI_FAMILY } from './faces.ts';
import type { Face, FontSet } from './fonts.ts';
import { sliceOfGlyph } from './outlines.ts';
import { codePointsOf } from './sfnt.ts';

/** A file that a browser needs in order to show the pages' SVG, as `FontFace` wants it. */
export interface FontFaceUse {
  family: string;
  weight: number;
  style: 'normal' | 'italic';
  /** Under `/fonts/`. */
  file: string;
  /** Of everything in the file, as CSS has it: `U+41-5A,U+61`. */
  unicodeRange: string;
}

/** The slices with the characters of these pages, and no others. */
export function fontFaces(pages: Pages): FontFaceUse[] {
  const used = new Map<Face, Set<number>>();
  for (const { runs, artifacts } of pages.pages)
    for (const run of [...runs, ...artifacts])
      for (const [face, slices] of slicesOf(run, pages.fonts)) {
        const all = used.get(face) ?? new Set();
        used.set(face, all);
        for (const slice of slices) all.add(slice);
      }
  return [...used].flatMap(([face, slices]) =>
    [...slices].map((slice) => ({
      family: face.family,
      weight: face.weight,
      style: face.italic ? ('italic' as const) : ('normal' as const),
      file: `${face.face}.${slice}.woff`,
      unicodeRange: rangesOf(face)[slice] ?? '',
    })),
  );
}

type SlicesOfFaces = ReadonlyMap<Face, ReadonlySet<number>>;

/** By run, and the faces of then: after an edit most runs are as before. */
const needed = new WeakMap<TextRun, { fonts: FontSet; slices: SlicesOfFaces }>();

function slicesOf(run: TextRun, fonts: FontSet): SlicesOfFaces {
  const last = needed.get(run);
  if (last?.fonts === fonts) return last.slices;
  const slices = new Map<Face, Set<number>>();
  for (const word of run.words) {
    for (const { face, text } of fonts.runs(`${word.text} `, run.style)) {
      if (face.family === EMOJI_FAMILY) continue;
      const ofFace = slices.get(face) ?? new Set();
      slices.set(face, ofFace);
      for (const character of text) ofFace.add(sliceOfGlyph(face.sfnt, face.sfnt.glyphOf(character.codePointAt(0) ?? 0)));
    }
  }
  needed.set(run, { fonts, slices });
  return slices;
}

const known = new WeakMap<Face, string[]>();

function rangesOf(face: Face): string[] {
  let ranges = known.get(face);
  if (!ranges) {
    ranges = computeRanges(face);
    known.set(face, ranges);
  }
  return ranges;
}

function computeRanges({ sfnt }: Face): string[] {
  const bySlice: [first: number, last: number][][] = [];
  for (const codePoint of codePointsOf(sfnt)) {
    const slice = sliceOfGlyph(sfnt, sfnt.glyphOf(codePoint));
    bySlice[slice] ??= [];
    const last = bySlice[slice].at(-1);
    if (last?.[1] === codePoint - 1) last[1] = codePoint;
    else bySlice[slice].push([codePoint, codePoint]);
  }
  const hex = (value: number): string => value.toString(16).toUpperCase();
  return Array.from(bySlice, (ranges = []) =>
    ranges.map(([first, last]) => `U+${hex(first)}${last === first ? '' : `-${hex(last)}`}`).join(','),
  );
}
