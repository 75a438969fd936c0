import type { Effect } from '#kernel/drain';
import type { Json } from '#protocol/json';
import type { Role } from '#protocol/roles';
import type { ResumeSummary } from '#protocol/user';
import { UNTITLED } from './blank.ts';
import type { MemberRow } from './members-repo.ts';
import type { ResumeRow } from './repo.ts';

/** What lists and the index say of a résumé. */
export interface Shown {
  title: Json | undefined;
  template: Json | undefined;
}

const iso = (ms: number) => new Date(ms).toISOString();
const textOr = (value: Json | undefined, fallback: string): string => (typeof value === 'string' && value !== '' ? value : fallback);

export const summaryOf = (resume: ResumeRow, shown: Shown, role: Role): ResumeSummary => ({
  id: resume.id,
  title: textOr(shown.title, UNTITLED),
  role,
  template: textOr(shown.template, 'classic'),
  createdAt: iso(resume.createdAt),
  updatedAt: iso(resume.updatedAt),
  trashedAt: resume.trashedAt === null ? null : iso(resume.trashedAt),
});

/** Tells every member's list and the index how the résumé is now. */
export function announcements(resume: ResumeRow, shown: Shown, members: readonly MemberRow[]): Effect[] {
  const { id, title, template, createdAt, updatedAt, trashedAt } = summaryOf(resume, shown, 'owner');
  const { tenant, owner, version } = resume;
  return [
    ...members.map(({ user, role }): Effect => {
      const message = { type: 'ResumeChanged', summary: summaryOf(resume, shown, role), version };
      return { to: 'actor', kind: 'user', id: user, message };
    }),
    {
      to: 'index',
      change: { table: 'resume', row: { id, title, template, createdAt, updatedAt, trashedAt, tenant, owner, deleted: false, version } },
    },
  ];
}

/** Tells one person's list that the résumé is not theirs any more. */
export const goneFor = (resume: ResumeRow, user: string): Effect => ({
  to: 'actor',
  kind: 'user',
  id: user,
  message: { type: 'ResumeGone', resume: resume.id, version: resume.version },
});

/** Tells everybody that the résumé is no more, and leaves a tombstone without content in the index. */
export function obituaries(resume: ResumeRow, members: readonly MemberRow[], now: number): Effect[] {
  const { id, tenant, owner, version } = resume;
  const at = iso(now);
  return [
    ...members.map(({ user }) => goneFor(resume, user)),
    {
      to: 'index',
      change: {
        table: 'resume',
        row: { id, title: '', template: '', createdAt: at, updatedAt: at, trashedAt: at, tenant, owner, deleted: true, version },
      },
    },
  ];
}
