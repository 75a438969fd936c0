import type { Look, ResumeDocument } from '#protocol/document';
import type { PhotoCrop } from '#protocol/photo';
import type { Box, Picture } from '../element.ts';
import type { FontStyle } from '../text/fonts.ts';

/**
 * A template is a pure function of the document. It decides what stands where and in which order; pagination,
 * fonts and painting are the engine's. What every template promises (checked by `lint.ts`):
 * - each piece of text is one leaf with one role, and document order is reading order;
 * - a leaf names the register it shows, so that a click on the page finds the form field;
 * - every word the user wrote and did not hide appears once; no heading stands over nothing;
 * - name and contact details come in the first flow;
 * - text is readable on its ground (4.5:1), and its letters are at most 0.08 em apart.
 */
export interface Template {
  /** Never changes: it is stored in résumés. */
  id: string;
  name: string;
  /** Whom it suits, in a line. */
  line: string;
  columns: 1 | 2;
  /** Whether it has a place for the person's picture. */
  showsPhoto: boolean;
  /** The values it starts with; what a person has set comes first. */
  starts: Partial<Look>;
  sheet(document: ResumeDocument, options?: SheetOptions): Sheet;
}

/** Makes a look take less room. */
export type Tightness = (look: Look) => Look;

export interface SheetOptions {
  /** For "fit to so many pages". */
  tight?: Tightness;
  photo?: Photo;
}

/** The person's picture: a `data:` or `blob:` URL of a PNG or JPEG, and its size in pixels. */
export interface Photo {
  source: string;
  width: number;
  height: number;
  /** Text alternative. */
  alt: string;
  /** Which part of it is shown; the middle if it says nothing. */
  crop?: PhotoCrop;
}

/** The paper and what goes on it. Lengths are points. */
export interface Sheet {
  size: { width: number; height: number };
  background: string;
  /** In reading order; the first holds name and contacts. */
  flows: readonly Flow[];
  /** Grounds of whole columns, beneath everything. */
  backdrops: readonly Backdrop[];
  /** "2 / 3" at the foot of each page, when there is more than one; in the running header, where a page has that. */
  pageNumber: { center: number; baseline: number; size: number; color: string; style: FontStyle } | null;
  /** At the head of each page but the first. Decoration: a screen reader has heard the name. */
  runningHeader: RunningHeader | null;
}

export interface Backdrop {
  /** The flows (by index) that stand on it. */
  flows: readonly number[];
  /** What remains of it, from its outer edge, on pages where none of them has anything: an empty column looks like something missing. */
  stripe: { x: number; width: number };
  x: number;
  y: number;
  width: number;
  height: number;
  color: string;
}

/** The name at the start of the line and the page at its end, over a hairline. */
export interface RunningHeader {
  name: string;
  x: number;
  width: number;
  baseline: number;
  size: number;
  color: string;
  rule: string;
  style: FontStyle;
  direction: 'ltr' | 'rtl';
}

/** A column of blocks that runs over as many pages as it needs. */
export interface Flow {
  x: number;
  width: number;
  /** On the first page, unless it starts below another flow. */
  top: number;
  /** On each later page. */
  topLater: number;
  bottom: number;
  /** Starts where an earlier flow (by index) ends, on the page where that ends. */
  below?: { flow: number; gap: number };
  /** The colour it stands on; the paper's if it says nothing. */
  ground?: string;
  content: Group;
}

/** A node of the logical structure. Draws nothing itself. */
export interface Group {
  kind: 'group';
  tag: 'Document' | 'Sect' | 'L';
  ordered?: boolean;
  keepTogether?: boolean;
  startOnNewPage?: boolean;
  /** A line down the groups in this one, on each page. `x` counts from the flow's left edge. */
  rail?: { x: number; width: number; color: string };
  children: readonly (Group | Block)[];
}

/** What is laid out in one piece and remembered by its content. */
export interface Block {
  kind: 'block';
  box: Box;
  /** Space to the block before; the larger of the two counts, and it falls away at the top of a page. */
  before: number;
  after: number;
  /** For headings. */
  keepWithNext: boolean;
  /** Whether a page may break between its lines. */
  splits: boolean;
  /** A heading in the margin: takes no height of its own; what follows starts so far below its top. */
  hanging?: number;
  /** Read before the block's text. `x` and `y` count from the block's top left corner. */
  picture?: { picture: Picture; x: number; y: number };
}
