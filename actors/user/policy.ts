import type { Principal } from '#protocol/envelope';
import type { UserMessage } from '#protocol/user';

type Sender = 'anybody' | 'self' | 'resume' | 'tenant';

/** Who may send what. `anybody` is for messages that carry their own proof: a password or a token. */
const SENDERS: Record<UserMessage['type'], Sender> = {
  Register: 'anybody',
  Login: 'anybody',
  Refresh: 'anybody',
  VerifyEmail: 'anybody',
  SpendTicket: 'anybody',
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
  if (sender === 'self') return from.kind === 'user' && from.user === self;
  return from.kind === 'actor' && from.actor === sender;
}
