import type { InvitedRole } from '#protocol/resume';
import type { Role } from '#protocol/roles';
import { share } from '../../i18n/en/share.ts';
import { fromNow } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import type { Choice } from '../../kit/Field.tsx';

export const w = words('share', share);

/** What a role lets somebody do, as it stands beside their name. */
export const roleWords = (role: Role): string => w().roles[role];

/** What is said to somebody whose role has just changed. */
export const roleNow = (role: Role): string => w().roleNow[role];

/** Roles that are given out; ownership is handed over. */
const OFFERED: readonly InvitedRole[] = ['viewer', 'commenter', 'editor'];

export const roleChoices = (): Choice[] => OFFERED.map((role) => ({ value: role, label: roleWords(role) }));

const DAY = 86_400_000;

/** "expires in 13 days", "expires tomorrow". */
export function expiry(iso: string, now: number): string {
  const left = Date.parse(iso) - now;
  return left < 0 ? w().invited.expired : w().invited.expires(fromNow(Math.round(left / DAY), 'day'));
}
