import type { Standing } from '#protocol/billing';
import { dayDate } from '../../../i18n/format.ts';
import { w } from './words.ts';

/** How somebody stands, in a sentence; empty where there is nothing to say beside the plan itself. */
export function sayStanding({ state, source, endsAt, renewsAt }: Standing): string {
  const ends = endsAt === null ? null : dayDate(endsAt);
  if (state === 'ended') return w().ended;
  if (source === 'grant') return ends === null ? w().given : w().givenUntil(ends);
  if (state === 'past_due') return ends === null ? '' : w().pastDue(ends);
  if (state === 'cancelled') return ends === null ? '' : w().cancelled(ends);
  if (renewsAt === null) return '';
  return state === 'trialing' ? w().trial(dayDate(renewsAt)) : w().renews(dayDate(renewsAt));
}

/** Whether a subscription goes on at the payment service: it is changed there, and not begun anew. */
export const isSubscribed = ({ state, source }: Standing): boolean => source === 'stripe' && state !== 'ended' && state !== 'none';
