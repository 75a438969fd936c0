import { AUTHORITY, FRAMES, may } from '#protocol/authority';
import type { Principal } from '#protocol/envelope';
import type { ResumeMessage } from '#protocol/resume';
import { atLeast, type Role } from '#protocol/roles';

/** Who may send what to a résumé. `roleOf` is the résumé's own list of members. */
export const maySend = (from: Principal, type: ResumeMessage['type'], roleOf: (user: string) => Role | undefined): boolean =>
  may(from, AUTHORITY.resume[type], { roleOf });

/** Whose pushes take effect. */
export const mayEdit = (role: Role | undefined): boolean => atLeast(role, FRAMES.push);
