import { contrast, READABLE, strongest } from '#render/templates/colour';

/** A colour that is hard to read on the paper: how hard, and what the pages do about it. */
export interface WeakContrast {
  /** WCAG 2.2, 1 to 21, cut to one decimal: what is too little must not be said to be enough. */
  ratio: number;
  drawn: 'darker' | 'lighter';
}

/** `null` for a colour in which text can be read on the paper. Colours are `#rrggbb`. */
export function weakContrast(colour: string, paper: string): WeakContrast | null {
  const ratio = contrast(colour, paper);
  if (ratio >= READABLE) return null;
  return { ratio: Math.floor(ratio * 10) / 10, drawn: strongest(paper) === '#000000' ? 'darker' : 'lighter' };
}

/** Each character once, so many at most. */
export const charactersOf = (glyphs: readonly { character: string }[], most = 12): string[] =>
  [...new Set(glyphs.map(({ character }) => character))].slice(0, most);
