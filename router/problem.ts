import type { Context } from 'hono';
import { ERRORS, type Outcome, problemOf, type Refusal } from '#protocol/errors';

/** A refusal on its way to the client; `app.onError` writes it. */
export class RefusedError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.name = 'RefusedError';
    this.refusal = refusal;
  }
}

/** The value of an outcome. @throws RefusedError when it is a refusal */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new RefusedError(outcome.refusal);
  return outcome.value;
}

/** RFC 9457. */
export function problem(c: Context, refusal: Refusal): Response {
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' };
  if (refusal.retryAfter !== undefined) headers['retry-after'] = String(refusal.retryAfter);
  if (refusal.code === 'unauthenticated') headers['www-authenticate'] = 'Bearer';
  return c.body(JSON.stringify(problemOf(refusal)), ERRORS[refusal.code][0], headers);
}
