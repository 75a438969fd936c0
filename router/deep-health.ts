import { errorFields, log } from '#kernel/log';
import { mailbox } from '#kernel/stubs';
import { ROUTER } from '#protocol/envelope';
import type { TenantId } from '#protocol/ids';
import type { OperatorsHealth } from '#protocol/metrics';
import { version } from '../package.json';
import { unwrap } from './problem.ts';

type Part = OperatorsHealth['parts'][number];

/** People of whom the index may not know yet: their rows are on the way. */
const INDEX_LAG = 5;
const MAILS_WAITING = 100;

/** Looks at every part that a request may need; one that does not answer is told of, and none hides another. */
export async function deepHealth(env: Env, tenant: TenantId, request: string): Promise<OperatorsHealth> {
  const totals = unwrap(await mailbox(env, 'tenant', tenant).ask({ type: 'GetMetricTotals' }, { from: ROUTER, request }));
  const parts: Part[] = [
    { part: 'alarms', ok: totals.alarmsLate === 0, count: totals.alarmsLate },
    { part: 'outbox', ok: totals.outboxParked === 0, count: totals.outboxWaiting + totals.outboxParked },
    { part: 'mails', ok: totals.mailsWaiting < MAILS_WAITING, count: totals.mailsWaiting },
    ...(await Promise.all([
      timed('index', request, async () => {
        const row = await env.INDEX.prepare('SELECT COUNT(*) AS n FROM user_index WHERE tenant = ?').bind(tenant).first<{ n: number }>();
        const missing = Math.max(0, totals.members - (row?.n ?? 0));
        return { ok: missing <= INDEX_LAG, count: missing };
      }),
      timed('files', request, async () => {
        await env.FILES.head('health');
        return { ok: true };
      }),
      timed('keys', request, async () => {
        await env.REVOKED.get('health');
        return { ok: true };
      }),
    ])),
  ];
  return { status: parts.every(({ ok }) => ok) ? 'ok' : 'degraded', version, parts };
}

async function timed(part: Part['part'], request: string, look: () => Promise<Pick<Part, 'ok' | 'count'>>): Promise<Part> {
  const begun = Date.now();
  try {
    return { part, ...(await look()), ms: Date.now() - begun };
  } catch (error) {
    log('warn', 'health.failed', { request, kind: part, ...errorFields(error) });
    return { part, ok: false, ms: Date.now() - begun };
  }
}
