import { refuse } from '#protocol/errors';
import type { Member } from './repo.ts';

/** Why nobody may look at this person's account: `null`, or the refusal. Of the staff it would show what others may not do. */
export function refusedView({ user, role }: Pick<Member, 'user' | 'role'>, by: string): ReturnType<typeof refuse> | null {
  if (user === by) return refuse('conflict', { detail: 'This is your own account.' });
  if (role !== 'member') return refuse('conflict', { detail: 'This person is of the staff. Nobody looks at their account.' });
  return null;
}
