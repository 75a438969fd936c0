import { errorFields, log } from '#kernel/log';
import { mailbox } from '#kernel/stubs';
import type { Principal } from '#protocol/envelope';
import type { Outcome } from '#protocol/errors';
import { ResumeId, type TenantId, UserId } from '#protocol/ids';
import type { ReindexProgress } from '#protocol/tenant';
import type { TenantRepo, Visit } from './repo.ts';

/** How many actors are asked at once, and after how many failures one is left to the log. */
const CONCURRENCY = 8;
const MAX_ATTEMPTS = 8;

export function progressOf(repo: TenantRepo): ReindexProgress {
  const counted = repo.progress();
  const waiting = repo.waitingVisits();
  if (!counted) return { state: 'idle', users: 0, resumes: 0, waiting };
  return { state: waiting > 0 ? 'running' : 'done', ...counted, waiting };
}

/**
 * Visits actors and has each write itself into the index, until none is left or `until` (ms since the epoch) has come. People come
 * first, and name their résumés. Safe to stop anywhere and to run twice: a visit ends only when its actor has answered.
 * @returns whether all were visited
 */
export async function rebuildIndex(env: Env, repo: TenantRepo, tenant: TenantId, now: () => number, until: number): Promise<boolean> {
  const from: Principal = { kind: 'actor', actor: 'tenant', id: tenant };
  while (now() < until) {
    const batch = repo.nextVisits(CONCURRENCY);
    if (batch.length === 0) return true;
    const outcomes = await Promise.all(batch.map((visit) => ask(env, visit, from)));
    const failed = outcomes.filter((ok) => !ok).length;
    batch.forEach((visit, index) => {
      const answer = outcomes[index];
      if (answer) {
        for (const id of answer.resumes) repo.queueResume(id);
        repo.visited(visit);
      } else if (visit.attempts + 1 >= MAX_ATTEMPTS) {
        log('error', 'reindex.given_up', { kind: visit.kind, actor: visit.id });
        repo.visited(visit);
      } else repo.visitFailed(visit);
    });
    if (failed === batch.length) return false;
  }
  return repo.waitingVisits() === 0;
}

async function ask(env: Env, visit: Visit, from: Principal): Promise<{ resumes: string[] } | null> {
  try {
    const head = { from, request: 'reindex' };
    const outcome: Outcome<{ resumes: string[] } | null> =
      visit.kind === 'user'
        ? await mailbox(env, 'user', UserId.parse(visit.id)).ask({ type: 'Reindex' }, head)
        : await mailbox(env, 'resume', ResumeId.parse(visit.id)).ask({ type: 'Reindex' }, head);
    return outcome.ok ? { resumes: outcome.value?.resumes ?? [] } : null;
  } catch (error) {
    log('warn', 'reindex.failed', { kind: visit.kind, actor: visit.id, ...errorFields(error) });
    return null;
  }
}
