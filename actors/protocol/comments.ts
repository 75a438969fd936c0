import { z } from 'zod';
import { Dates } from './dates.ts';
import { ContactField, Keywords, Location, LongText } from './document.ts';
import { NOT_TEXT, rule } from './field-issues.ts';
import { Author } from './history.ts';
import { CommentId, LocalId, SuggestionId, ThreadId, UserId } from './ids.ts';
import { Json } from './json.ts';
import { Path } from './live.ts';
import { Prose } from './prose.ts';
import { isTextPath, parsePath } from './registers.ts';
import { hasOnlyText } from './text.ts';

/** What people say about a résumé: threads of comments, each beside a part of it, and changes that they suggest. */

export const COMMENT_LIMITS = {
  threads: 500,
  /** Of one thread. */
  comments: 200,
  /** UTF-16 units of one comment. */
  body: 4_000,
  mentions: 20,
  /** UTF-8 bytes of all comments of one résumé. */
  bytes: 4_000_000,
  quote: 300,
  /** Suggestions that wait for a decision, and UTF-8 bytes of them. */
  openSuggestions: 200,
  openSuggestionBytes: 2_000_000,
  /** Suggestions that were decided are kept up to so many, and so many bytes, the newest of them. */
  decidedSuggestions: 100,
  decidedSuggestionBytes: 1_000_000,
  note: 1_000,
  /** Of one person: so many at once, and one more each so many milliseconds. */
  burst: 30,
  everyMs: 2_000,
  /** One mail a person and thread within this time. */
  mailEveryMs: 10 * 60_000,
} as const;

const text = (max: number) => z.string().max(max).refine(hasOnlyText, NOT_TEXT);
const isNotBlank = (value: string) => value.trim() !== '';

/** What a thread is about: a field by its register's path, a whole part (`basics`, `sec/<id>`, `item/<id>`), … */
export const AnchorPath = Path.refine(isAnchorPath, { message: 'is no part of a résumé' });

function isAnchorPath(path: string): boolean {
  const [area, id, ...rest] = path.split('/');
  if (path === 'basics') return true;
  if ((area === 'sec' || area === 'item') && rest.length === 0) return LocalId.safeParse(id).success;
  return parsePath(path) !== null;
}

/** A place in a text that moves with it: an encoded relative position of Yjs, in base64. */
const TextPosition = z
  .string()
  .min(4)
  .max(64)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/);
/** … or a passage of prose. The quote is what stood there: all that is left of it once the text is gone. */
export const Passage = z.strictObject({ start: TextPosition, end: TextPosition, quote: text(COMMENT_LIMITS.quote) });
export type Passage = z.infer<typeof Passage>;
export const Anchor = z
  .strictObject({ path: AnchorPath, range: Passage.optional() })
  .refine(({ path, range }) => range === undefined || isTextPath(path), { message: 'only prose has passages', path: ['range'] });
export type Anchor = z.infer<typeof Anchor>;

/** A member who is called by name: their `@name` is in the body. */
export const Mention = z.strictObject({ user: UserId, name: z.string().max(200) });
export type Mention = z.infer<typeof Mention>;

/** Plain text. Mentions of those who are no members, or whose `@name` is not in it, are text and nothing more. */
const said = {
  body: text(COMMENT_LIMITS.body).refine(isNotBlank, rule('required', 'is empty')),
  mentions: z.array(Mention).max(COMMENT_LIMITS.mentions),
};

const When = z.iso.datetime();

export const Comment = z.object({
  id: CommentId,
  by: Author,
  at: When,
  editedAt: When.nullable(),
  body: z.string(),
  mentions: z.array(Mention),
});
export type Comment = z.infer<typeof Comment>;

export const Thread = z.object({
  id: ThreadId,
  anchor: Anchor,
  resolved: z.object({ by: Author, at: When }).nullable(),
  /** Oldest first; never empty. */
  comments: z.array(Comment),
  /** Whether somebody else has said something here since whoever asks has last looked. */
  unread: z.boolean(),
});
export type Thread = z.infer<typeof Thread>;

/** Fields that a form shows: neither what makes a part be there, nor what was kept of an imported file. */
export const SuggestionPath = Path.refine((path) => parsePath(path) !== null && !/\/(kind|place|alive|extra)$/.test(path), {
  message: 'is no field of a form',
});
/** What such a field may hold; which of these its own does, the actor knows. */
const FieldValue = z.union([z.null(), z.boolean(), z.number(), LongText, Keywords, Dates, Location, z.array(ContactField).max(30), Prose]);
const SuggestedValue = Json.refine((value) => FieldValue.safeParse(value).success, { message: 'is no value of a field' });

/**
 * `outdated`: the field has changed so that the suggestion no longer fits; it can still be taken as a whole, declined or withdrawn.
 * The other three are for good.
 */
export const SuggestionState = z.enum(['open', 'outdated', 'accepted', 'declined', 'withdrawn']);
export type SuggestionState = z.infer<typeof SuggestionState>;

export const Suggestion = z.object({
  id: SuggestionId,
  by: Author,
  at: When,
  path: Path,
  kind: z.enum(['set', 'prose']),
  /** What is to stand there, `null` for nothing, and what stood there when it was suggested. */
  value: Json,
  baseValue: Json,
  note: z.string().nullable(),
  state: SuggestionState,
  decided: z.object({ by: Author, at: When }).nullable(),
});
export type Suggestion = z.infer<typeof Suggestion>;

const suggested = {
  path: SuggestionPath,
  value: SuggestedValue,
  baseValue: SuggestedValue,
  note: text(COMMENT_LIMITS.note).refine(isNotBlank, rule('required', 'is empty')).optional(),
};
/** `entirely`: the suggested value takes the place of what is there, whatever that is. */
const decided = { decision: z.enum(['accept', 'decline']), entirely: z.boolean().optional() };

export const StartThreadBody = z.strictObject({ anchor: Anchor, ...said });
export const CommentBody = z.strictObject(said);
export type CommentBody = z.infer<typeof CommentBody>;
export const SeenBody = z.strictObject({ comment: CommentId });
export const SuggestBody = z.strictObject(suggested);
export type SuggestBody = z.infer<typeof SuggestBody>;
export const DecisionBody = z.strictObject(decided);
export type DecisionBody = z.infer<typeof DecisionBody>;
export const ThreadList = z.object({ threads: z.array(Thread) });
export type ThreadList = z.infer<typeof ThreadList>;
export const SuggestionList = z.object({ suggestions: z.array(Suggestion) });
export type SuggestionList = z.infer<typeof SuggestionList>;

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });
const inThread = { thread: ThreadId };
const ofComment = { thread: ThreadId, comment: CommentId };

/** Part of what may be said to a résumé. */
export const COMMENT_MESSAGES = [
  message('ListThreads', {}),
  message('StartThread', { anchor: Anchor, ...said }),
  message('Reply', { ...inThread, ...said }),
  message('EditComment', { ...ofComment, ...said }),
  /** One's own; the owner may take out any. With its last comment a thread is gone. */
  message('DeleteComment', ofComment),
  message('ResolveThread', inThread),
  message('ReopenThread', inThread),
  /** Everything up to this comment has been looked at. */
  message('SeeThread', ofComment),
  message('ListSuggestions', {}),
  message('Suggest', suggested),
  message('DecideSuggestion', { suggestion: SuggestionId, ...decided }),
  message('WithdrawSuggestion', { suggestion: SuggestionId }),
] as const;

export type CommentReplies = {
  ListThreads: ThreadList;
  StartThread: Thread;
  Reply: Comment;
  EditComment: Comment;
  DeleteComment: null;
  ResolveThread: null;
  ReopenThread: null;
  SeeThread: null;
  ListSuggestions: SuggestionList;
  Suggest: Suggestion;
  DecideSuggestion: Suggestion;
  WithdrawSuggestion: Suggestion;
};
