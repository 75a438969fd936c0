import type { InvitedRole } from '#protocol/resume';
import type { Role } from '#protocol/roles';
import type { Choice } from '../../kit/Field.tsx';

/** What a role lets somebody do, as it stands beside their name. */
export const ROLE_WORDS: Record<Role, string> = { viewer: 'Can read', commenter: 'Can comment', editor: 'Can edit', owner: 'Owner' };

/** What is said to somebody whose role has just changed. */
export const ROLE_NOW: Record<Role, string> = {
  viewer: 'You can only read this résumé now.',
  commenter: 'You can read and comment on this résumé now, but not edit it.',
  editor: 'You can edit this résumé now.',
  owner: 'You own this résumé now.',
};

/** Roles that are given out; ownership is handed over. */
const OFFERED: readonly InvitedRole[] = ['viewer', 'commenter', 'editor'];

export const roleChoices = (): Choice[] => OFFERED.map((role) => ({ value: role, label: ROLE_WORDS[role] }));

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const DAY = 86_400_000;

/** "expires in 13 days", "expires tomorrow". */
export function expiry(iso: string, now: number): string {
  const left = Date.parse(iso) - now;
  return left < 0 ? 'has expired' : `expires ${relative.format(Math.round(left / DAY), 'day')}`;
}
