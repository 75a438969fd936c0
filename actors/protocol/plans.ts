import { z } from 'zod';

/**
 * What there is to be had, as data. Nothing here ever stands between a person and what is theirs: reading and exporting belong to no
 * plan, and a plan that has ended takes away what is new, never what is there.
 */
export const PlanId = z.enum(['free', 'plus', 'pro']);
export type PlanId = z.infer<typeof PlanId>;

export const Interval = z.enum(['month', 'year']);
export type Interval = z.infer<typeof Interval>;

export const Feature = z.enum(['ai', 'custom-links', 'webhooks']);
export type Feature = z.infer<typeof Feature>;

/** How many of each somebody may make; `null` for as many as they like. */
export const PlanLimits = z.strictObject({
  resumes: z.number().int().min(0).nullable(),
  linksPerResume: z.number().int().min(0).nullable(),
  membersPerResume: z.number().int().min(0).nullable(),
});
export type PlanLimits = z.infer<typeof PlanLimits>;

export const Plan = z.strictObject({
  id: PlanId,
  name: z.string(),
  /** The higher one counts where somebody has two. */
  rank: z.number().int(),
  limits: PlanLimits,
  features: z.array(Feature),
  isForSale: z.boolean(),
});
export type Plan = z.infer<typeof Plan>;

export const PLANS: Readonly<Record<PlanId, Plan>> = {
  free: {
    id: 'free',
    name: 'Free',
    rank: 0,
    limits: { resumes: 500, linksPerResume: 20, membersPerResume: 50 },
    features: ['ai', 'custom-links', 'webhooks'],
    isForSale: false,
  },
  plus: {
    id: 'plus',
    name: 'Plus',
    rank: 1,
    limits: { resumes: 2_000, linksPerResume: 50, membersPerResume: 100 },
    features: ['ai', 'custom-links', 'webhooks'],
    isForSale: true,
  },
  pro: {
    id: 'pro',
    name: 'Pro',
    rank: 2,
    limits: { resumes: null, linksPerResume: 50, membersPerResume: 100 },
    features: ['ai', 'custom-links', 'webhooks'],
    isForSale: true,
  },
};

/**
 * What somebody may make. The tenant says how many résumés everybody may own (`maxResumes`); a plan that is paid for, or was given, never
 * comes to less than that.
 */
export function limitsOf(plan: PlanId, maxResumes: number): PlanLimits {
  const { limits } = PLANS[plan];
  if (plan === 'free') return { ...limits, resumes: maxResumes };
  return { ...limits, resumes: limits.resumes === null ? null : Math.max(limits.resumes, maxResumes) };
}

/** Whether one more fits beside the `count` that are there. */
export const hasRoom = (limit: number | null, count: number): boolean => limit === null || count < limit;

/** The page where somebody sees how they stand. */
export const PLAN_PAGE = '/account/plan';

/** How a plan's price is called at the payment service, so that no id of a price has to be configured: `vitae_plus_month`. */
export const priceKeyOf = (plan: PlanId, interval: Interval): string => `vitae_${plan}_${interval}`;

/** The plan and interval that a price's key names; `null` for one that is not ours. */
export function readPriceKey(key: string | null): { plan: PlanId; interval: Interval } | null {
  const [head, plan, interval, ...rest] = (key ?? '').split('_');
  const read = z.strictObject({ plan: PlanId, interval: Interval }).safeParse({ plan, interval });
  return head === 'vitae' && rest.length === 0 && read.success ? read.data : null;
}
