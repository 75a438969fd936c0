import type { Design, ResumeDocument } from '#protocol/document';
import { directionOf } from '../text/clean.ts';
import { textFamily } from '../text/faces.ts';

/** The design as the tokens a template works with. Lengths are points. */
export interface Theme {
  page: { width: number; height: number };
  marginX: number;
  marginTop: number;
  marginBottom: number;
  family: string;
  headingFamily: string;
  size: number;
  lineHeight: number;
  headingSize: number;
  ink: string;
  muted: string;
  rule: string;
  accent: string;
  paper: string;
  direction: 'ltr' | 'rtl';
  design: Design;
}

const PAGE_SIZES = { A4: { width: 595.28, height: 841.89 }, Letter: { width: 612, height: 792 } } as const;
/** Room for a page number between the text and the edge. */
const NUMBERED_MARGIN = 34;

export function themeOf({ design, basics, sections }: ResumeDocument): Theme {
  const sample = [basics.name, basics.headline, ...sections.map((section) => section.title)].join(' ');
  return {
    page: PAGE_SIZES[design.pageFormat],
    marginX: design.marginX,
    marginTop: design.marginY,
    marginBottom: design.pageNumbers ? Math.max(design.marginY, NUMBERED_MARGIN) : design.marginY,
    family: textFamily(design.bodyFont),
    headingFamily: textFamily(design.headingFont),
    size: design.bodySize,
    lineHeight: design.bodyLineHeight,
    headingSize: design.headingSize,
    ink: design.textColor,
    muted: mix(design.textColor, design.backgroundColor, 0.32),
    rule: mix(design.textColor, design.backgroundColor, 0.82),
    accent: design.primaryColor,
    paper: design.backgroundColor,
    direction: design.direction === 'auto' ? directionOf(sample) : design.direction,
    design,
  };
}

/** Between two colours `#rrggbb`; `amount` 0 is the first, 1 the second. */
export function mix(from: string, to: string, amount: number): string {
  const channel = (color: string, at: number): number => Number.parseInt(color.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(channel(from, at) * (1 - amount) + channel(to, at) * amount));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
