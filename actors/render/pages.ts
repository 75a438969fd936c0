import type { Tag } from './element.ts';
import type { FontSet, FontStyle } from './text/fonts.ts';

/** Finished pages as a display list. Lengths are points, from the top left corner of the page. */
export interface Pages {
  size: { width: number; height: number };
  count: number;
  background: string;
  /** BCP 47. */
  language: string;
  pages: readonly Page[];
  /** Every piece of text once, in reading order. */
  leaves: readonly PageLeaf[];
  structure: StructureNode;
  fonts: FontSet;
}

export interface Page {
  /** Rules, backgrounds and underlines: decoration, painted beneath the text. */
  boxes: readonly FilledBox[];
  /** In reading order. */
  runs: readonly TextRun[];
  /** Text that is no part of the document, such as the page number. */
  artifacts: readonly TextRun[];
}

export interface FilledBox {
  x: number;
  y: number;
  width: number;
  height: number;
  color: string;
}

/** Words of one leaf on one baseline, in logical order. */
export interface TextRun {
  /** Index into `Pages.leaves`; -1 for artifacts. */
  leaf: number;
  /** Register path of the field the text shows. */
  field: string | null;
  underline: boolean;
  baseline: number;
  size: number;
  style: FontStyle;
  color: string;
  letterSpacing: number;
  direction: 'ltr' | 'rtl';
  words: readonly Word[];
}

export interface Word {
  /** Left edge. */
  x: number;
  width: number;
  text: string;
  /** Whether a space follows, also at the end of a line. */
  space: boolean;
  rightToLeft: boolean;
}

export interface PageLeaf {
  text: string;
  field: string | null;
  node: StructureNode;
  /** The link it is part of. */
  link: StructureNode | null;
}

/** The logical structure, which becomes the PDF's tags and its outline. */
export interface StructureNode {
  tag: Tag;
  parent: StructureNode | null;
  /** Nodes and leaves (by index) in reading order. */
  children: (StructureNode | number)[];
  href?: string;
  /** Of a list. */
  ordered?: boolean;
}
