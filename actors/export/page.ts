import { mailbox } from '#kernel/stubs';
import type { Principal } from '#protocol/envelope';
import { done, type Outcome, refuse } from '#protocol/errors';
import type { JobId, ResumeId } from '#protocol/ids';
import type { OpenedPage, PagePass, Slug } from '#protocol/links';

/** A public link that somebody comes by. */
export interface ThroughLink {
  resume: ResumeId;
  slug: Slug;
  pass?: PagePass | undefined;
}

/** What the link shows, if the résumé opens it. It is told of the job, so that it can tell it when it is no more. */
export async function openedPage(env: Env, { resume, slug, pass }: ThroughLink, job: JobId, request: string): Promise<Outcome<OpenedPage>> {
  const from: Principal = { kind: 'actor', actor: 'export', id: job };
  const message = { type: 'OpenPage', slug, visitor: 'uncounted', job, ...(pass === undefined ? {} : { pass }) } as const;
  const found = await mailbox(env, 'resume', resume).ask(message, { from, request });
  if (!found.ok) return found;
  return found.value.state === 'open' ? done(found.value) : refuse('not_found');
}
