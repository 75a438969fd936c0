import { createRoot, createSignal } from 'solid-js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CALM_MS, createSteady, HOLD_MS, isSameSaved, type Saved, type SavedInput, savedOf } from './saved.ts';

const LIVE: SavedInput = { phase: 'live', pending: 0, keeping: 'kept', isSlow: false };

describe('the saved state', () => {
  it.each<[Partial<SavedInput>, string]>([
    [{}, 'Saved'],
    [{ pending: 1 }, 'Saving'],
    [{ pending: 2, isSlow: true }, '2 changes waiting'],
    [{ phase: 'connecting' }, 'Connecting'],
    [{ phase: 'connecting', pending: 1 }, 'Saved on this device'],
    [{ phase: 'connecting', pending: 1, keeping: 'keeping' }, '1 change waiting'],
    [{ phase: 'connecting', pending: 1, keeping: 'unkept' }, '1 change waiting, not kept on this device'],
    [{ phase: 'waiting' }, 'Offline: everything is saved'],
    [{ phase: 'waiting', pending: 2 }, 'Offline: 2 changes waiting, kept on this device'],
    [{ phase: 'waiting', pending: 2, keeping: 'keeping' }, 'Offline: 2 changes waiting'],
    [{ phase: 'waiting', pending: 1, keeping: 'unkept' }, 'Offline: 1 change waiting, not kept on this device'],
  ])('of %j is said as “%s”', (input, words) => {
    expect(savedOf({ ...LIVE, ...input }).words).toBe(words);
  });
});

describe('what is shown of it', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function shown() {
    return createRoot((dispose) => {
      const [input, setInput] = createSignal<Saved>(savedOf(LIVE), { equals: isSameSaved });
      const words = createSteady(input);
      return { set: (next: Partial<SavedInput>) => setInput(savedOf({ ...LIVE, ...next })), words: () => words().words, dispose };
    });
  }

  it('becomes worse at once, and better once it stays so', async () => {
    const { set, words, dispose } = shown();
    set({ pending: 1 });
    expect(words()).toBe('Saving');
    set({});
    vi.advanceTimersByTime(CALM_MS - 1);
    expect(words()).toBe('Saving');
    vi.advanceTimersByTime(1);
    expect(words()).toBe('Saved');
    set({ phase: 'waiting', pending: 1 });
    expect(words()).toBe('Offline: 1 change waiting, kept on this device');
    dispose();
  });

  it('does not flicker while somebody types, with or without a connection', () => {
    const { set, words, dispose } = shown();
    const seen: string[] = [];
    for (let key = 0; key < 40; key += 1) {
      set({ pending: 1 });
      seen.push(words());
      vi.advanceTimersByTime(20);
      set({});
      seen.push(words());
      vi.advanceTimersByTime(120);
    }
    expect(new Set(seen)).toEqual(new Set(['Saving']));
    seen.length = 0;
    for (let key = 1; key < 40; key += 1) {
      set({ phase: 'waiting', pending: 1, keeping: 'keeping' });
      vi.advanceTimersByTime(20);
      set({ phase: 'waiting', pending: 1 });
      vi.advanceTimersByTime(120);
      seen.push(words());
    }
    expect(new Set(seen)).toEqual(new Set(['Offline: 1 change waiting']));
    vi.advanceTimersByTime(CALM_MS);
    expect(words()).toBe('Offline: 1 change waiting, kept on this device');
    dispose();
  });

  it('counts at most every so often', () => {
    const { set, words, dispose } = shown();
    let changes = 0;
    let last = words();
    for (let pending = 1; pending <= 60; pending += 1) {
      set({ phase: 'waiting', pending });
      vi.advanceTimersByTime(50);
      if (words() !== last) changes += 1;
      last = words();
    }
    vi.advanceTimersByTime(HOLD_MS);
    expect(words()).toBe('Offline: 60 changes waiting, kept on this device');
    expect(changes).toBeLessThanOrEqual((60 * 50) / HOLD_MS + 1);
    dispose();
  });
});
