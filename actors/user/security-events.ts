import { outcomeFields, type SecurityEvent, type SecurityEventName } from '#kernel/security';
import type { Principal } from '#protocol/envelope';
import type { Outcome } from '#protocol/errors';
import type { UserMessage } from '#protocol/user';

interface Rule {
  event: SecurityEventName;
  /** Told only when it is refused: it happens all the time. */
  onlyRefused?: true;
  way?: string;
}

const tell = (event: SecurityEventName, way?: string): Rule => (way === undefined ? { event } : { event, way });
const refusals = (event: SecurityEventName): Rule => ({ event, onlyRefused: true });

/** What of an account the security log tells of. `null`: it only looks, or is told of elsewhere. A message that is not here does not compile. */
const RULES: Readonly<Record<UserMessage['type'], Rule | null>> = {
  Register: tell('account_made', 'password'),
  RegisterByInvitation: tell('account_made', 'invitation'),
  OauthRegister: tell('account_made', 'provider'),
  Login: tell('sign_in', 'password'),
  OauthSignIn: tell('sign_in', 'provider'),
  PasskeySignIn: tell('sign_in', 'passkey'),
  ProveFactor: tell('sign_in'),
  Confirm: tell('proof'),
  OauthConfirm: tell('proof', 'provider'),
  Refresh: refusals('renewal'),
  VerifyEmail: tell('email_verified'),
  StartReset: tell('reset_asked'),
  ResetPassword: tell('password_reset'),
  ChangePassword: tell('password_changed'),
  ChangeEmail: tell('email_change_asked'),
  ConfirmEmail: tell('email_changed'),
  AddPasskey: tell('factor_added', 'passkey'),
  ConfirmTotp: tell('factor_added', 'totp'),
  RemovePasskey: tell('factor_removed', 'passkey'),
  RemoveTotp: tell('factor_removed', 'totp'),
  RenewRecoveryCodes: tell('recovery_codes_renewed'),
  LinkIdentity: tell('identity_linked'),
  UnlinkIdentity: tell('identity_unlinked'),
  CreateApiToken: tell('api_token_made'),
  RevokeApiToken: tell('api_token_ended'),
  RevokeApiTokens: tell('api_token_ended', 'all'),
  UseApiToken: refusals('api_token_refused'),
  Logout: tell('sessions_ended', 'this'),
  LogoutAll: tell('sessions_ended', 'all'),
  EndSession: tell('sessions_ended', 'one'),
  EndOtherSessions: tell('sessions_ended', 'others'),
  PlanDeletion: tell('deletion_planned'),
  UndoDeletion: tell('deletion_undone'),
  UndoDeletionByLink: tell('deletion_undone', 'link'),
  TenantRoleChanged: tell('role_changed'),
  EndEverySession: tell('sessions_ended', 'tenant'),
  SetSuspended: tell('suspension_changed', 'tenant'),
  // Of everybody at once: the tenant's audit log tells of it.
  SetStanding: null,
  PlanDeletionByTenant: tell('deletion_planned', 'tenant'),
  KeepByTenant: tell('deletion_undone', 'tenant'),
  BeginView: tell('view_began'),
  // Told where looks end, however they do.
  EndView: null,
  EndViewByTenant: null,
  DescribeAccount: null,
  SpendTicket: refusals('token_refused'),
  // The router tells of each act of an admin, with its route.
  CheckAdmin: null,
  PlanChanged: null,
  MoveByInvitation: null,
  CohortChanged: null,
  CheckSession: null,
  CheckProof: null,
  ResendVerification: null,
  GetProfile: null,
  UpdateProfile: null,
  ListResumes: null,
  CountOwned: null,
  GetPlan: null,
  ArrangeResume: null,
  IssueTicket: null,
  ResumeChanged: null,
  ResumeGone: null,
  Reindex: null,
  ListSessions: null,
  FactorPasskeyOptions: null,
  GetFactors: null,
  ConfirmPasskeyOptions: null,
  PasskeyOptions: null,
  RenamePasskey: null,
  StartTotp: null,
  ListIdentities: null,
  ListApiTokens: null,
  AddOwnPhoto: null,
  OwnPhotoStored: null,
  GetOwnPhoto: null,
  RemoveOwnPhoto: null,
  // Whether there is one: asked before each way in through a provider.
  HasIdentity: null,
  MayLink: null,
};

/** The first step of two: it let nobody in. */
const isFirstStep = (outcome: Outcome<unknown>): boolean =>
  outcome.ok && typeof outcome.value === 'object' && outcome.value !== null && 'factorRequired' in outcome.value;

/** What the security log tells of a message to the account `user` and what came of it; `null` for nothing. */
export function securityEventOf(
  message: UserMessage,
  call: { from: Principal; request: string },
  user: string,
  outcome: Outcome<unknown>,
): SecurityEvent | null {
  const rule = RULES[message.type];
  if (!rule || (rule.onlyRefused && outcome.ok)) return null;
  const way = 'proof' in message ? message.proof.kind : rule.way;
  return {
    event: isFirstStep(outcome) ? 'first_step' : rule.event,
    ...outcomeFields(outcome),
    ...(way === undefined ? {} : { way }),
    user,
    ...(call.from.kind === 'user' ? { session: call.from.session } : {}),
    request: call.request,
  };
}
