import { AUTHORITY, may } from '#protocol/authority';
import type { Principal } from '#protocol/envelope';
import { refuse } from '#protocol/errors';
import type { TenantRole } from '#protocol/roles';
import type { UserMessage } from '#protocol/user';

/** Who may send what to a person's actor, whose name is `self`. */
export const maySend = (from: Principal, type: UserMessage['type'], self: string): boolean => may(from, AUTHORITY.user[type], { self });

/** What a stolen session must not be able to do: the person proves once more that it is them. */
const ALWAYS_PROVED: ReadonlySet<UserMessage['type']> = new Set(['CreateApiToken']);
/** These ask for the password by themselves; who has a second factor is asked for that, too. */
const PROVED_WITH_FACTORS: ReadonlySet<UserMessage['type']> = new Set(['ChangePassword', 'ChangeEmail', 'PlanDeletion']);

/** Whether a command takes a recent proof, beside what it carries itself. */
export const takesRecentProof = (type: UserMessage['type'], hasSecondFactor: boolean): boolean =>
  ALWAYS_PROVED.has(type) || (hasSecondFactor && PROVED_WITH_FACTORS.has(type));

/** Whether this person may administer their tenant: `null`, or why not. The role alone is not enough. */
export function refusedAdmin(role: TenantRole, hasSecondFactor: boolean): ReturnType<typeof refuse> | null {
  if (role !== 'admin') return refuse('forbidden');
  return hasSecondFactor ? null : refuse('second_factor_required');
}
