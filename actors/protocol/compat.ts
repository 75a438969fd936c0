/**
 * The wire is additive within a version. A client says its version in the first frame; one older than `OLDEST` is told
 * `too_old` and keeps its queue until it is updated; a newer one is answered in the version that we speak.
 */
export const WIRE_VERSION = 1;
export const OLDEST_WIRE_VERSION = 1;

export function negotiate(clientVersion: number): { version: number } | 'too_old' {
  if (clientVersion < OLDEST_WIRE_VERSION) return 'too_old';
  return { version: Math.min(clientVersion, WIRE_VERSION) };
}

/** Application close codes of every socket. They are documented at `/api/docs` and never reused. */
export const CLOSE = {
  bad_frame: 4400,
  unauthenticated: 4401,
  forbidden: 4403,
  not_found: 4404,
  hello_expected: 4408,
  replica_taken: 4409,
  replaced: 4410,
  frame_too_large: 4413,
  too_old: 4426,
  rate_limited: 4429,
  too_slow: 4430,
  internal: 4500,
} as const;
export type CloseReason = keyof typeof CLOSE;
