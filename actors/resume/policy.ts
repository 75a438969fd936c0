import { AUTHORITY, FRAMES, may } from '#protocol/authority';
import type { Identity, Principal } from '#protocol/envelope';
import type { ResumeMessage } from '#protocol/resume';
import { atLeast, type Role } from '#protocol/roles';

/** Who may send what to a résumé. `roleOf` is the résumé's own list of members. */
export const maySend = (from: Principal, type: ResumeMessage['type'], roleOf: (user: string) => Role | undefined): boolean =>
  may(from, AUTHORITY.resume[type], { roleOf: (user) => (from.kind === 'user' ? roleHere(from, roleOf(user)) : roleOf(user)) });

/**
 * What somebody is here, by their role in the list of members. Staff who look at an account see what is that person's own, and only
 * see it: what others have shared with them is not theirs to show.
 */
export function roleHere({ act, isHeld }: Pick<Identity, 'act' | 'isHeld'>, role: Role | undefined): Role | undefined {
  // Nobody of a suspended tenant changes anything: they read, and take their files.
  if (!act) return isHeld && role ? 'viewer' : role;
  return role === 'owner' ? 'viewer' : undefined;
}

/** Whose pushes take effect. */
export const mayEdit = (role: Role | undefined): boolean => atLeast(role, FRAMES.push);
