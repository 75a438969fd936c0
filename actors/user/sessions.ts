import type { SessionId } from '#protocol/ids';
import type { TenantRole } from '#protocol/roles';
import type { Device } from '#protocol/user';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Absolute and idle life of a session. */
export const SESSION_LIFE_MS = 30 * DAY_MS;
export const SESSION_IDLE_MS = 14 * DAY_MS;
/** Of whoever has a say over others. */
export const OFFICE_LIFE_MS = 12 * HOUR_MS;
export const OFFICE_IDLE_MS = HOUR_MS;
/** Within this time after a rotation the token before may come once more (two tabs, a lost answer) and gets the same successor. */
export const REPLAY_GRACE_MS = 10_000;

export interface SessionRow {
  id: SessionId;
  agent: string;
  place: string | null;
  createdAt: number;
  lastUsedAt: number;
  expiresAt: number;
  currentToken: string;
  previousToken: string | null;
  rotatedAt: number;
}

/** Whether a session goes on; `role` is what its person is in their tenant now. */
export function isLive({ createdAt, lastUsedAt, expiresAt }: SessionRow, now: number, role: TenantRole): boolean {
  if (expiresAt <= now || lastUsedAt + SESSION_IDLE_MS <= now) return false;
  return role === 'member' || (createdAt + OFFICE_LIFE_MS > now && lastUsedAt + OFFICE_IDLE_MS > now);
}

export const newSession = (id: SessionId, tokenHash: string, device: Device, now: number): SessionRow => ({
  id,
  agent: device.agent,
  place: device.place ?? null,
  createdAt: now,
  lastUsedAt: now,
  expiresAt: now + SESSION_LIFE_MS,
  currentToken: tokenHash,
  previousToken: null,
  rotatedAt: now,
});

export type RefreshVerdict =
  | { kind: 'rotate'; session: SessionRow }
  /** The same successor again. */
  | { kind: 'repeat'; session: SessionRow }
  /** An old token came back: somebody has a copy. The whole family ends. */
  | { kind: 'reuse'; session: SessionRow }
  | { kind: 'unknown' };

/** Rotation with reuse detection (RFC 9700, 4.14.2). `found` is the session that ever had the token. */
export function judgeRefresh(found: SessionRow | null, tokenHash: string, now: number, role: TenantRole): RefreshVerdict {
  if (!found || !isLive(found, now, role)) return { kind: 'unknown' };
  if (tokenHash === found.currentToken) return { kind: 'rotate', session: found };
  if (tokenHash === found.previousToken && now - found.rotatedAt <= REPLAY_GRACE_MS) return { kind: 'repeat', session: found };
  return { kind: 'reuse', session: found };
}
