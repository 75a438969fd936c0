import { z } from 'zod';
import { Email, PersonName } from './credentials.ts';
import { ResumeId, TenantId, UserId } from './ids.ts';
import { TENANT_OAUTH_MESSAGES, type TenantOauthReplies } from './oauth.ts';
import { TENANT_PAGE_MESSAGES, type TenantPageReplies } from './pages.ts';

/** Everyone belongs to this tenant until there are others. */
export const DEFAULT_TENANT: TenantId = TenantId.parse(`ten_${'0'.repeat(26)}`);

export const MailKind = z.enum([
  'verify-email',
  'address-taken',
  'invite',
  'comment',
  'suggestion',
  'export',
  'change-email',
  'email-changed',
  'reset-password',
  'password-changed',
  'new-device',
  'session-stolen',
  'security-changed',
  'deletion-planned',
  'deletion-undone',
]);

/** A mail as it leaves: plain text, and the same as HTML; no CR or LF in what becomes a header. */
export const Mail = z.strictObject({
  kind: MailKind,
  to: z
    .string()
    .max(320)
    .regex(/^[^\r\n]+$/),
  subject: z
    .string()
    .max(300)
    .regex(/^[^\r\n]+$/),
  text: z.string().max(20_000),
  html: z.string().max(60_000).optional(),
});
export type Mail = z.infer<typeof Mail>;

export const MailRecord = Mail.extend({
  id: z.number().int(),
  at: z.iso.datetime(),
  state: z.enum(['waiting', 'sent', 'kept', 'failed']),
  attempts: z.number().int(),
});
export type MailRecord = z.infer<typeof MailRecord>;

export const TenantConfig = z.strictObject({
  /** Whether anybody may register. */
  registration: z.enum(['open', 'closed']),
  /** The name people see. */
  name: z.string().trim().min(1).max(100),
});
export type TenantConfig = z.infer<typeof TenantConfig>;

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
  message('MemberJoined', { user: UserId, email: Email, name: PersonName }),
  message('EmailVerified', { user: UserId, email: Email }),
  /** From `user`, who has shown that the new address is theirs. Refused with `conflict` when somebody else has verified it. */
  message('ChangeMemberEmail', { user: UserId, email: Email }),
  /** The account of `user` is deleted; `resumes` went with it. */
  message('MemberLeft', { user: UserId, resumes: z.array(ResumeId).max(10_000) }),
  /** From `user`: which mails they want. */
  message('MemberWishes', { user: UserId, commentMails: z.boolean() }),
  /** From `user`. A verification mail for an address that somebody else has verified becomes a note to its owner. */
  message('SendMail', { user: UserId, mail: Mail }),
  /** From a résumé: a mail to somebody who may have no account yet. */
  message('SendInvite', { mail: Mail }),
  /** From a résumé or an export: a mail to a member, whose address it does not know. None leaves while that is not verified. */
  message('TellMember', { user: UserId, mail: Mail.omit({ to: true }) }),
  // From the router and other actors.
  message('FindByEmail', { email: Email }),
  message('GetSigningKey', {}),
  message('GetJwks', {}),
  message('GetConfig', {}),
  // From admins.
  message('UpdateConfig', { config: TenantConfig.partial() }),
  message('ListMails', { before: z.number().int().optional(), limit: z.number().int().min(1).max(100) }),
  message('StartReindex', {}),
  message('GetReindex', {}),
  ...TENANT_OAUTH_MESSAGES,
  ...TENANT_PAGE_MESSAGES,
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
    TenantPageReplies & {
      MemberJoined: null;
      EmailVerified: null;
      ChangeMemberEmail: null;
      MemberLeft: null;
      MemberWishes: null;
      SendMail: null;
      SendInvite: null;
      TellMember: null;
      FindByEmail: EmailClaim[];
      GetSigningKey: PublicKey & { d: string };
      GetJwks: PublicKey[];
      GetConfig: TenantConfig;
      UpdateConfig: TenantConfig;
      ListMails: { items: MailRecord[]; before?: number };
      StartReindex: ReindexProgress;
      GetReindex: ReindexProgress;
    };
}
