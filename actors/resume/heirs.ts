import type { UserId } from '#protocol/ids';
import type { MemberRow } from './members-repo.ts';

/**
 * Who gets the résumé of somebody whose account is deleted: whoever has edited it with them for longest. People who may only read or
 * comment get nothing that was not theirs to change: then there is no heir, and the résumé is deleted.
 */
export function heirOf(members: readonly MemberRow[], leaving: UserId): MemberRow | null {
  return members.find(({ user, role }) => user !== leaving && role === 'editor') ?? null;
}
