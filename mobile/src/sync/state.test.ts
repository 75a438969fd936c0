import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextSync, type SyncEvent, type SyncState, waitAfter } from './state.ts';

const NOW = 1_000_000;
const stateAfter = (...events: SyncEvent[]): SyncState => events.reduce(nextSync, { phase: 'offline' } satisfies SyncState);
const failed: SyncEvent = { type: 'failed', now: NOW, chance: 1 };

describe('the way of syncing', () => {
  it('goes from offline to live', () => {
    expect(stateAfter({ type: 'online' })).toEqual({ phase: 'connecting', attempt: 0 });
    expect(stateAfter({ type: 'online' }, { type: 'greeted', left: 2 }, { type: 'brought' })).toEqual({
      phase: 'catching_up',
      attempt: 0,
      left: 1,
    });
    expect(stateAfter({ type: 'online' }, { type: 'greeted', left: 1 }, { type: 'brought' }, { type: 'finished' })).toEqual({
      phase: 'live',
    });
  });

  it('waits longer after each failure, and begins anew after a success', () => {
    const once = stateAfter({ type: 'online' }, failed);
    expect(once).toEqual({ phase: 'backing_off', attempt: 1, until: NOW + 1_000 });
    const twice = [{ type: 'due', now: NOW + 1_000 } as const, failed].reduce<SyncState>(nextSync, once);
    expect(twice).toEqual({ phase: 'backing_off', attempt: 2, until: NOW + 2_000 });
    const well = [{ type: 'online' } as const, { type: 'finished' } as const, { type: 'asked' } as const, failed];
    expect(well.reduce<SyncState>(nextSync, twice)).toEqual(once);
  });

  it('keeps to the time that the server asks for', () => {
    expect(stateAfter({ type: 'online' }, { ...failed, retryAfter: 60 })).toMatchObject({ until: NOW + 60_000 });
    expect(stateAfter({ type: 'online' }, { ...failed, retryAfter: 0 })).toMatchObject({ until: NOW + 1_000 });
  });

  it('does not try before it is due, but at once when somebody looks', () => {
    const waiting = stateAfter({ type: 'online' }, failed);
    expect(nextSync(waiting, { type: 'due', now: NOW + 999 })).toBe(waiting);
    expect(nextSync(waiting, { type: 'asked' })).toBe(waiting);
    expect(nextSync(waiting, { type: 'online' })).toEqual({ phase: 'connecting', attempt: 1 });
  });

  it('is offline whatever was under way, and what then fails is no failure', () => {
    const gone = stateAfter({ type: 'online' }, { type: 'greeted', left: 3 }, { type: 'offline' }, failed, { type: 'finished' });
    expect(gone).toEqual({ phase: 'offline' });
  });

  it('sends nothing after a refusal until somebody signs in', () => {
    const refused = stateAfter({ type: 'online' }, { type: 'refused', why: 'signed_out' });
    for (const event of [{ type: 'online' }, { type: 'asked' }, { type: 'offline' }, failed, { type: 'finished' }] as const)
      expect(nextSync(refused, event), event.type).toBe(refused);
    expect(nextSync(refused, { type: 'signed_in' })).toEqual({ phase: 'connecting', attempt: 0 });
  });

  it('sends nothing in a language that the server does not take any more', () => {
    const old = stateAfter({ type: 'online' }, { type: 'too_old' });
    for (const event of [{ type: 'online' }, { type: 'signed_in' }, { type: 'refused', why: 'signed_out' }, { type: 'offline' }] as const)
      expect(nextSync(old, event), event.type).toEqual({ phase: 'upgrade_needed' });
  });

  it('never waits less than half of the time nor more than five minutes, and never less for being tried more often', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, chance) => {
        const wait = waitAfter(attempt, chance);
        expect(wait).toBeGreaterThanOrEqual(500);
        expect(wait).toBeLessThanOrEqual(300_000);
        expect(waitAfter(attempt + 1, chance)).toBeGreaterThanOrEqual(wait);
      }),
      { seed: 7 },
    );
    expect(waitAfter(1, 0)).toBe(500);
    expect(waitAfter(40, 1)).toBe(300_000);
  });
});
