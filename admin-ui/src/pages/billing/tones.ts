import type { SubscriptionState } from '#protocol/billing';
import type { Tone } from '../../parts/Badge.tsx';

export const TONES: Readonly<Record<SubscriptionState, Tone>> = {
  none: 'plain',
  trialing: 'plain',
  active: 'good',
  past_due: 'warning',
  cancelled: 'warning',
  ended: 'plain',
};
