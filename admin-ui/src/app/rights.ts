import { AUTHORITY } from '#protocol/authority';
import { holds, OFFICES, type Office, type TenantRole } from '#protocol/roles';
import type { TenantMessage } from '#protocol/tenant';

const isOffice = (who: unknown): who is Office => typeof who === 'string' && who in OFFICES;

/** Whether a role may say this to its tenant: what it may not is not offered. The tenant decides by the same table. */
export function roleMay(role: TenantRole, command: TenantMessage['type']): boolean {
  const { who } = AUTHORITY.tenant[command];
  return isOffice(who) && holds(role, who);
}
