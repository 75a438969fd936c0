import { z } from 'zod';
import { ACCOUNT_MESSAGES, type AccountReplies } from './account.ts';
import { API_TOKEN_MESSAGES, type ApiTokenReplies } from './api-tokens.ts';
import { Device, Email, OpaqueToken, Password, PersonName } from './credentials.ts';
import type { Identity } from './envelope.ts';
import { FACTOR_MESSAGES, type FactorReplies, type FactorRequired } from './factors.ts';
import { type ResumeId, SessionId, TenantId, UserId } from './ids.ts';
import { OAUTH_MESSAGES, type OauthReplies } from './oauth.ts';
import { PREFERENCES } from './preferences.ts';
import { RESUME_LIST_MESSAGES, type ResumeListReplies } from './resume-list.ts';
import { TenantRole } from './roles.ts';

export { Device, Email, OpaqueToken, Password, PersonName } from './credentials.ts';
export { ResumeSummary } from './resume-list.ts';

export const Profile = z.object({
  id: UserId,
  email: z.string(),
  name: z.string(),
  emailVerified: z.boolean(),
  /** When the account will be deleted; only while that is planned. */
  deletionAt: z.iso.datetime().optional(),
  ...PREFERENCES,
});
export type Profile = z.infer<typeof Profile>;

/** How a token asks for its bearer's socket. */
export const TicketResource = z
  .string()
  .regex(/^\/api\/(?:resumes\/res_[0-9a-hjkmnp-tv-z]{26}|exports\/job_[0-9a-hjkmnp-tv-z]{26}|me|admin)\/live$/);

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });

export const UserMessage = z.discriminatedUnion('type', [
  message('Register', { email: Email, password: Password, name: PersonName, device: Device }),
  message('Login', {
    email: Email,
    password: z.string().max(256),
    device: Device,
    /** The sign of a browser that has signed in before (see actors/user/known-device.ts). */
    known: z.string().max(200).optional(),
  }),
  message('Refresh', { token: OpaqueToken, device: Device }),
  message('Logout', { session: SessionId }),
  message('LogoutAll', {}),
  message('VerifyEmail', { token: OpaqueToken }),
  message('ResendVerification', {}),
  /** With `resource`, a socket is about to be opened there: it will be closed when the session ends. */
  message('CheckSession', { session: SessionId, resource: TicketResource.optional() }),
  message('GetProfile', {}),
  message('UpdateProfile', { name: PersonName.optional(), ...PREFERENCES }),
  message('IssueTicket', { resource: TicketResource }),
  message('SpendTicket', { ticket: OpaqueToken, resource: TicketResource }),
  // From other actors.
  message('TenantRoleChanged', { role: TenantRole }),
  message('Reindex', {}),
  ...ACCOUNT_MESSAGES,
  ...API_TOKEN_MESSAGES,
  ...FACTOR_MESSAGES,
  ...OAUTH_MESSAGES,
  ...RESUME_LIST_MESSAGES,
]);
export type UserMessage = z.infer<typeof UserMessage>;

/** A session's tokens. Times are seconds from now. */
export const Tokens = z.strictObject({
  accessToken: z.string(),
  expiresIn: z.number().int(),
  refreshToken: z.string(),
  refreshExpiresIn: z.number().int(),
});
export type Tokens = z.infer<typeof Tokens>;

export type SignedIn = { user: Profile; tokens: Tokens };

export interface UserContract {
  message: UserMessage;
  replies: AccountReplies &
    ApiTokenReplies &
    FactorReplies &
    OauthReplies &
    ResumeListReplies & {
      Register: SignedIn;
      Login: SignedIn | FactorRequired;
      Refresh: SignedIn;
      Logout: null;
      LogoutAll: null;
      VerifyEmail: null;
      ResendVerification: null;
      CheckSession: { identity: Identity };
      GetProfile: Profile;
      UpdateProfile: Profile;
      IssueTicket: { ticket: string; expiresIn: number };
      SpendTicket: { identity: Identity };
      TenantRoleChanged: null;
      Reindex: { resumes: ResumeId[] };
    };
}

/** Claims of an access token (JWT, EdDSA, `typ: at+jwt`). */
export const AccessClaims = z.object({
  sub: UserId,
  sid: SessionId,
  tenant: TenantId,
  role: TenantRole,
  name: z.string(),
  /** Seconds since the epoch. */
  exp: z.number(),
});
export type AccessClaims = z.infer<typeof AccessClaims>;
