import { describe, expect, it } from 'vitest';
import { SyncManager, SyncRefused } from './manager.ts';
import type { SyncState } from './state.ts';

/** A server that answers when a test says so, and a clock that stands still. */
function device(list: readonly string[] = ['a', 'b']) {
  let now = 1_000;
  const shown: SyncState[] = [];
  const timers = new Map<number, () => void>();
  const asked: string[] = [];
  let answer: { resolve: (things: readonly string[]) => void; reject: (error: Error) => void } | null = null;
  const wait = (name: string) => {
    asked.push(name);
    return new Promise<readonly string[]>((resolve, reject) => {
      answer = { resolve, reject };
    });
  };
  const manager = new SyncManager<string>({
    begin: () => wait('begin'),
    bring: async (thing) => void (await wait(thing)),
    retryAfter: () => undefined,
    show: (state) => shown.push(state),
    now: () => now,
    chance: () => 1,
    after: (ms, job) => {
      timers.set(now + ms, job);
      return () => timers.delete(now + ms);
    },
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return {
    manager,
    shown,
    asked,
    timers,
    ok: async (things: readonly string[] = list) => {
      answer?.resolve(things);
      await settle();
    },
    fail: async (error = new Error('no network')) => {
      answer?.reject(error);
      await settle();
    },
    pass: async (ms: number) => {
      now += ms;
      for (const [at, job] of [...timers])
        if (at <= now) {
          timers.delete(at);
          job();
        }
      await settle();
    },
  };
}

describe('syncing', () => {
  it('brings one after the other, in order, and is live then', async () => {
    const { manager, asked, ok } = device();
    manager.tell({ type: 'online' });
    await ok();
    expect(asked).toEqual(['begin', 'a']);
    expect(manager.state).toEqual({ phase: 'catching_up', attempt: 0, left: 2 });
    await ok();
    await ok();
    expect(asked).toEqual(['begin', 'a', 'b']);
    expect(manager.state).toEqual({ phase: 'live' });
  });

  it('tries again by itself after a failure, later each time', async () => {
    const { manager, asked, fail, pass, ok, timers } = device();
    manager.tell({ type: 'online' });
    await fail();
    expect(manager.state).toMatchObject({ phase: 'backing_off', attempt: 1 });
    await pass(1_000);
    expect(asked).toEqual(['begin', 'begin']);
    await fail();
    await pass(1_999);
    expect(asked).toHaveLength(2);
    await pass(1);
    await ok([]);
    expect(manager.state).toEqual({ phase: 'live' });
    expect(timers.size).toBe(0);
  });

  it('looks once more for what came up while it was under way', async () => {
    const { manager, asked, ok } = device([]);
    manager.tell({ type: 'online' });
    manager.tell({ type: 'asked' });
    await ok();
    expect(asked).toEqual(['begin', 'begin']);
    await ok();
    expect(manager.state).toEqual({ phase: 'live' });
    expect(asked).toHaveLength(2);
  });

  it('lets go of a round when the network goes, and begins another when it is back', async () => {
    const { manager, asked, ok, shown } = device();
    manager.tell({ type: 'online' });
    await ok();
    manager.tell({ type: 'offline' });
    await ok();
    expect(asked).toEqual(['begin', 'a']);
    expect(shown.at(-1)).toEqual({ phase: 'offline' });
    manager.tell({ type: 'online' });
    expect(asked).toEqual(['begin', 'a', 'begin']);
  });

  it('stops at a refusal, without a timer', async () => {
    const { manager, asked, fail, timers } = device();
    manager.tell({ type: 'online' });
    await fail(new SyncRefused({ type: 'refused', why: 'signed_out' }));
    expect(manager.state).toEqual({ phase: 'refused', why: 'signed_out' });
    expect(timers.size).toBe(0);
    manager.tell({ type: 'signed_in' });
    expect(asked).toEqual(['begin', 'begin']);
  });
});
