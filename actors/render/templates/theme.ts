import type { Design, Look, ResumeDocument } from '#protocol/document';
import { directionOf } from '../text/clean.ts';
import { textFamily } from '../text/faces.ts';
import { contrast, mix, READABLE, readable } from './colour.ts';
import type { Tightness } from './contract.ts';
import { lookOf } from './look.ts';

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
  /** What all vertical spaces are multiples of. */
  unit: number;
  /** Colours of text, each readable on `paper`. */
  ink: string;
  muted: string;
  accent: string;
  /** Colours of lines and grounds. */
  rule: string;
  brand: string;
  paper: string;
  direction: 'ltr' | 'rtl';
  look: Look;
  design: Design;
}

const PAPERS = { A4: { width: 595.28, height: 841.89 }, Letter: { width: 612, height: 792 } } as const;

function paperOf({ pageFormat, pageWidth, pageHeight }: Design): { width: number; height: number } {
  if (pageFormat !== 'custom') return PAPERS[pageFormat];
  return { width: pageWidth ?? PAPERS.A4.width, height: pageHeight ?? PAPERS.A4.height };
}

/** Room for a page number between the text and the edge. */
const NUMBERED_MARGIN = 34;
/** The unit of vertical space, in parts of the size of the text. */
const UNIT = 0.36;
/** No margin is more than this part of the paper, so that small paper keeps room for text. */
const MOST_MARGIN = 0.25;

export function themeOf({ design, basics, sections }: ResumeDocument, starts: Partial<Look> = {}, tight?: Tightness): Theme {
  const sample = [basics.name, basics.headline, ...sections.map((section) => section.title)].join(' ');
  const look = tight ? tight(lookOf(design, starts)) : lookOf(design, starts);
  const page = paperOf(design);
  const paper = look.backgroundColor;
  const ink = readable(look.textColor, paper);
  const marginY = Math.min(look.marginY, page.height * MOST_MARGIN);
  return {
    page,
    marginX: Math.min(look.marginX, page.width * MOST_MARGIN),
    marginTop: marginY,
    marginBottom: design.pageNumbers ? Math.max(marginY, NUMBERED_MARGIN) : marginY,
    family: textFamily(look.bodyFont),
    headingFamily: textFamily(look.headingFont),
    size: look.bodySize,
    lineHeight: look.bodyLineHeight,
    headingSize: look.headingSize,
    unit: look.bodySize * UNIT * look.spacing,
    ink,
    muted: readable(mix(ink, paper, 0.32), paper),
    accent: readable(look.primaryColor, paper),
    rule: mix(ink, paper, 0.8),
    brand: look.primaryColor,
    paper,
    direction: design.direction === 'auto' ? directionOf(sample) : design.direction,
    look,
    design,
  };
}

/** The same theme for text on another ground, every colour readable there. */
export function onGround(theme: Theme, ground: string, ink: string): Theme {
  const text = readable(ink, ground);
  return {
    ...theme,
    paper: ground,
    ink: text,
    muted: readable(mix(text, ground, 0.22), ground),
    accent: contrast(theme.accent, ground) >= READABLE ? theme.accent : text,
    rule: mix(text, ground, 0.72),
  };
}
