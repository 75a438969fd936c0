import { z } from 'zod';
import { ActorKind } from '#protocol/envelope';
import type { Refusal } from '#protocol/errors';
import { ExportNudge } from '#protocol/export';
import { SessionId, UserId } from '#protocol/ids';
import { EpochFloor } from '#protocol/token-epoch';
import { errorFields, log } from './log.ts';
import { IndexChange } from './ports.ts';

/** What may leave an actor. Every receiver takes the same effect twice without harm. */
export const Effect = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('actor'), kind: ActorKind, id: z.string(), message: z.looseObject({ type: z.string() }) }),
  z.strictObject({ to: z.literal('index'), change: IndexChange }),
  z.strictObject({ to: z.literal('exports'), nudge: ExportNudge }),
  /** The router is told of a session's end. `until` in ms since the epoch. */
  z.strictObject({ to: z.literal('revoked'), session: SessionId, until: z.number() }),
  /** … and of the end of all of somebody's. */
  z.strictObject({ to: z.literal('epoch'), user: UserId, floor: EpochFloor, until: z.number() }),
  z.strictObject({ to: z.literal('web'), url: z.string(), id: z.string(), owner: UserId, body: z.string() }),
]);
export type Effect = z.infer<typeof Effect>;

/** Effects of one lane leave in order; lanes do not wait for each other. */
export function laneOf(effect: Effect): string {
  switch (effect.to) {
    case 'actor':
      return `${effect.kind}:${effect.id}`;
    case 'index':
      // What a person's row says and that it goes are one lane: in the other order it would come back.
      return `index:${effect.change.table === 'user-gone' ? 'user' : effect.change.table}:${effect.change.row.id}`;
    case 'exports':
      return `exports:${effect.nudge.job}`;
    case 'revoked':
      return `revoked:${effect.session}`;
    case 'epoch':
      return `epoch:${effect.user}`;
    case 'web':
      return `web:${effect.id}`;
  }
}

export interface Entry {
  id: number;
  lane: string;
  effect: Effect;
  attempts: number;
}

export interface DrainDeps {
  /** The first waiting entry of each lane that is due, oldest first; `limit` at most. */
  due(limit: number): Entry[];
  send(entry: Entry): Promise<{ ok: true } | { ok: false; refusal: Refusal }>;
  sent(entry: Entry): void;
  retryAt(entry: Entry, delayMs: number): void;
  park(entry: Entry, why: string): void;
  /** Milliseconds since the epoch. */
  now(): number;
  wait(ms: number): Promise<void>;
}

const CONCURRENCY = 6;
/** The longest rest between two batches, in ms. */
const MAX_REST_MS = 200;
const MAX_ATTEMPTS = 30;
const MAX_BACKOFF_MS = 30 * 60_000;
/** Refusals that say "not now"; any other is the receiver's last word. */
const TRANSIENT = new Set<Refusal['code']>(['internal', 'unavailable', 'rate_limited']);

/**
 * Sends what is due until nothing is. A failure delays its lane (1 s, 2 s, 4 s … 30 min) and no other; a refusal, or too many
 * failures, parks the entry for a person to look at and lets the lane go on. Between batches it rests for as long as the last one
 * took: waking two hundred receivers must not hold up those who type in the meantime.
 */
export async function drain(deps: DrainDeps): Promise<void> {
  for (;;) {
    const batch = deps.due(CONCURRENCY);
    if (batch.length === 0) return;
    const begun = deps.now();
    await Promise.all(
      batch.map(async (entry) => {
        const failed = await attempt(deps, entry);
        if (!failed) deps.sent(entry);
        else if (failed.final || entry.attempts + 1 >= MAX_ATTEMPTS) deps.park(entry, failed.why);
        else deps.retryAt(entry, Math.min(MAX_BACKOFF_MS, 1_000 * 2 ** entry.attempts));
      }),
    );
    if (batch.length === CONCURRENCY) await deps.wait(Math.min(MAX_REST_MS, deps.now() - begun));
  }
}

async function attempt(deps: DrainDeps, entry: Entry): Promise<{ why: string; final: boolean } | null> {
  try {
    const outcome = await deps.send(entry);
    return outcome.ok ? null : { why: outcome.refusal.code, final: !TRANSIENT.has(outcome.refusal.code) };
  } catch (error) {
    log('warn', 'outbox.failed', { lane: entry.lane, attempts: entry.attempts + 1, ...errorFields(error) });
    return { why: error instanceof Error ? error.name : 'error', final: false };
  }
}
