import { Profile } from '#protocol/user';
import { call, ProblemError } from '../../../ui/src/data/http.ts';
import { ask } from '../data/ask.ts';
import type { Access } from './access.tsx';

/** Whether somebody may in, and why not. */
export type Entry = { kind: 'in'; access: Access } | { kind: 'signed out' } | { kind: 'second factor' } | { kind: 'no staff' };

/** Asks who is signed in and what they are here. @throws ProblemError, OfflineError when that cannot be told now */
export async function enter(): Promise<Entry> {
  try {
    const me = await call(Profile, '/api/me');
    const staff = await ask({ type: 'ListStaff' });
    const role = staff.items.find(({ user }) => user === me.id)?.role;
    return role === undefined ? { kind: 'no staff' } : { kind: 'in', access: { me, role } };
  } catch (error) {
    const entry = error instanceof ProblemError ? refusedEntry(error) : null;
    if (entry) return entry;
    throw error;
  }
}

function refusedEntry({ code, problem }: ProblemError): Entry | null {
  if (problem.status === 401) return { kind: 'signed out' };
  if (code === 'second_factor_required') return { kind: 'second factor' };
  return code === 'forbidden' ? { kind: 'no staff' } : null;
}

/** The web app's page for signing in, which comes back here. */
export const signInAddress = (here: string): string => `/sign-in?next=${encodeURIComponent(here)}`;
