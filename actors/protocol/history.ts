import { z } from 'zod';
import { ItemKind, type ResumeDocument, SectionKind } from './document.ts';
import { NOT_TEXT } from './field-issues.ts';
import { LocalId, UserId, VersionId } from './ids.ts';
import { Json } from './json.ts';
import { Path } from './live.ts';
import { Line, Span } from './prose.ts';
import { hasOnlyText } from './text.ts';

/** What has been written in a résumé by whom, and how it was before: versions, what differs between them, and activity. */

/** Versions of one résumé, and how many of them may have names: those are kept for ever. */
export const MAX_VERSIONS = 200;
export const MAX_NAMED_VERSIONS = 100;
/** Activities of one answer. */
export const ACTIVITY_PAGE = 50;

export const VersionLabel = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .refine((text) => hasOnlyText(text) && !/[\n\r]/.test(text), NOT_TEXT);

/** `auto`: kept while people worked. `named`: somebody gave it a name. `restore-point`: how it was before an earlier one was restored. */
export const VersionKind = z.enum(['auto', 'named', 'restore-point']);
export type VersionKind = z.infer<typeof VersionKind>;

/** Somebody who wrote, whether they still belong to the résumé or not. Without a name when none was ever known. */
export const Author = z.object({ id: UserId, name: z.string() });
export type Author = z.infer<typeof Author>;

/** A part of the résumé, as people think of it. */
export const Place = z.object({
  part: z.enum(['document', 'basics', 'design', 'section', 'item']),
  /** Of a section or an item. */
  id: LocalId.nullable(),
  kind: z.union([SectionKind, ItemKind]).nullable(),
  /** "Lead engineer · Acme"; empty where it says nothing of itself. */
  name: z.string(),
});
export type Place = z.infer<typeof Place>;

export const Act = z.enum(['added', 'removed', 'changed']);
export type Act = z.infer<typeof Act>;

/** What became of a part: whether it came or went, whether it got another place, and which of its fields were written. */
export const Touched = Place.extend({ act: Act, moved: z.boolean(), fields: z.array(z.string()) });
export type Touched = z.infer<typeof Touched>;

export const Version = z.object({
  id: VersionId,
  at: z.iso.datetime(),
  kind: VersionKind,
  label: z.string().nullable(),
  /** Who wrote since the version before it. */
  by: z.array(Author),
  /** Who gave it its name, or was about to restore another; `null` where nobody asked for it. */
  maker: Author.nullable(),
  /** The state after the write of this number. */
  seq: z.number().int(),
  /** What was written since the version before it, without details; `more` parts beyond those are not listed. */
  touched: z.array(Touched),
  more: z.number().int(),
});
export type Version = z.infer<typeof Version>;

export const Activity = z.object({
  /** The number of its first write, which is also the order of activities: with 1 the résumé was begun. */
  id: z.number().int(),
  user: Author,
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  writes: z.number().int(),
  touched: z.array(Touched),
  more: z.number().int(),
});
export type Activity = z.infer<typeof Activity>;

/** A piece of a line: `changed` where it is only in this of the two versions, or looks different in the other. */
export const Piece = Span.extend({ changed: z.literal(true).optional() });
export type Piece = z.infer<typeof Piece>;
export const ComparedLine = z.object({ list: Line.shape.list, pieces: z.array(Piece) });
export type ComparedLine = z.infer<typeof ComparedLine>;
/** A line before and after; `null` where it was not there. */
export const LinePair = z.object({ before: ComparedLine.nullable(), after: ComparedLine.nullable() });
export type LinePair = z.infer<typeof LinePair>;

/** A field of which the two versions say different things; `null` for nothing. Of texts, line by line and word by word. */
export const FieldChange = z.discriminatedUnion('type', [
  z.object({ type: z.literal('value'), path: Path, field: z.string(), before: Json, after: Json }),
  z.object({ type: z.literal('text'), path: Path, field: z.string(), lines: z.array(LinePair) }),
]);
export type FieldChange = z.infer<typeof FieldChange>;

/** Where something stands: in which section (or, of a role, item) and at which index. */
export const Standing = z.object({ parent: LocalId.nullable(), index: z.number().int() });
export type Standing = z.infer<typeof Standing>;

/** Everything that differs about one part of the résumé. */
export const PlaceChange = Place.extend({
  act: Act,
  /** It stands elsewhere among the parts that are in both. */
  moved: z.boolean(),
  /** `null` where it is not there, and for what has no place. */
  before: Standing.nullable(),
  after: Standing.nullable(),
  fields: z.array(FieldChange),
});
export type PlaceChange = z.infer<typeof PlaceChange>;

/** What a version is compared with. */
export const Compared = z.union([VersionId, z.literal('now')]);
export type Compared = z.infer<typeof Compared>;

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });

export const HISTORY_MESSAGES = [
  message('ListVersions', {}),
  /** Keeps the document as it is now, under a name. */
  message('SaveVersion', { label: VersionLabel }),
  /** Gives a version another name; one that had none is kept for ever from then on. */
  message('RenameVersion', { version: VersionId, label: VersionLabel }),
  message('DeleteVersion', { version: VersionId }),
  message('GetVersion', { version: VersionId }),
  message('CompareVersions', { a: VersionId, b: Compared }),
  message('RestoreVersion', { version: VersionId }),
  /** The newest activities, or those before the one of this id. */
  message('ListActivity', { before: z.number().int().min(0).optional(), limit: z.number().int().min(1).max(ACTIVITY_PAGE).optional() }),
] as const;
export type HistoryMessage = z.infer<(typeof HISTORY_MESSAGES)[number]>;

export interface VersionView {
  version: Version;
  document: ResumeDocument;
}
export interface Comparison {
  a: Version;
  /** `null`: the document as it is now. */
  b: Version | null;
  changes: PlaceChange[];
}
export interface Restored {
  /** The last write, and how many it took; none when the document was so already. */
  seq: number;
  writes: number;
  /** How it was before: restoring this one undoes it. */
  before: Version;
}

export type HistoryReplies = {
  ListVersions: { items: Version[] };
  SaveVersion: Version;
  RenameVersion: Version;
  DeleteVersion: null;
  GetVersion: VersionView;
  CompareVersions: Comparison;
  RestoreVersion: Restored;
  ListActivity: { items: Activity[]; before: number | null };
};
