import type { PhotoCrop } from '#protocol/photo';
import type { IconBeside } from './icons.ts';
import { once } from './once.ts';
import { cleanText, hintBreaks } from './text/clean.ts';
import type { SatoriElement } from './vendor/satori.generated.js';

/** Structure types of ISO 32000-1, 14.8.4, that the pages use. */
export type Tag = 'Document' | 'Sect' | 'H1' | 'H2' | 'H3' | 'H4' | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Link' | 'Span' | 'Figure';

/**
 * The styles a template may use; lengths are points. What is missing here is missing on purpose: absolute positions,
 * transforms, opacity, filters and text-transform break the join of drawn text to its field, or the text layer.
 */
export interface Style {
  display?: 'block' | 'flex' | 'inline';
  flexDirection?: 'row' | 'column' | 'row-reverse';
  flexWrap?: 'wrap';
  justifyContent?: 'flex-start' | 'flex-end' | 'center' | 'space-between';
  alignItems?: 'flex-start' | 'center' | 'baseline' | 'stretch';
  flexGrow?: number;
  flexShrink?: number;
  flexBasis?: number;
  width?: number | `${number}%`;
  height?: number;
  minWidth?: number | `${number}%`;
  maxWidth?: number | `${number}%`;
  columnGap?: number;
  rowGap?: number;
  marginTop?: number;
  marginBottom?: number;
  marginLeft?: number;
  marginRight?: number;
  paddingTop?: number;
  paddingBottom?: number;
  paddingLeft?: number;
  paddingRight?: number;
  fontFamily?: string;
  fontSize?: number;
  fontWeight?: 400 | 600;
  fontStyle?: 'normal' | 'italic';
  /** At most 0.08 em: text extractors take wider spacing for spaces between words. */
  letterSpacing?: number;
  /** A multiple of the font size. */
  lineHeight?: number;
  color?: string;
  backgroundColor?: string;
  textAlign?: 'left' | 'right' | 'center';
  direction?: 'ltr' | 'rtl';
  wordBreak?: 'break-word';
  whiteSpace?: 'nowrap';
}

/** A piece of text and the field it shows. */
export interface Leaf {
  /** As it is drawn. */
  text: string;
  /** As it was written, where that is drawn in another case. */
  written?: string;
  /** Register path, or null for what the template adds (separators, bullets). */
  field: string | null;
  underline?: boolean;
  /** Stands between two things on one line, and is not drawn where that line ends. */
  separator?: boolean;
  /** Stands before it. */
  icon?: IconBeside;
}

/** A picture with its alternative in words. It covers its frame: what is too much is cut off. */
export interface Picture {
  /** A `data:` or `blob:` URL of a PNG or JPEG. */
  source: string;
  /** Of the source, in pixels. */
  sourceSize: { width: number; height: number };
  alt: string;
  field: string | null;
  /** The frame, border included. */
  width: number;
  height: number;
  /** Of the corners; half the width makes a circle. */
  radius: number;
  border: { width: number; color: string } | null;
  /** Which part of it is shown; the middle if it says nothing. */
  crop?: PhotoCrop;
}

export interface Box {
  tag?: Tag;
  /** Where a box with the tag `Link` leads. */
  href?: string;
  style: Style;
  children: readonly (Box | Leaf)[];
}

export const isLeaf = (node: Box | Leaf): node is Leaf => 'text' in node;

/** A leaf with the boxes around it, outermost first. */
export interface PlacedLeaf extends Leaf {
  path: readonly Box[];
}

/** Every leaf in reading order, which is document order. */
export const leavesOf: (root: Box) => readonly PlacedLeaf[] = once((root) => {
  const leaves: PlacedLeaf[] = [];
  const walk = (box: Box, path: readonly Box[]): void => {
    for (const child of box.children) {
      if (isLeaf(child)) leaves.push({ ...child, path });
      else walk(child, [...path, child]);
    }
  };
  walk(root, [root]);
  return leaves;
});

/** The value of a style at the end of a path, inherited as in CSS. */
export function inherited<K extends keyof Style>(path: readonly Box[], property: K): Style[K] | undefined {
  return path.findLast((box) => box.style[property] !== undefined)?.style[property];
}

/** Satori pixels per point. It rounds baselines to whole pixels, so one pixel a point would be visibly uneven. */
export const PIXELS_PER_POINT = 4;

const NO_BREAK_SPACE = '\u00a0';

const LENGTHS: ReadonlySet<string> = new Set<keyof Style>([
  'flexBasis',
  'width',
  'height',
  'minWidth',
  'maxWidth',
  'columnGap',
  'rowGap',
  'marginTop',
  'marginBottom',
  'marginLeft',
  'marginRight',
  'paddingTop',
  'paddingBottom',
  'paddingLeft',
  'paddingRight',
  'fontSize',
  'letterSpacing',
]);

export function toSatori(box: Box, unbreakable = false): SatoriElement {
  const style: Record<string, string | number> = {};
  for (const [property, value] of Object.entries(box.style)) {
    style[property] = typeof value === 'number' && LENGTHS.has(property) ? value * PIXELS_PER_POINT : value;
  }
  // Satori knows `nowrap` only for whole blocks; inside a line, no-break spaces do the same.
  const whole = unbreakable || (box.style.display === 'inline' && box.style.whiteSpace === 'nowrap');
  const shown = (text: string): string => hintBreaks(whole ? text.replaceAll(' ', NO_BREAK_SPACE) : text);
  const children = box.children.map((child) => (isLeaf(child) ? shown(child.text) : toSatori(child, whole)));
  return { type: box.style.display === 'inline' ? 'span' : 'div', key: null, props: { style, children } };
}

/** A leaf of clean text. */
export function leaf(text: string, field: string | null, marks: Pick<Leaf, 'underline' | 'separator'> = {}): Leaf {
  return { text: cleanText(text), field, ...marks };
}

/**
 * A leaf in capitals. Not by a style: satori would draw what the text layer does not say. The rules are fixed here
 * because runtimes differ in what they know of languages.
 */
export function capitals(text: string, field: string | null, locale: string): Leaf {
  const written = cleanText(text);
  return { text: toCapitals(written, locale), written, field };
}

export function toCapitals(text: string, locale: string): string {
  const language = locale.toLowerCase().split('-')[0] ?? '';
  if (language === 'tr' || language === 'az') return text.replaceAll('i', 'İ').toUpperCase();
  // Greek capitals have no accent, but keep their diaeresis.
  if (language === 'el')
    return text
      .normalize('NFD')
      .replace(/\u0301/g, '')
      .toUpperCase()
      .normalize('NFC');
  return text.toUpperCase().normalize('NFC');
}
