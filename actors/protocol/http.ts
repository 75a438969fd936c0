import { z } from 'zod';
import { SessionView } from './account.ts';
import { ApiToken, NewApiToken } from './api-tokens.ts';
import { Locale, ShortText, TemplateId } from './document.ts';
import { ErrorCode } from './errors.ts';
import { ExportWishes } from './export.ts';
import {
  AddedPasskey,
  ConfirmedAnswer,
  ConfirmProof,
  FactorProof,
  FactorRequired,
  Factors,
  NewRecoveryCodes,
  PasskeyCreation,
  PasskeyMade,
  PasskeyName,
  PasskeyRequest,
  PasskeyUsed,
  TotpCode,
  TotpStart,
} from './factors.ts';
import { Activity, PlaceChange, Version, VersionLabel } from './history.ts';
import { ReplicaId, ResumeId } from './ids.ts';
import { JoinToken } from './joining.ts';
import { PublicLink } from './links.ts';
import { Ack, Conflict, LIVE_LIMITS, Op } from './live.ts';
import { Photo } from './photo.ts';
import { Plan } from './plans.ts';
import { PREFERENCES } from './preferences.ts';
import { Invite, InvitedRole, InviteToken, Member, PlainOp } from './resume.ts';
import { Role } from './roles.ts';
import { TenantConfig } from './tenant-config.ts';
import { Why } from './tenant-members.ts';
import { APPEAL_WORDS } from './tenant-moderation.ts';
import { ViewPass } from './tenant-people.ts';
import { Review } from './tenant-reviews.ts';
import { TemplateRules } from './tenant-themes.ts';
import { paragraphs } from './text.ts';
import { Email, OpaqueToken, Password, PersonName, Profile, TicketResource } from './user.ts';

/**
 * The public HTTP surface, for the router, the OpenAPI document and the apps. Bodies are strict; answers are read loosely, because they
 * may gain fields.
 */

export const BODY_MAX_BYTES = 1024 * 1024;
/** Of a file for import that is no JSON. */
export const FILE_MAX_BYTES = 10 * 1024 * 1024;

export const RegisterBody = z.strictObject({ email: Email, password: Password, name: PersonName });
export const LoginBody = z.strictObject({
  email: Email,
  password: z.string().max(256),
  /** Of the authenticator app, or a recovery code: both steps at once. Without a second factor it is not looked at. */
  code: z.string().min(1).max(60).optional(),
});
/** Browsers send nothing: their token is in the cookie. */
export const RefreshBody = z.strictObject({ refreshToken: OpaqueToken.optional() });
/** `name` and `password` are of the account that is made. */
export const JoinBody = z.strictObject({ token: JoinToken, name: PersonName, password: Password });
export const JoinPlaceBody = z.strictObject({ token: JoinToken });
export { JoinPlace as JoinPlaceAnswer } from './joining.ts';
export const MoveBody = z.strictObject({ token: JoinToken });
export const VerifyEmailBody = z.strictObject({ token: OpaqueToken });

export const Session = z.object({
  user: Profile,
  accessToken: z.string(),
  /** Seconds. */
  expiresIn: z.number().int(),
  refreshToken: z.string(),
});
export type Session = z.infer<typeof Session>;

/** What a browser gets of it: its tokens are in cookies that no script can read, and nowhere else. */
export const BrowserSession = z.object({ user: Profile });
export const SessionAnswer = z.union([Session, BrowserSession]);

/** After the right address and password: a session, or what else is needed for one. */
export const LoginAnswer = z.union([Session, FactorRequired, BrowserSession]);
export const FactorBody = z.strictObject({ ticket: OpaqueToken, proof: FactorProof });
export const FactorPasskeyBody = z.strictObject({ ticket: OpaqueToken });
export const PasskeySignInBody = z.strictObject({ response: PasskeyUsed });
export const ConfirmBody = z.strictObject({ proof: ConfirmProof });
export const AddPasskeyBody = z.strictObject({ name: PasskeyName, response: PasskeyMade });
export const RenamePasskeyBody = z.strictObject({ name: PasskeyName });
export const TotpCodeBody = z.strictObject({ code: TotpCode });

export { LinkedList, ProviderList, StartOauthAnswer, StartOauthBody, UnlinkBody } from './oauth.ts';
export { AddedPasskey, ConfirmedAnswer, FactorRequired, Factors, NewRecoveryCodes, PasskeyCreation, PasskeyRequest, TotpStart };
export const SessionList = z.object({ items: z.array(SessionView) });
export type SessionList = z.infer<typeof SessionList>;
export const EndedAnswer = z.object({ ended: z.number().int() });
/** Left out by whoever has none: then the session has to be proved otherwise (`step_up_required`). */
const PresentPassword = z.string().max(256).optional();
export const ChangePasswordBody = z.strictObject({ current: PresentPassword, password: Password });
export const ChangeEmailBody = z.strictObject({ email: Email, password: PresentPassword });
/** The code of a mail: for an address, for keeping an account. */
export const TokenBody = z.strictObject({ token: OpaqueToken });
export const ForgotPasswordBody = z.strictObject({ email: Email });
export const ResetPasswordBody = z.strictObject({ token: OpaqueToken, password: Password });
export const DeletionBody = z.strictObject({ password: PresentPassword });
export const DeletionAnswer = z.object({ deletionAt: z.iso.datetime() });

/** What is not named stays as it is. */
export const UpdateMeBody = z.strictObject({ name: PersonName.optional(), ...PREFERENCES });

export const CreateResumeBody = z.strictObject({
  title: ShortText.optional(),
  template: TemplateId.optional(),
  locale: Locale.optional(),
  /** Without the usual sections, and without a title: it was begun on a device, which sends all of it. */
  bare: z.literal(true).optional(),
});

export { Arrangement, ResumeList } from './resume-list.ts';

export const ResumeAnswer = z.object({
  id: ResumeId,
  seq: z.number().int(),
  role: Role,
  /** The document of `document.ts`. */
  document: z.looseObject({ schema: z.number().int(), title: z.string() }),
  createdAt: z.string(),
  updatedAt: z.string(),
  trashedAt: z.string().nullable(),
});

/** Plain operations, stamped by the server; or a replica's own, exactly as over the socket. */
export const PatchResumeBody = z.union([
  z.strictObject({ ops: z.array(PlainOp).min(1).max(LIVE_LIMITS.pushOps) }),
  z.strictObject({ actor: ReplicaId, ops: z.array(Op).min(1).max(LIVE_LIMITS.pushOps) }),
]);
export const PatchResumeAnswer = z.object({
  seq: z.number().int(),
  results: z.array(
    z.discriminatedUnion('status', [
      z.object({ status: z.literal('applied'), seq: z.number().int() }),
      z.object({ status: z.literal('lost') }),
      z.object({ status: z.literal('refused'), code: ErrorCode }),
    ]),
  ),
  /** With `actor`: what the socket would have said. */
  ack: Ack.optional(),
});

export const ImportNote = z.object({
  /** Where in the imported file, such as `work.0.startDate`. */
  path: z.string(),
  message: z.string(),
  severity: z.enum(['info', 'warning']),
});
export type ImportNote = z.infer<typeof ImportNote>;
export const ImportFormat = z.enum(['jsonresume', 'pdf', 'reactive-resume', 'linkedin', 'markdown', 'text', 'vitae']);
export type ImportFormat = z.infer<typeof ImportFormat>;
export const ImportAnswer = z.object({ id: ResumeId, format: ImportFormat, title: z.string(), report: z.array(ImportNote) });
/** With `review`: what would be made, and what found no place in it. Nothing is. */
export const ImportReview = z.object({
  format: ImportFormat,
  /** The document of `document.ts`. */
  document: z.looseObject({ schema: z.number().int(), title: z.string() }),
  report: z.array(ImportNote),
  unplaced: z.array(z.string()),
});
export type ImportReview = z.infer<typeof ImportReview>;
export type ImportAnswer = z.infer<typeof ImportAnswer>;

/** What the document then says of the picture in `basics/photo`. */
export const PhotoAnswer = Photo.pick({ key: true, width: true, height: true });
export type PhotoAnswer = z.infer<typeof PhotoAnswer>;

export const MembersAnswer = z.object({ members: z.array(Member), invites: z.array(Invite) });
export type MembersAnswer = z.infer<typeof MembersAnswer>;
export const SetRoleBody = z.strictObject({ role: Role });
export const InviteBody = z.strictObject({ email: Email, role: InvitedRole });
export const AcceptInviteBody = z.strictObject({ token: InviteToken });

export { LinkChange as ChangeLinkBody, NewLink as CreateLinkBody, PublicLink as LinkAnswer } from './links.ts';
export const LinkList = z.object({ items: z.array(PublicLink) });
export type LinkList = z.infer<typeof LinkList>;
export const SlugAnswer = z.object({ slug: z.string(), isFree: z.boolean() });

export const VersionBody = z.strictObject({ label: VersionLabel });
export const VersionList = z.object({ items: z.array(Version) });
export const VersionAnswer = z.object({ version: Version, document: ResumeAnswer.shape.document });
export const ComparisonAnswer = z.object({ a: Version, b: Version.nullable(), changes: z.array(PlaceChange) });
export const RestoredAnswer = z.object({ seq: z.number().int(), writes: z.number().int(), before: Version });
export const ActivityList = z.object({ items: z.array(Activity), before: z.number().int().nullable() });
export type ActivityList = z.infer<typeof ActivityList>;

export const ConflictList = z.object({ items: z.array(Conflict) });

export { CommentBody, DecisionBody, SeenBody, StartThreadBody, SuggestBody, SuggestionList, ThreadList } from './comments.ts';

export const StartExportBody = z.strictObject(ExportWishes);
export const WebhookSecretAnswer = z.object({ secret: z.string().regex(/^whsec_[A-Za-z0-9+/]{43}=$/) });
/** What a program that knows nothing of looks finds in the file: its text in reading order, by heading. */
export const ExportTextAnswer = z.object({ sections: z.array(z.object({ heading: z.string(), lines: z.array(z.string()) })) });
export type ExportTextAnswer = z.infer<typeof ExportTextAnswer>;

export const AskReviewBody = z.strictObject({ words: paragraphs(1_000) });
export { Review as ReviewAnswer } from './tenant-reviews.ts';
export const ReviewList = z.object({ items: z.array(Review) });
export type ReviewList = z.infer<typeof ReviewList>;
/** Of `POST /api/admin/intakes`. */
export { Intake as IntakeAnswer } from './tenant-cohorts.ts';

export const TicketBody = z.strictObject({ resource: TicketResource });
export const TicketAnswer = z.object({ ticket: z.string(), expiresIn: z.number().int() });

export const NewApiTokenBody = z.strictObject(NewApiToken);
/** `secret` is the token itself, told this once. */
export const NewApiTokenAnswer = z.object({ token: ApiToken, secret: z.string() });
export const ApiTokenList = z.object({ items: z.array(ApiToken) });

export const Health = z.object({ status: z.literal('ok'), version: z.string() });

export const PlanList = z.object({ items: z.array(Plan) });
export {
  AdminSubscriptionAnswer,
  CheckoutBody,
  GoOnAnswer,
  GrantPlanBody,
  InvoiceList,
  OwnSubscriptionAnswer,
  SubscriptionAnswer,
  SubscriptionList,
} from './billing.ts';
export { MetricsAnswer, OperatorsHealth } from './metrics.ts';
/** What everybody may know of a tenant. */
export const TenantAnswer = z.object({
  ...TenantConfig.pick({ name: true, color: true, registration: true, banner: true, off: true, templates: true, maxResumes: true }).shape,
  /** Of whoever is signed in: what they may choose, and what is prescribed to them. */
  rules: TemplateRules.optional(),
  /** Present when their tenant is suspended: they read and export, and change nothing. */
  isHeld: z.literal(true).optional(),
});
export type TenantAnswer = z.infer<typeof TenantAnswer>;

/** What is not named stays as it is. `expected`: the version that the change was made on. */
export const UpdateConfigBody = z.strictObject({
  ...TenantConfig.partial().shape,
  expected: z.number().int().min(0).optional(),
  why: Why.optional(),
});

export const ViewAsBody = z.strictObject({ why: Why });
/** To browsers the token goes as a cookie, which no script can read. */
export const ViewAsAnswer = ViewPass.partial({ accessToken: true });

/** Of a decision about a page of one's own, by the number that the mail names. */
export const AppealBody = z.strictObject({ case: z.number().int(), words: paragraphs(APPEAL_WORDS).pipe(z.string().min(1)) });
