import type { Effect } from '#kernel/drain';
import { publicOrigin } from '#kernel/origin';
import type { Identity } from '#protocol/envelope';
import type { UserId } from '#protocol/ids';
import type { Json } from '#protocol/json';
import type { News } from '#protocol/news';
import type { CommentsRepo } from './comments-repo.ts';
import { toTell } from './comments-rules.ts';
import type { MembersRepo } from './members-repo.ts';
import { ownTitle, type Place } from './news.ts';
import type { ResumeRow } from './repo.ts';

export interface TellSurroundings {
  env: Env;
  now(): number;
  members: MembersRepo;
  repo: CommentsRepo;
  title(): Json | undefined;
  /** Whether somebody has the résumé open. */
  isHere(user: string): boolean;
  emit(effect: Effect): void;
}

/** What a mail is about: the same is not told again for a while; `query` opens it in the editor. */
export interface Subject {
  about: string;
  query: string;
}
export type Tell = (
  resume: ResumeRow,
  users: Iterable<UserId>,
  by: Identity,
  subject: Subject,
  news: (user: UserId, at: Place) => News,
) => void;

/**
 * Puts a mail on its way to those of `users` who do not see what `by` did anyway; call it inside the transaction. Addresses and
 * languages stay with the tenant: it is told the person.
 */
export const tellAway =
  ({ env, now, members, repo, title, isHere, emit }: TellSurroundings): Tell =>
  (resume, users, by, { about, query }, news) => {
    const at = {
      ...ownTitle(title()),
      link: `${publicOrigin(env)}/resumes/${resume.id}?panel=comments&${query}`,
    };
    const absence = {
      isMember: (user: string) => members.role(user) !== undefined,
      isHere,
      toldAt: (user: string) => repo.toldAt(about, user),
    };
    for (const user of toTell(users, by.user, now(), absence)) {
      repo.setTold(about, user, now());
      emit({ to: 'actor', kind: 'tenant', id: resume.tenant, message: { type: 'TellNews', user, news: news(user, at) } });
    }
  };
