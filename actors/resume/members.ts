import { done, type Outcome, refuse } from '#protocol/errors';
import { hasRoom } from '#protocol/plans';
import { type Invite, MAX_MEMBERS, type Member } from '#protocol/resume';
import { atLeast, type Role } from '#protocol/roles';
import type { InviteRow, MemberRow } from './members-repo.ts';

/** Decisions about who belongs to a résumé. Whether the asker may ask at all is `policy.ts`. */

/** The members as they are to be saved. There is always exactly one owner. */
export function changeRole(members: readonly MemberRow[], user: string, role: Role): Outcome<MemberRow[]> {
  const member = members.find((one) => one.user === user);
  if (!member) return refuse('not_found');
  if (member.role === role) return done([]);
  if (member.role === 'owner') return refuse('conflict', { detail: 'Hand the résumé over to somebody else first.' });
  if (role !== 'owner') return done([{ ...member, role }]);
  const before = members.filter((one) => one.role === 'owner').map((owner): MemberRow => ({ ...owner, role: 'editor' }));
  return done([...before, { ...member, role }]);
}

/** Whether `user` may be taken out by `asker`: by the owner, or by themselves. */
export function mayRemove(members: readonly MemberRow[], user: string, asker: string): Outcome<MemberRow> {
  const member = members.find((one) => one.user === user);
  const asking = members.find((one) => one.user === asker);
  if (user !== asker && asking?.role !== 'owner') return refuse('forbidden');
  if (!member) return refuse('not_found');
  if (member.role === 'owner') return refuse('conflict', { detail: 'The owner cannot leave; hand the résumé over first.' });
  return done(member);
}

/** `limit`: of the owner's plan. Whoever is there already stays, also when a plan has ended. */
export function mayInvite(
  { members, invites, limit }: { members: readonly MemberRow[]; invites: readonly InviteRow[]; limit: number | null },
  email: string,
): Outcome<null> {
  const there = members.length + invites.filter((invite) => invite.email !== email).length;
  if (!hasRoom(limit, there)) return refuse('limit_reached', { detail: `A résumé of this plan has at most ${limit} people.` });
  if (there >= MAX_MEMBERS) return refuse('conflict', { detail: `A résumé has at most ${MAX_MEMBERS} people.` });
  return done(null);
}

/** What accepting makes of somebody: an invitation never takes a right away. */
export const acceptedRole = (before: Role | undefined, invited: Role): Role => (before && atLeast(before, invited) ? before : invited);

export const memberOf = ({ user, name, role, since }: MemberRow): Member => ({ user, name, role, since: new Date(since).toISOString() });
export const inviteOf = ({ id, email, role, expiresAt }: InviteRow): Invite => ({
  id,
  email,
  role,
  expiresAt: new Date(expiresAt).toISOString(),
});
