import type { CaseState, Decision, ModerationCase } from '#protocol/tenant-moderation';
import type { Tone } from '../../parts/Badge.tsx';

export const QUEUES = ['open', 'appealed', 'decided'] as const;
export type Queue = (typeof QUEUES)[number];
export const queueOf = (text: string | undefined): Queue => QUEUES.find((queue) => queue === text) ?? 'open';

export const TONES: Readonly<Record<CaseState, Tone>> = {
  open: 'warning',
  claimed: 'plain',
  dismissed: 'good',
  unpublished: 'danger',
  suspended: 'danger',
};

/** What may be decided about a case as it stands, by whoever has taken it on. Somebody else's is left to them. */
export function decisionsFor({ state, claimedBy, appeal }: ModerationCase, me: string): readonly Decision[] {
  // An answer of the owner is decided by itself.
  if (state === 'unpublished') return appeal?.state === 'open' ? [] : ['lift'];
  return state === 'claimed' && claimedBy === me ? ['dismiss', 'unpublish', 'suspend-owner'] : [];
}
