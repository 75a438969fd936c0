import { z } from 'zod';
import { TENANT_BILLING_MESSAGES, type TenantBillingReplies } from './billing.ts';
import { Email, PersonName } from './credentials.ts';
import { ResumeId, TenantId, UserId } from './ids.ts';
import { TENANT_JOIN_MESSAGES, type TenantJoinReplies } from './joining.ts';
import { Language } from './language.ts';
import { TENANT_METRICS_MESSAGES, type TenantMetricsReplies } from './metrics.ts';
import { Invitation, News } from './news.ts';
import { TENANT_OAUTH_MESSAGES, type TenantOauthReplies } from './oauth.ts';
import { TENANT_PAGE_MESSAGES, type TenantPageReplies } from './pages.ts';
import { SessionsEnded } from './sessions-ended.ts';
import { AUDIT_COMMANDS, type AuditReplies } from './tenant-audit.ts';
import { COHORT_COMMANDS, type CohortReplies, INTAKE_UPLOAD, type IntakeUploadReplies } from './tenant-cohorts.ts';
import { CONFIG_COMMANDS, type ConfigReplies, Domain, type TenantConfig } from './tenant-config.ts';
import { Mail, type MailRecord } from './tenant-mail.ts';
import { MEMBER_COMMANDS, type MemberReplies, Why } from './tenant-members.ts';
import {
  APPEAL_COMMANDS,
  type AppealReplies,
  CASE_COMMANDS,
  type CaseReplies,
  MODERATION_WISHES,
  PAGE_WATCH,
} from './tenant-moderation.ts';
import { OPERATOR_COMMANDS, type OperatorReplies, PagesOfSuspended } from './tenant-operator.ts';
import {
  EXPORT_COMMANDS,
  type ExportReplies,
  PEOPLE_COMMANDS,
  type PeopleReplies,
  TAKE_EXPORT,
  VIEW_COMMANDS,
  type ViewReplies,
} from './tenant-people.ts';
import { REVIEW_COMMANDS, REVIEW_NEWS, REVIEW_WISHES, type ReviewReplies } from './tenant-reviews.ts';
import { TENANT_STANDING_MESSAGES, type TenantStandingReplies } from './tenant-standing.ts';
import { TENANT_VIEW_MESSAGES, type TenantViewReplies } from './views.ts';

export { CurrentConfig, TenantConfig } from './tenant-config.ts';
export { Mail, MailKind, MailRecord } from './tenant-mail.ts';

/** Everyone belongs to this tenant until there are others. */
export const DEFAULT_TENANT: TenantId = TenantId.parse(`ten_${'0'.repeat(26)}`);

export const ReindexProgress = z.strictObject({
  state: z.enum(['idle', 'running', 'done']),
  users: z.number().int(),
  resumes: z.number().int(),
  /** Entries that could not be reached yet; they are tried again by alarm. */
  waiting: z.number().int(),
});
export type ReindexProgress = z.infer<typeof ReindexProgress>;

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });

export const TenantMessage = z.discriminatedUnion('type', [
  // From user actors.
  /** `tenant`: where they belong, if not to the default tenant, to whom everybody is announced. */
  message('MemberJoined', {
    user: UserId,
    email: Email,
    name: PersonName,
    tenant: TenantId.optional(),
    language: Language.optional(),
  }),
  message('EmailVerified', { user: UserId, email: Email }),
  /** From `user`, who has shown that the new address is theirs. Refused with `conflict` when somebody else has verified it. */
  message('ChangeMemberEmail', { user: UserId, email: Email }),
  /** The account of `user` is deleted; `resumes` went with it. */
  message('MemberLeft', { user: UserId, resumes: z.array(ResumeId).max(10_000) }),
  /** From `user`: which mails they want, and in which language. */
  message('MemberWishes', { user: UserId, commentMails: z.boolean(), language: Language.optional() }),
  /** From `user`. A verification mail for an address that somebody else has verified becomes a note to its owner. */
  message('SendMail', { user: UserId, mail: Mail }),
  /** From a résumé: a mail to somebody who may have no account yet; in the language of theirs if they have, else of who invites. */
  message('Invite', { invitation: Invitation }),
  /** From a résumé or an export, to a member, whose address and language it does not know. None leaves while that is not verified. */
  message('TellNews', { user: UserId, news: News }),
  // As mails were sent before they had languages: some may still be on their way.
  message('SendInvite', { mail: Mail }),
  message('TellMember', { user: UserId, mail: Mail.omit({ to: true }) }),
  /** From `user` to the default tenant, who gives out addresses: their own pages go down, or come back. */
  message('HidePages', { user: UserId, resumes: z.array(ResumeId).max(10_000), isHidden: z.boolean() }),
  // From the default tenant to another one, about somebody or something of that one.
  message('MemberPlaced', { user: UserId, email: Email, name: PersonName, language: Language.optional() }),
  message('AddressOwned', { user: UserId, email: Email }),
  message('TenantFounded', { name: z.string().min(1).max(100), admin: Email, domains: z.array(Domain).max(100) }),
  /** `null`: it is no longer. `by`: whoever operates the installation. */
  message('TenantStands', { by: UserId, suspended: z.strictObject({ why: Why, pages: PagesOfSuspended }).nullable() }),
  /** From another tenant to the default one: whether somebody else than `user` has verified the address. */
  message('IsAddressTaken', { user: UserId, email: Email }),
  // From the router and other actors.
  /** Where somebody new with this address belongs. */
  message('FindPlace', { email: Email }),
  message('FindByEmail', { email: Email }),
  message('GetSigningKey', {}),
  message('GetJwks', {}),
  message('GetConfig', {}),
  /** Refused with `forbidden` when nobody with this address may make an account here. */
  message('MayRegister', { email: Email }),
  // From admins.
  message('ListMails', { before: z.number().int().optional(), limit: z.number().int().min(1).max(100) }),
  message('StartReindex', {}),
  message('GetReindex', {}),
  /** From a person's own actor: sockets of these sessions are closed. */
  SessionsEnded,
  ...TENANT_OAUTH_MESSAGES,
  ...TENANT_PAGE_MESSAGES,
  ...TENANT_BILLING_MESSAGES,
  ...TENANT_METRICS_MESSAGES,
  ...MEMBER_COMMANDS,
  ...AUDIT_COMMANDS,
  ...CONFIG_COMMANDS,
  ...OPERATOR_COMMANDS,
  ...PEOPLE_COMMANDS,
  ...EXPORT_COMMANDS,
  ...TAKE_EXPORT,
  ...CASE_COMMANDS,
  ...PAGE_WATCH,
  ...COHORT_COMMANDS,
  ...INTAKE_UPLOAD,
  ...TENANT_JOIN_MESSAGES,
  ...REVIEW_COMMANDS,
  ...REVIEW_WISHES,
  ...REVIEW_NEWS,
  /** From an export, to the tenant of who asked for it: it is done. */
  message('ExportMade', { user: UserId }),
  ...APPEAL_COMMANDS,
  ...MODERATION_WISHES,
  ...VIEW_COMMANDS,
  ...TENANT_VIEW_MESSAGES,
  ...TENANT_STANDING_MESSAGES,
]);
export type TenantMessage = z.infer<typeof TenantMessage>;

/** Who claims an address, the one who verified it first, then the newest. */
export interface EmailClaim {
  user: UserId;
  verified: boolean;
}

/** An Ed25519 key as JWK members. */
export interface PublicKey {
  kid: string;
  x: string;
}

export interface TenantContract {
  message: TenantMessage;
  replies: TenantOauthReplies &
    TenantPageReplies &
    TenantBillingReplies &
    TenantMetricsReplies &
    MemberReplies &
    AuditReplies &
    ConfigReplies &
    OperatorReplies &
    PeopleReplies &
    ExportReplies &
    ViewReplies &
    AppealReplies &
    TenantViewReplies &
    TenantStandingReplies &
    CaseReplies &
    CohortReplies &
    IntakeUploadReplies &
    TenantJoinReplies &
    ReviewReplies & {
      ExportMade: null;
      SessionsEnded: null;
      MemberJoined: null;
      EmailVerified: null;
      HidePages: null;
      MemberPlaced: null;
      AddressOwned: null;
      TenantFounded: null;
      TenantStands: null;
      IsAddressTaken: boolean;
      FindPlace: { tenant: TenantId };
      ChangeMemberEmail: null;
      MemberLeft: null;
      MemberWishes: null;
      SendMail: null;
      Invite: null;
      TellNews: null;
      SendInvite: null;
      TellMember: null;
      FindByEmail: EmailClaim[];
      GetSigningKey: PublicKey & { d: string };
      GetJwks: PublicKey[];
      GetConfig: TenantConfig;
      MayRegister: null;
      ListMails: { items: MailRecord[]; before?: number };
      StartReindex: ReindexProgress;
      GetReindex: ReindexProgress;
    };
}
