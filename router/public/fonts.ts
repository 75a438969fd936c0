import { FACES } from '#render/text/faces';

/** A page is set in the fonts of its design: the slices that the editor's preview loads, each fetched only when the text needs it. */

/** Which letters each slice of a text face holds; the first also holds whatever a page is mostly made of. */
const ALPHABETS = [
  'U+0-FF, U+131, U+152-153, U+2C6-2C7, U+2DA-2DC, U+300-36F, U+2000-206F, U+20AC, U+2122, U+2212',
  'U+370-3FF, U+1F00-1FFF',
  'U+400-52F',
  'U+100-130, U+132-151, U+154-2C5, U+2C8-2D9, U+1E00-1EFF',
] as const;
/** It has no Greek, so that its later slices are others. */
const LATIN_ONLY: ReadonlySet<string> = new Set(['Lato']);

const WITH_FEET: ReadonlySet<string> = new Set(['Source Serif 4', 'EB Garamond', 'Lora']);

/** The family, and what stands in for it until it is there and for what it lacks. */
export const fontStack = (family: string): string =>
  WITH_FEET.has(family)
    ? `"${family}",Charter,"Iowan Old Style",Georgia,serif`
    : `"${family}",system-ui,-apple-system,"Segoe UI",sans-serif`;

/** The rules that load the families. */
export const fontFaces = (families: readonly string[]): string =>
  FACES.filter(({ family, slicing }) => slicing === 'text' && families.includes(family))
    .flatMap(({ face, family, weight, italic }) =>
      (LATIN_ONLY.has(family) ? ALPHABETS.slice(0, 1) : ALPHABETS).map(
        (range, slice) =>
          `@font-face{font-family:"${family}";font-weight:${weight === 400 ? '400' : '600 700'};font-style:${italic ? 'italic' : 'normal'};font-display:swap;src:url("/fonts/${face}.${slice}.woff") format("woff");unicode-range:${range}}`,
      ),
    )
    .join('');
