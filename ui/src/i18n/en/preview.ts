import type { JSX } from 'solid-js';

/** English: what the other languages follow. */
export const preview = {
  pages: 'Pages',
  scrollable: 'Pages, scrollable',
  pageOf: (page: string, pages: string) => `Page ${page} of ${pages}`,
  failed: (reason: string) => `The pages could not be drawn. Your text is safe. (${reason})`,
  missing: 'Some characters cannot be printed.',
  missingDetail: 'The pages below are the last that could be drawn; your text is kept.',
  glyphsIn: (glyphs: JSX.Element, field: JSX.Element): JSX.Element => [glyphs, ' in ', field],
  page: 'Page',
  previous: 'Previous page',
  next: 'Next page',
  zoom: 'Zoom',
  smaller: 'Smaller',
  larger: 'Larger',
  fitWidth: 'Fit the width',
  percent: (number: string) => `${number} %`,
};
