import { AUTHORITY, may } from '#protocol/authority';
import type { Principal } from '#protocol/envelope';
import { refuse } from '#protocol/errors';
import type { TenantRole } from '#protocol/roles';
import type { UserMessage } from '#protocol/user';

/** Who may send what to a person's actor, whose name is `self`. */
export const maySend = (from: Principal, type: UserMessage['type'], self: string): boolean => may(from, AUTHORITY.user[type], { self });

/** What a stolen session must not be able to do: the person proves once more that it is them. */
const ALWAYS_PROVED: ReadonlySet<UserMessage['type']> = new Set(['CreateApiToken']);
/** These ask for the password by themselves; who has a second factor, or no password, proves it in another way. */
const PROVED_BY_PASSWORD: ReadonlySet<UserMessage['type']> = new Set(['ChangePassword', 'ChangeEmail', 'PlanDeletion']);

/** Whether a command takes a recent proof, beside what it carries itself. */
export const takesRecentProof = (type: UserMessage['type'], has: { secondFactor: boolean; password: boolean }): boolean =>
  ALWAYS_PROVED.has(type) || ((has.secondFactor || !has.password) && PROVED_BY_PASSWORD.has(type));

/** Whether this person may act for their tenant: `null`, or why not. The role alone is not enough; what it allows is the tenant's say. */
export function refusedAdmin(role: TenantRole, hasSecondFactor: boolean): ReturnType<typeof refuse> | null {
  if (role === 'member') return refuse('forbidden');
  return hasSecondFactor ? null : refuse('second_factor_required');
}
