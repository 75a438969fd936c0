import { z } from 'zod';

/**
 * Ids are `<prefix>_<26 characters of Crockford base32>`: 128 random bits, opaque, safe in a path.
 * The id is also the name of the actor that owns the thing, so routing needs no look-up.
 */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const BODY = `[${ALPHABET}]{26}`;

const PREFIXES = {
  user: 'usr',
  resume: 'res',
  job: 'job',
  tenant: 'ten',
  session: 'ses',
  invite: 'inv',
  message: 'msg',
  version: 'ver',
  thread: 'thr',
  comment: 'cmt',
  suggestion: 'sug',
  link: 'lnk',
  claim: 'clm',
  cohort: 'coh',
  review: 'rev',
  note: 'nte',
  intake: 'ink',
} as const;
export type IdKind = keyof typeof PREFIXES;

const idSchema = <K extends IdKind>(kind: K) =>
  z
    .string()
    .regex(new RegExp(`^${PREFIXES[kind]}_${BODY}$`))
    .brand<K>();

export const UserId = idSchema('user');
export type UserId = z.infer<typeof UserId>;
export const ResumeId = idSchema('resume');
export type ResumeId = z.infer<typeof ResumeId>;
export const JobId = idSchema('job');
export type JobId = z.infer<typeof JobId>;
export const TenantId = idSchema('tenant');
export type TenantId = z.infer<typeof TenantId>;
export const SessionId = idSchema('session');
export type SessionId = z.infer<typeof SessionId>;

export const InviteId = idSchema('invite');
export type InviteId = z.infer<typeof InviteId>;

export const ThreadId = idSchema('thread');
export type ThreadId = z.infer<typeof ThreadId>;
export const CommentId = idSchema('comment');
export type CommentId = z.infer<typeof CommentId>;
export const SuggestionId = idSchema('suggestion');
export type SuggestionId = z.infer<typeof SuggestionId>;

/** A public link of a résumé. */
export const LinkId = idSchema('link');
export type LinkId = z.infer<typeof LinkId>;
/** One claim of a public address: the end of an earlier claim does not end a later one. */
export const ClaimId = idSchema('claim');
export type ClaimId = z.infer<typeof ClaimId>;

/** A kept state of a résumé, to look at and to go back to. */
export const VersionId = idSchema('version');
export type VersionId = z.infer<typeof VersionId>;

/** People of a tenant who belong together, such as a class. */
export const CohortId = idSchema('cohort');
export type CohortId = z.infer<typeof CohortId>;
/** What a member asked of the tenant's coaches about one résumé. */
export const ReviewId = idSchema('review');
export type ReviewId = z.infer<typeof ReviewId>;
/** What staff wrote down about a person. */
export const NoteId = idSchema('note');
export type NoteId = z.infer<typeof NoteId>;
/** One file of people that is being taken in. */
export const IntakeId = idSchema('intake');
export type IntakeId = z.infer<typeof IntakeId>;

const SCHEMAS = {
  user: UserId,
  resume: ResumeId,
  job: JobId,
  tenant: TenantId,
  session: SessionId,
  invite: InviteId,
  message: idSchema('message'),
  version: VersionId,
  thread: ThreadId,
  comment: CommentId,
  suggestion: SuggestionId,
  link: LinkId,
  claim: ClaimId,
  cohort: CohortId,
  review: ReviewId,
  note: NoteId,
  intake: IntakeId,
};
type IdOf<K extends IdKind> = z.infer<(typeof SCHEMAS)[K]>;

/** Writes 16 bytes as 26 base32 characters, most significant bit first. */
export function base32(bytes: Uint8Array): string {
  let bits = 0;
  let held = 0;
  let out = '';
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += ALPHABET[(held >> bits) & 31];
      held &= (1 << bits) - 1;
    }
  }
  if (bits > 0) out += ALPHABET[(held << (5 - bits)) & 31];
  return out;
}

/** An id of `kind` made of 16 bytes: random ones for something new, a digest's for something derived. */
export function idFrom<K extends IdKind>(kind: K, bytes: Uint8Array): IdOf<K> {
  if (bytes.byteLength !== 16) throw new RangeError('an id is made of 16 bytes');
  return SCHEMAS[kind].parse(`${PREFIXES[kind]}_${base32(bytes)}`) as IdOf<K>;
}

/** Ids inside a document (sections, items) are chosen by the client that creates them. */
export const LocalId = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);
export type LocalId = z.infer<typeof LocalId>;

/** A replica: one device's (or tab leader's) writer identity in one résumé. Part of every stamp it makes. */
export const ReplicaId = z.string().regex(/^[0-9a-z]{8,24}$/);
export type ReplicaId = z.infer<typeof ReplicaId>;
