import { describe, expect, it } from 'vitest';
import { SessionId } from '#protocol/ids';
import {
  isLive,
  judgeRefresh,
  newSession,
  OFFICE_IDLE_MS,
  OFFICE_LIFE_MS,
  REPLAY_GRACE_MS,
  SESSION_IDLE_MS,
  SESSION_LIFE_MS,
  type SessionRow,
} from './sessions.ts';

const fresh = newSession(SessionId.parse(`ses_${'0'.repeat(26)}`), 'first', { agent: 'test' }, 0);
const rotated: SessionRow = { ...fresh, currentToken: 'second', previousToken: 'first', rotatedAt: 1_000, lastUsedAt: 1_000 };

describe('a refresh token', () => {
  it('is rotated when it is the present one', () => {
    expect(judgeRefresh(fresh, 'first', 1_000, 'member').kind).toBe('rotate');
  });

  it('may be repeated for ten seconds after its rotation, and is a theft after that', () => {
    expect(judgeRefresh(rotated, 'first', 1_000 + REPLAY_GRACE_MS, 'member').kind).toBe('repeat');
    expect(judgeRefresh(rotated, 'first', 1_001 + REPLAY_GRACE_MS, 'member').kind).toBe('reuse');
  });

  it('that is older than the one before is a theft at once', () => {
    expect(judgeRefresh({ ...rotated, previousToken: 'other' }, 'first', 1_001, 'member').kind).toBe('reuse');
  });

  it('of nobody, or of a session that is over, is simply unknown', () => {
    expect(judgeRefresh(null, 'first', 0, 'member').kind).toBe('unknown');
    expect(judgeRefresh(fresh, 'first', SESSION_IDLE_MS, 'member').kind).toBe('unknown');
  });
});

describe('a session', () => {
  it('ends 14 days after its last use, and 30 days after its beginning however much it is used', () => {
    expect(isLive(fresh, SESSION_IDLE_MS - 1, 'member')).toBe(true);
    expect(isLive(fresh, SESSION_IDLE_MS, 'member')).toBe(false);
    const busy = { ...fresh, lastUsedAt: SESSION_LIFE_MS - 1 };
    expect(isLive(busy, SESSION_LIFE_MS - 1, 'member')).toBe(true);
    expect(isLive(busy, SESSION_LIFE_MS, 'member')).toBe(false);
  });

  it('of whoever has a say over others ends an hour after its last use, and twelve after its beginning', () => {
    for (const role of ['support', 'moderator', 'billing', 'admin'] as const) {
      expect(isLive(fresh, OFFICE_IDLE_MS - 1, role)).toBe(true);
      expect(isLive(fresh, OFFICE_IDLE_MS, role)).toBe(false);
      const busy = { ...fresh, lastUsedAt: OFFICE_LIFE_MS - 1 };
      expect(isLive(busy, OFFICE_LIFE_MS - 1, role)).toBe(true);
      expect(isLive(busy, OFFICE_LIFE_MS, role)).toBe(false);
      expect(judgeRefresh(fresh, 'first', OFFICE_IDLE_MS, role).kind).toBe('unknown');
    }
  });
});
