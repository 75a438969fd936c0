import type { ResumeDocument } from '#protocol/document';
import type { PageSection } from '#render/page-reading';

/** Between the page and the worker that lays pages out. */
export interface LayoutRequest {
  id: number;
  document: ResumeDocument;
  /** Where the document's photo is; without it, it shows none. */
  photo?: string;
  /** Only the first page, for a thumbnail. */
  firstOnly?: boolean;
  /** What programs read in the pages, and no pictures of them. */
  readingOnly?: boolean;
}

/** The faces that the pages' text asks for by name. */
export interface FaceUse {
  family: string;
  weight: number;
  style: 'normal' | 'italic';
  file: string;
  /** Of everything in the file, as CSS has it. */
  unicodeRange: string;
}

export interface LaidOut {
  /** One SVG a page. */
  pages: string[];
  /** Points. */
  size: { width: number; height: number };
  count: number;
  faces: FaceUse[];
  /** What programs read, where only that was asked for. */
  reading?: PageSection[];
}

export interface MissingGlyph {
  character: string;
  /** Register path of the field. */
  place: string;
}

export type LayoutAnswer = { id: number } & (
  | { kind: 'pages'; result: LaidOut }
  | { kind: 'missing'; glyphs: MissingGlyph[] }
  | { kind: 'failed'; message: string }
);
