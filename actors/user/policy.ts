import type { Principal } from '#protocol/envelope';
import { refuse } from '#protocol/errors';
import type { TenantRole } from '#protocol/roles';
import type { UserMessage } from '#protocol/user';

type Sender = 'anybody' | 'self' | 'router' | 'resume' | 'tenant';

/** Who may send what. `anybody` is for messages that carry their own proof: a password or a token. */
const SENDERS: Record<UserMessage['type'], Sender> = {
  Register: 'anybody',
  Login: 'anybody',
  Refresh: 'anybody',
  VerifyEmail: 'anybody',
  SpendTicket: 'anybody',
  PasskeySignIn: 'anybody',
  FactorPasskeyOptions: 'anybody',
  ProveFactor: 'anybody',
  GetFactors: 'self',
  ConfirmPasskeyOptions: 'self',
  Confirm: 'self',
  PasskeyOptions: 'self',
  AddPasskey: 'self',
  RenamePasskey: 'self',
  RemovePasskey: 'self',
  StartTotp: 'self',
  ConfirmTotp: 'self',
  RemoveTotp: 'self',
  RenewRecoveryCodes: 'self',
  OauthSignIn: 'router',
  OauthRegister: 'router',
  HasIdentity: 'router',
  LinkIdentity: 'self',
  UnlinkIdentity: 'self',
  ListIdentities: 'self',
  CheckProof: 'self',
  CheckAdmin: 'self',
  ConfirmEmail: 'anybody',
  ResetPassword: 'anybody',
  UndoDeletionByLink: 'anybody',
  // Says nothing, and mails only the account's own address.
  StartReset: 'anybody',
  CheckSession: 'self',
  Logout: 'self',
  LogoutAll: 'self',
  ResendVerification: 'self',
  GetProfile: 'self',
  UpdateProfile: 'self',
  ListResumes: 'self',
  IssueTicket: 'self',
  ListSessions: 'self',
  EndSession: 'self',
  EndOtherSessions: 'self',
  ChangePassword: 'self',
  ChangeEmail: 'self',
  PlanDeletion: 'self',
  UndoDeletion: 'self',
  ResumeChanged: 'resume',
  ResumeGone: 'resume',
  TenantRoleChanged: 'tenant',
  Reindex: 'tenant',
};

export function maySend(from: Principal, type: UserMessage['type'], self: string): boolean {
  const sender = SENDERS[type];
  if (sender === 'anybody') return true;
  if (sender === 'router') return from.kind === 'router';
  if (sender === 'self') return from.kind === 'user' && from.user === self;
  return from.kind === 'actor' && from.actor === sender;
}

/** Whether this person may administer their tenant: `null`, or why not. The role alone is not enough. */
export function refusedAdmin(role: TenantRole, hasSecondFactor: boolean): ReturnType<typeof refuse> | null {
  if (role !== 'admin') return refuse('forbidden');
  return hasSecondFactor ? null : refuse('second_factor_required');
}
