import type { Principal } from '#protocol/envelope';
import type { TenantMessage } from '#protocol/tenant';

type Sender = 'router' | 'user' | 'resume' | 'resume or export' | 'admin';

const SENDERS: Record<TenantMessage['type'], Sender> = {
  MemberJoined: 'user',
  EmailVerified: 'user',
  ChangeMemberEmail: 'user',
  MemberLeft: 'user',
  SendMail: 'user',
  IdentityUnlinked: 'user',
  ClaimIdentity: 'router',
  SendInvite: 'resume',
  TellMember: 'resume or export',
  GetSigningKey: 'user',
  FindByEmail: 'router',
  GetJwks: 'router',
  GetConfig: 'router',
  UpdateConfig: 'admin',
  ListMails: 'admin',
  StartReindex: 'admin',
  GetReindex: 'admin',
};

/**
 * Who may send what. What a user's actor says is about itself only. `router` messages are asked by the router on nobody's behalf.
 * `isAdmin` is the tenant's own word on the person, not the token's.
 */
export function maySend(from: Principal, message: TenantMessage, isAdmin: (user: string) => boolean): boolean {
  switch (SENDERS[message.type]) {
    case 'user':
      return from.kind === 'actor' && from.actor === 'user' && (!('user' in message) || message.user === from.id);
    case 'resume':
      return from.kind === 'actor' && from.actor === 'resume';
    case 'resume or export':
      return from.kind === 'actor' && (from.actor === 'resume' || from.actor === 'export');
    case 'router':
      return from.kind === 'router';
    case 'admin':
      return from.kind === 'user' && isAdmin(from.user);
  }
}
