import type { ResumeDocument } from '#protocol/document';
import type { JobStatus } from '#protocol/export';
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
  /** The PDF, and no pictures of the pages. */
  file?: FileWish;
}

export interface FileWish {
  /** The date that the file says, in ms since the epoch. */
  date: number;
  /** The bytes of the document's photo as they are kept. */
  photo?: Uint8Array;
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

/** What came of making a file. */
export type FileOutcome =
  | { kind: 'file'; bytes: Uint8Array<ArrayBuffer> }
  /** For a reason that the server would have, too. */
  | { kind: 'refused'; error: NonNullable<JobStatus['error']> };

export type LayoutAnswer = { id: number } & (
  | { kind: 'pages'; result: LaidOut }
  | FileOutcome
  | { kind: 'missing'; glyphs: MissingGlyph[] }
  | { kind: 'failed'; message: string }
);
