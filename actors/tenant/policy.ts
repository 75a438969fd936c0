import { AUTHORITY, may } from '#protocol/authority';
import type { Principal } from '#protocol/envelope';
import type { TenantRole } from '#protocol/roles';
import type { TenantMessage } from '#protocol/tenant';

/**
 * Who may send what. What a user's actor says is about itself only. `roleOf` is the tenant's own word on the person, not the token's:
 * somebody of another tenant is nobody here.
 */
export const maySend = (from: Principal, message: TenantMessage, roleOf: (user: string) => TenantRole | undefined): boolean =>
  may(from, AUTHORITY.tenant[message.type], {
    tenantRoleOf: roleOf,
    // Of staff's commands, whom they name is whom they are about, and not who they are from.
    ...('user' in message && from.kind === 'actor' ? { about: message.user } : {}),
    ...('resume' in message ? { resume: message.resume } : {}),
  });
