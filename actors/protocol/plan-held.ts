import { z } from 'zod';
import { PlanId } from './plans.ts';

export const SubscriptionState = z.enum(['none', 'trialing', 'active', 'past_due', 'cancelled', 'ended']);
export type SubscriptionState = z.infer<typeof SubscriptionState>;

/** What a person's actor keeps of their plan. */
export const PlanHeld = z.strictObject({
  plan: PlanId,
  state: SubscriptionState,
  endsAt: z.iso.datetime().nullable(),
});
export type PlanHeld = z.infer<typeof PlanHeld>;
