import { z } from 'zod';
import { COMMENT_MESSAGES, type CommentReplies } from './comments.ts';
import { Locale, type ResumeDocument, SectionKind, ShortText, TemplateId } from './document.ts';
import type { ErrorCode } from './errors.ts';
import { HISTORY_MESSAGES, type HistoryReplies } from './history.ts';
import { InviteId, JobId, ReplicaId, type ResumeId, SessionId, TenantId, UserId } from './ids.ts';
import { Json } from './json.ts';
import { LINK_MESSAGES, type LinkReplies, Slug } from './links.ts';
import { type Ack, type Conflict, LIVE_LIMITS, Op, Path, Stamp } from './live.ts';
import { PageReport } from './pages.ts';
import { PHOTO_MESSAGES, type PhotoReplies } from './photo.ts';
import { InvitedRole, Role } from './roles.ts';
import { SessionsEnded } from './sessions-ended.ts';
import { RESUME_REVIEW_MESSAGES, type ResumeReviewReplies } from './tenant-reviews.ts';
import { Standing } from './tenant-standing.ts';
import { ThemeLook } from './tenant-themes.ts';
import { Email, type ResumeSummary } from './user.ts';

export { InvitedRole } from './roles.ts';

/** One register of a new document: `[path, value]`. */
export const Seed = z.tuple([Path, Json]);
export type Seed = z.infer<typeof Seed>;

/** An operation of a program that keeps no replica: the actor stamps it. `base` makes a lost race visible as a conflict. */
export const PlainOp = z.strictObject({ path: Path, value: Json, base: Stamp.optional() });
export type PlainOp = z.infer<typeof PlainOp>;

/** A code that makes its bearer a member, once: `<résumé id>.<secret>`. */
export const InviteToken = z.string().regex(/^res_[0-9a-hjkmnp-tv-z]{26}\.[A-Za-z0-9_-]{43}$/);

export const Member = z.object({ user: UserId, name: z.string(), role: Role, since: z.iso.datetime() });
export type Member = z.infer<typeof Member>;
export const Invite = z.object({ id: InviteId, email: z.string(), role: InvitedRole, expiresAt: z.iso.datetime() });
export type Invite = z.infer<typeof Invite>;

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });

export const ResumeMessage = z.discriminatedUnion('type', [
  message('CreateResume', {
    title: ShortText.optional(),
    template: TemplateId.optional(),
    locale: Locale.optional(),
    /** Of the theme to begin with. */
    look: ThemeLook.optional(),
    /** Instead of the usual ones, in order. */
    sections: z.array(SectionKind).min(1).max(20).optional(),
    /** Registers to begin with (an import); without them the document has the usual empty sections. */
    seeds: z.array(Seed).max(20_000).optional(),
  }),
  message('GetResume', {}),
  /** From the tenant that gives out addresses: somebody has reported this page. */
  message('PageReported', { slug: Slug, ...PageReport.shape }),
  message('PushOps', { actor: ReplicaId, ops: z.array(Op).min(1).max(LIVE_LIMITS.pushOps) }),
  message('ApplyOps', { ops: z.array(PlainOp).min(1).max(LIVE_LIMITS.pushOps) }),
  /** What was not accepted of one's own edits, or of others' because of them, and was not put aside. */
  message('ListConflicts', {}),
  /** Puts a conflict aside, for oneself. */
  message('DismissConflict', { conflict: z.string().min(1).max(40) }),
  message('TrashResume', {}),
  message('RestoreResume', {}),
  /** For the export `job`, which is told when the résumé is no more. */
  message('TakeSnapshot', { job: JobId.optional() }),
  message('ListMembers', {}),
  /** To `owner`: ownership is handed over, and the one who had it becomes an editor. */
  message('SetRole', { user: UserId, role: Role }),
  /** Taking somebody out; with one's own id, leaving. */
  message('RemoveMember', { user: UserId }),
  message('InviteMember', { email: Email, role: InvitedRole }),
  message('RevokeInvite', { invite: InviteId }),
  message('AcceptInvite', { token: InviteToken }),
  message('Reindex', {}),
  // From the actor of the person whom it concerns.
  SessionsEnded,
  /** What the person's tenant lets them do: their sockets of these sessions write by it from now on. */
  message('PersonStands', {
    sessions: z.array(SessionId).min(1).max(1_000),
    ...Standing.pick({ isHeld: true, templates: true }).shape,
  }),
  /** An account is deleted: what it owns alone goes, and elsewhere it leaves. */
  message('ForgetMember', { user: UserId }),
  /** From the actor of who owns it: it goes with them to another tenant. */
  message('OwnerMoved', { user: UserId, tenant: TenantId }),
  ...HISTORY_MESSAGES,
  ...COMMENT_MESSAGES,
  ...PHOTO_MESSAGES,
  ...LINK_MESSAGES,
  ...RESUME_REVIEW_MESSAGES,
]);
export type ResumeMessage = z.infer<typeof ResumeMessage>;

export interface ResumeView {
  id: ResumeId;
  seq: number;
  role: Role;
  document: ResumeDocument;
  createdAt: string;
  updatedAt: string;
  trashedAt: string | null;
}

/** What became of each operation, in order. */
export type OpResult = { status: 'applied'; seq: number } | { status: 'lost' } | { status: 'refused'; code: ErrorCode };

export interface ResumeContract {
  message: ResumeMessage;
  replies: HistoryReplies &
    CommentReplies &
    PhotoReplies &
    LinkReplies &
    ResumeReviewReplies & {
      OwnerMoved: null;
      CreateResume: ResumeSummary;
      GetResume: ResumeView;
      PushOps: Ack | { resync: number };
      ApplyOps: { seq: number; results: OpResult[] };
      ListConflicts: { items: Conflict[] };
      DismissConflict: null;
      TrashResume: null;
      RestoreResume: ResumeSummary;
      ListMembers: { members: Member[]; invites: Invite[] };
      SetRole: Member;
      RemoveMember: null;
      InviteMember: Invite;
      RevokeInvite: null;
      AcceptInvite: ResumeSummary;
      /** `editedAt`: the latest time that any of its edits says it was made at. Every replica that has them all knows the same. */
      TakeSnapshot: { document: ResumeDocument; seq: number; editedAt: string };
      Reindex: null;
      PageReported: null;
      SessionsEnded: null;
      PersonStands: null;
      ForgetMember: null;
    };
}

/** Days that a résumé stays in the trash. */
export const TRASH_DAYS = 30;

/** Days that an invitation can be accepted, and how many people a résumé has at most, invited ones included. */
export const INVITE_DAYS = 14;
export const MAX_MEMBERS = 100;
