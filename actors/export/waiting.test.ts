import { afterEach, expect, it, vi } from 'vitest';
import { turns } from './turns.ts';
import { inTurn } from './waiting.ts';

afterEach(() => vi.useRealTimers());

it('keeps a turn for as long as its work takes, and gives it back whatever becomes of that', async () => {
  vi.useFakeTimers();
  const now = () => Date.now();
  const { promise, reject } = Promise.withResolvers<string>();
  const work = inTurn('slow', 'ann', now, () => promise);
  const failed = expect(work).rejects.toThrow('broken');
  await vi.advanceTimersByTimeAsync(120_000);
  expect(turns.ask('next', 'bob', now())).toBe(1);
  reject(new Error('broken'));
  await failed;
  expect(turns.ask('next', 'bob', now())).toBe(0);
  expect(turns.lost).toBe(0);
  turns.end('next');
  expect(vi.getTimerCount()).toBe(0);
});
