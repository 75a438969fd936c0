import { AUTHORITY, may } from '#protocol/authority';
import type { Principal } from '#protocol/envelope';
import type { TenantMessage } from '#protocol/tenant';

/** Who may send what. What a user's actor says is about itself only. `isAdmin` is the tenant's own word on the person, not the token's. */
export const maySend = (from: Principal, message: TenantMessage, isAdmin: (user: string) => boolean): boolean =>
  may(from, AUTHORITY.tenant[message.type], {
    isAdmin,
    ...('user' in message ? { about: message.user } : {}),
    ...('resume' in message ? { resume: message.resume } : {}),
  });
