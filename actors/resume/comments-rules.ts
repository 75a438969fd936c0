import { COMMENT_LIMITS, type Mention } from '#protocol/comments';
import { type Outcome, refuse } from '#protocol/errors';
import type { UserId } from '#protocol/ids';
import type { MemberRow } from './members-repo.ts';

/** Decisions about threads and suggestions. Whether the asker may ask at all is `policy.ts`. */

const FINE: Outcome<null> = { ok: true, value: null };

/** Whether there is room for a comment of `bytes`; `comments` are those of its thread, none for a new one. */
export function mayAdd(totals: { threads: number; bytes: number }, comments: number, bytes: number): Outcome<null> {
  const { threads, comments: most, bytes: room } = COMMENT_LIMITS;
  if (comments === 0 && totals.threads >= threads) return refuse('conflict', { detail: `A résumé has at most ${threads} threads.` });
  if (comments >= most) return refuse('conflict', { detail: `A thread has at most ${most} comments. Start another.` });
  if (totals.bytes + bytes > room) return refuse('too_large', { detail: 'The comments of this résumé have reached their size limit.' });
  return FINE;
}

/** Whom a comment really calls: members whose name, with an @ before it, can be read in it. Each once, under their own name. */
export function mentionsIn(body: string, claimed: readonly Mention[], members: readonly MemberRow[]): Mention[] {
  const users = new Set<string>(claimed.map(({ user }) => user));
  return members
    .filter(({ user, name }) => users.has(user) && name !== '' && body.includes(`@${name}`))
    .map(({ user, name }) => ({ user, name }));
}

/** What is known of those who could be told by mail. */
export interface Absence {
  isMember(user: string): boolean;
  /** Whether they have the résumé open. */
  isHere(user: string): boolean;
  /** When they were last told of the same, in ms since the epoch. */
  toldAt(user: string): number | null;
}

/** Who of `users` is to be told by mail of what `by` did: members who do not see it anyway and were not told of the same lately. */
export function toTell(users: Iterable<UserId>, by: string, now: number, around: Absence): UserId[] {
  return [...new Set(users)].filter((user) => {
    if (user === by || !around.isMember(user) || around.isHere(user)) return false;
    const told = around.toldAt(user);
    return told === null || told + COMMENT_LIMITS.mailEveryMs <= now;
  });
}

/** How many suggestions wait, and how large they are. */
export function maySuggest(open: { count: number; bytes: number }, bytes: number): Outcome<null> {
  const { openSuggestions, openSuggestionBytes } = COMMENT_LIMITS;
  if (open.count >= openSuggestions)
    return refuse('conflict', { detail: `At most ${openSuggestions} suggestions can wait at a time. Some must be decided first.` });
  if (open.bytes + bytes > openSuggestionBytes)
    return refuse('too_large', { detail: 'The suggestions that wait have reached their size limit. Some must be decided first.' });
  return FINE;
}

/** Writes of each person within a while: `COMMENT_LIMITS.burst` at once, then one each `everyMs`. Forgotten when the actor sleeps. */
export class WriteRate {
  private readonly buckets = new Map<string, { tokens: number; at: number }>();

  /** Takes one; the seconds to wait when there is none. `now` in ms. */
  take(user: string, now: number): number | null {
    const { burst, everyMs } = COMMENT_LIMITS;
    const before = this.buckets.get(user) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, before.tokens + Math.max(0, now - before.at) / everyMs);
    if (tokens < 1) return Math.ceil(((1 - tokens) * everyMs) / 1_000);
    this.buckets.set(user, { tokens: tokens - 1, at: now });
    return null;
  }
}
