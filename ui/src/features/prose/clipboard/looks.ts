import type { Look } from '../schema.ts';

type Marks = Omit<Look, 'link'>;

const BY_TAG: Record<string, Marks> = {
  B: { bold: true },
  STRONG: { bold: true },
  TH: { bold: true },
  H1: { bold: true },
  H2: { bold: true },
  H3: { bold: true },
  H4: { bold: true },
  H5: { bold: true },
  H6: { bold: true },
  I: { italic: true },
  EM: { italic: true },
  CITE: { italic: true },
  U: { underline: true },
  INS: { underline: true },
};

/** How text in an element looks, by its tag and its own style: a style may also take back what a tag says. */
export function restyled(element: HTMLElement, outer: Look): Look {
  const look: Look = { ...outer, ...BY_TAG[element.nodeName] };
  const { fontWeight, fontStyle } = element.style;
  if (/^(?:bold|bolder|[6-9]\d\d)$/.test(fontWeight)) look.bold = true;
  else if (/^(?:normal|lighter|[1-5]\d\d)$/.test(fontWeight)) delete look.bold;
  if (/^(?:italic|oblique)/.test(fontStyle)) look.italic = true;
  else if (fontStyle === 'normal') delete look.italic;
  const decoration = `${element.style.textDecoration} ${element.style.textDecorationLine}`;
  // Links are underlined everywhere; that is no wish of the writer's.
  if (decoration.includes('underline') && element.nodeName !== 'A' && outer.link === undefined) look.underline = true;
  return look;
}

export const isHidden = (element: HTMLElement): boolean =>
  element.hasAttribute('hidden') ||
  element.style.display === 'none' ||
  element.style.visibility === 'hidden' ||
  /mso-hide:\s*all/i.test(styleOf(element));

/** The style as it is written: of Word's own properties a browser knows nothing. */
export const styleOf = (element: Element): string => element.getAttribute('style') ?? '';
