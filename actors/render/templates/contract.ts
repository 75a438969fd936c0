import type { ResumeDocument } from '#protocol/document';
import type { Box } from '../element.ts';
import type { FontStyle } from '../text/fonts.ts';

/**
 * A template is a pure function of the document. It decides what stands where and in which order; pagination,
 * fonts and painting are the engine's. What every template promises (checked by `lint.ts`):
 * - each piece of text is one leaf with one role, and document order is reading order;
 * - a leaf names the register it shows, so that a click on the page finds the form field;
 * - every word the user wrote and did not hide appears once; no heading stands over nothing;
 * - name and contact details come in the first flow.
 */
export interface Template {
  id: string;
  name: string;
  sheet(document: ResumeDocument): Sheet;
}

/** The paper and what goes on it. Lengths are points. */
export interface Sheet {
  size: { width: number; height: number };
  background: string;
  flows: readonly Flow[];
  /** "2 / 3" at the foot of each page, when there is more than one. */
  pageNumber: { baseline: number; size: number; color: string; style: FontStyle } | null;
}

/** A column of blocks that runs over as many pages as it needs. */
export interface Flow {
  x: number;
  width: number;
  top: number;
  bottom: number;
  content: Group;
}

/** A node of the logical structure. Draws nothing itself. */
export interface Group {
  kind: 'group';
  tag: 'Document' | 'Sect' | 'L';
  ordered?: boolean;
  keepTogether?: boolean;
  startOnNewPage?: boolean;
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
}
