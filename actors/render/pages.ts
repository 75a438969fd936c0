import type { PhotoCrop } from '#protocol/photo';
import type { Tag } from './element.ts';
import type { PlacedIcon } from './icons.ts';
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
  /** Painted over the boxes. */
  pictures: readonly PlacedPicture[];
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

/**
 * A picture in its frame. The source covers the frame less its border, the chosen part of it in the frame (see `coverOf`),
 * and what sticks out is cut off along the rounded corners; then the border is stroked inside the frame.
 */
export interface PlacedPicture {
  /** Index into `Pages.leaves`: its node has the tag `Figure` and the text alternative. */
  leaf: number;
  field: string | null;
  x: number;
  y: number;
  width: number;
  height: number;
  radius: number;
  border: { width: number; color: string } | null;
  /** A `data:` or `blob:` URL of a PNG or JPEG. */
  source: string;
  /** In pixels. */
  sourceSize: { width: number; height: number };
  alt: string;
  crop?: PhotoCrop;
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
  /** Decoration before the text. */
  icon?: PlacedIcon;
}

export interface Word {
  /** Left edge. */
  x: number;
  width: number;
  text: string;
  /** Whether a space follows, also at the end of a line. */
  space: boolean;
  /** The left edge of that space, in a line with right-to-left words. */
  spaceX?: number;
  rightToLeft: boolean;
  /** The line ends inside a word: a hyphen is drawn that is no part of the text. */
  hyphen?: true;
}

export interface PageLeaf {
  /** As it was written; drawn capitals may stand for small letters. Empty for a picture. */
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
  /** Of a figure. */
  alt?: string;
  /** Of a list. */
  ordered?: boolean;
}
