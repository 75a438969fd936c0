import { AUTHORITY, may } from '#protocol/authority';
import type { Principal } from '#protocol/envelope';
import { refuse } from '#protocol/errors';
import type { TenantRole } from '#protocol/roles';
import type { UserMessage } from '#protocol/user';

/** Who may send what to a person's actor, whose name is `self`. */
export const maySend = (from: Principal, type: UserMessage['type'], self: string): boolean => may(from, AUTHORITY.user[type], { self });

/** Whether this person may administer their tenant: `null`, or why not. The role alone is not enough. */
export function refusedAdmin(role: TenantRole, hasSecondFactor: boolean): ReturnType<typeof refuse> | null {
  if (role !== 'admin') return refuse('forbidden');
  return hasSecondFactor ? null : refuse('second_factor_required');
}
