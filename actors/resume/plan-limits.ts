import { mailbox } from '#kernel/stubs';
import { done, type Outcome } from '#protocol/errors';
import type { UserId } from '#protocol/ids';
import { PLANS, type PlanLimits } from '#protocol/plans';

/**
 * What the plan of a résumé's owner lets them make, asked of their own actor each time: a plan that was paid for a moment ago counts.
 * How many résumés they may own is not asked here.
 */
export async function planLimits(env: Env, owner: UserId, resume: string): Promise<Outcome<PlanLimits>> {
  const head = { from: { kind: 'actor', actor: 'resume', id: resume }, request: 'plan-limits' } as const;
  const held = await mailbox(env, 'user', owner).ask({ type: 'GetPlan' }, head);
  return held.ok ? done(PLANS[held.value.plan].limits) : held;
}
