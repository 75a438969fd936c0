import { refuse } from '#protocol/errors';
import type { TenantRole } from '#protocol/roles';
import type { Member } from './repo.ts';

/** Why a person may not get a role: `null`, or the refusal. `admins`: how many there are. A tenant without an admin could not be helped. */
export function refusedRole(member: Member, role: TenantRole, admins: number, isSuspended: boolean): ReturnType<typeof refuse> | null {
  if (member.role === role) return null;
  if (member.role === 'admin' && admins <= 1)
    return refuse('conflict', { detail: 'This is the last admin. Make somebody else an admin first.' });
  if (role === 'member') return null;
  if (isSuspended) return refuse('conflict', { detail: 'This person is suspended. Restore them first.' });
  if (!member.verified) return refuse('not_ready', { detail: 'This person has not confirmed their e-mail address yet.' });
  return null;
}
