import { z } from 'zod';
import { ACCOUNT_MESSAGES, type AccountReplies } from './account.ts';
import { API_TOKEN_MESSAGES, type ApiTokenReplies } from './api-tokens.ts';
import { USER_PLAN_MESSAGES, type UserPlanReplies } from './billing.ts';
import { Device, Email, OpaqueToken, Password, PersonName } from './credentials.ts';
import type { Identity } from './envelope.ts';
import { FACTOR_MESSAGES, type FactorReplies, type FactorRequired } from './factors.ts';
import { type ResumeId, SessionId, TenantId, UserId } from './ids.ts';
import { USER_JOIN_MESSAGES } from './joining.ts';
import { Language } from './language.ts';
import { OAUTH_MESSAGES, type OauthReplies } from './oauth.ts';
import { OWN_PHOTO_MESSAGES, type OwnPhotoReplies } from './own-photo.ts';
import { PREFERENCES } from './preferences.ts';
import type { Profile } from './profile.ts';
import { RESUME_LIST_MESSAGES, type ResumeListReplies } from './resume-list.ts';
import { TenantRole } from './roles.ts';
import { CARE_MESSAGES, type CareReplies } from './tenant-care.ts';
import { USER_STANDING_MESSAGES, type UserStandingReplies } from './tenant-standing.ts';
import { Epoch } from './token-epoch.ts';
import { USER_VIEW_MESSAGES, type UserViewReplies } from './views.ts';

export { Device, Email, OpaqueToken, Password, PersonName } from './credentials.ts';
export { Profile } from './profile.ts';
export { ResumeSummary } from './resume-list.ts';

/** How a token asks for its bearer's socket. */
export const TicketResource = z
  .string()
  .regex(/^\/api\/(?:resumes\/res_[0-9a-hjkmnp-tv-z]{26}|exports\/job_[0-9a-hjkmnp-tv-z]{26}|me|admin)\/live$/);

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });

export const UserMessage = z.discriminatedUnion('type', [
  message('Register', {
    email: Email,
    password: Password,
    name: PersonName,
    device: Device,
    /** What their browser asks for: the language of mails until they choose one. */
    language: Language.optional(),
    /** Where the router found that they belong; none: to the default one. */
    tenant: TenantId.optional(),
  }),
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
  /** With `resource`, a socket is about to be opened there: it will be closed when the session ends. `epoch`: of the token that was shown. */
  message('CheckSession', { session: SessionId, resource: TicketResource.optional(), epoch: Epoch.optional() }),
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
  ...OWN_PHOTO_MESSAGES,
  ...USER_PLAN_MESSAGES,
  ...RESUME_LIST_MESSAGES,
  ...CARE_MESSAGES,
  ...USER_JOIN_MESSAGES,
  ...USER_VIEW_MESSAGES,
  ...USER_STANDING_MESSAGES,
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
    OwnPhotoReplies &
    UserPlanReplies &
    ResumeListReplies &
    UserViewReplies &
    UserStandingReplies &
    CareReplies & {
      Register: SignedIn;
      RegisterByInvitation: SignedIn;
      MoveByInvitation: null;
      CohortChanged: null;
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
  /** Tokens from before there were epochs are of the first. */
  epoch: Epoch.default(0),
  /** Who really looks, in a look by staff (RFC 8693, 4.1). */
  act: z.object({ sub: UserId, sid: SessionId }).optional(),
  /** Whoever has no second factor. */
  bare: z.literal(true).optional(),
  /** Seconds since 1970. */
  exp: z.number(),
});
export type AccessClaims = z.infer<typeof AccessClaims>;
