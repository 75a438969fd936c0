import type { ResumeDocument } from '#protocol/document';
import type { ExportFormat } from '#protocol/export';
import type { ResumeId, UserId } from '#protocol/ids';
import { canonicalJson } from '#protocol/json';
import { withoutHidden } from '#render/source';
import { ENGINE_VERSION } from '#render/version';

const DAY_MS = 24 * 3_600_000;
/** A file is kept for seven full days after the one on which it was made. */
const FILE_LIFE_DAYS = 7;

/** Everything that a file follows from. */
export interface Content {
  document: ResumeDocument;
  /** `null`: the document's own. */
  template: string | null;
  format: ExportFormat;
  page: number | null;
  width: number | null;
  /** What the file says of its date; pictures say nothing. */
  date: string | null;
}

/** Canonical JSON of all that prints, and of what prints it: the same text, the same file. What is hidden is no part of it. */
export const printedText = ({ document, template, ...rest }: Content): string =>
  canonicalJson({ engine: ENGINE_VERSION, document: withoutHidden(document), template: template ?? document.design.template, ...rest });

/**
 * Where a file of this content lies that is made at `now` (ms since the epoch). The day is a part of the key: all jobs that share a
 * file then agree on when it ends, and none can take away what a younger one points to.
 */
export const fileKeyOf = (of: { resume: ResumeId; owner: UserId; digest: string; format: ExportFormat }, now: number): string =>
  `exports/${of.resume}/${of.owner}/${of.digest}-${Math.floor(now / DAY_MS)}.${of.format}`;

/** When the file of such a key ends, in ms since the epoch; `null` for a key of another kind. */
export function endOfFile(key: string): number | null {
  const day = /-(\d+)\.\w+$/.exec(key)?.[1];
  return day === undefined ? null : (Number(day) + 1 + FILE_LIFE_DAYS) * DAY_MS;
}
