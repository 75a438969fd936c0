import type { Standing, SubscriptionSeen } from '#protocol/billing';
import type { PlanId } from '#protocol/plans';
import { countingOf, type Evidence } from './standing.ts';

/** How long before the end of a trial somebody is told that it ends. */
export const TRIAL_NOTICE_MS = 3 * 24 * 3_600_000;

/** What somebody is to be told about their plan. The same `what` and `about` is told once, however often it comes to that. */
export interface PlanLetter {
  what: 'payment-failed' | 'plan-ended' | 'trial-ends';
  about: string;
  plan: PlanId;
  /** When the plan, or its trial, ends: ms since the epoch. */
  at: number;
}

/** What follows for a person from how they stood and how they stand at `now` (ms); `null` for nothing. */
export function letterDue(before: Standing | null, after: Standing, evidence: Evidence, now: number): PlanLetter | null {
  const one = countingOf(evidence, now);
  if (!one || after.source !== 'stripe') return null;
  switch (after.state) {
    case 'past_due':
      return { what: 'payment-failed', about: periodOf(one), plan: after.plan, at: Date.parse(after.endsAt ?? '') };
    case 'ended':
      return before?.state === 'past_due' ? { what: 'plan-ended', about: periodOf(one), plan: before.plan, at: now } : null;
    case 'trialing': {
      const ends = trialEnd(one);
      return ends !== null && ends - TRIAL_NOTICE_MS <= now
        ? { what: 'trial-ends', about: `${one.id}/${ends}`, plan: after.plan, at: ends }
        : null;
    }
    default:
      return null;
  }
}

/** When there may be something to do for a standing without anything happening, in ms since the epoch; `null` for never. */
export function nextLook(standing: Standing, evidence: Evidence, now: number): number | null {
  const ends = standing.endsAt === null ? null : Date.parse(standing.endsAt);
  const one = standing.state === 'trialing' ? countingOf(evidence, now) : null;
  const trial = one && trialEnd(one);
  return trial === null || trial - TRIAL_NOTICE_MS <= now ? ends : trial - TRIAL_NOTICE_MS;
}

/** A payment that fails is one of a period: the next one that does is told of anew. */
const periodOf = ({ id, periodStart, created }: SubscriptionSeen): string => `${id}/${periodStart ?? created}`;
const trialEnd = ({ trialEnd: end }: SubscriptionSeen): number | null => (end === null ? null : end * 1_000);
