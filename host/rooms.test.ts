import { Duplex } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DIRECT_CLIENTS, Rooms, type Visit } from './front/rooms.ts';
import { Trunk } from './front/trunk.ts';
import type { Tunnel } from './front/tunnel.ts';

const tunnel = (): Tunnel => ({ write: () => {}, close: () => {}, ended: new Promise(() => {}) });

function rooms({ lingerMs = 1_000 } = {}) {
  const lines: Duplex[] = [];
  const opened: string[] = [];
  let answer: ((has: boolean) => void) | null = null;
  const all = new Rooms((room, onLost) => {
    opened.push(room);
    return new Promise((resolve) => {
      answer = (has) => {
        const line = new Duplex({ read() {}, write: (_chunk, _encoding, done) => done() });
        if (has) lines.push(line);
        resolve(has ? new Trunk(`${lines.length}`.repeat(32), line, Buffer.alloc(0), onLost) : null);
      };
    });
  }, lingerMs);
  /** Everybody who entered; a visit is noted when it may go on. */
  const visits: Visit[] = [];
  const enter = async (count: number) => {
    for (let at = 0; at < count; at += 1) void all.enter('room').then((visit) => visits.push(visit));
    await settle();
  };
  const visit = (at: number): Visit => {
    const one = visits[at];
    if (!one) throw new Error(`visit ${at} waits`);
    return one;
  };
  return { visits, visit, enter, opened, lines, answer: (has: boolean) => answer?.(has) };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('a room', () => {
  afterEach(() => void vi.useRealTimers());

  it('that nobody got into has no trunk: the next are asked for as others are refused', async () => {
    const { visits, visit, enter, opened } = rooms();
    await enter(DIRECT_CLIENTS + 2);
    expect([visits.length, opened.length]).toEqual([DIRECT_CLIENTS, 0]);
    visit(0).ended();
    visit(0).ended();
    await settle();
    expect(visits).toHaveLength(DIRECT_CLIENTS + 1);
    visit(1).ended();
    await settle();
    expect(visits.map(({ seat }) => seat)).toEqual(Array(DIRECT_CLIENTS + 2).fill(null));
    expect(opened).toEqual([]);
  });

  it('lets those who wait go on by the trunk that is opened once somebody is in, or without when there is none', async () => {
    for (const has of [true, false]) {
      const { visits, visit, enter, opened, answer } = rooms();
      await enter(DIRECT_CLIENTS + 2);
      visit(3).opened(tunnel());
      expect(opened).toEqual(['room']);
      await settle();
      expect(visits).toHaveLength(DIRECT_CLIENTS);
      answer(has);
      await settle();
      expect(visits.slice(DIRECT_CLIENTS).map(({ seat }) => seat?.name)).toEqual(
        has ? [`${'1'.repeat(32)}.1`, `${'1'.repeat(32)}.2`] : [undefined, undefined],
      );
    }
  });

  it('keeps its trunk for a while after the last has left it, and opens another later', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { visit, enter, opened, lines, answer } = rooms();
    await enter(DIRECT_CLIENTS + 1);
    visit(0).opened(tunnel());
    answer(true);
    await settle();
    visit(DIRECT_CLIENTS).ended();
    vi.advanceTimersByTime(900);
    await enter(1);
    expect(visit(DIRECT_CLIENTS + 1).seat?.name).toBe(`${'1'.repeat(32)}.2`);
    visit(DIRECT_CLIENTS + 1).ended();
    vi.advanceTimersByTime(900);
    expect(lines[0]?.writableEnded).toBe(false);
    vi.advanceTimersByTime(200);
    expect(lines[0]?.writableEnded).toBe(true);
    // Nobody gets a seat on the one that is ending.
    await enter(1);
    expect(opened).toHaveLength(2);
    answer(true);
    await settle();
    lines[0]?.destroy();
    await settle();
    await enter(1);
    expect(visit(DIRECT_CLIENTS + 3).seat?.name).toBe(`${'2'.repeat(32)}.2`);
  });

  it('closes a trunk that was opened when everybody had gone', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { visits, visit, enter, lines, answer } = rooms();
    await enter(DIRECT_CLIENTS + 1);
    visit(0).opened(tunnel());
    for (const one of visits) one.ended();
    answer(true);
    await settle();
    visit(DIRECT_CLIENTS).ended();
    vi.advanceTimersByTime(1_100);
    expect(lines[0]?.writableEnded).toBe(true);
  });
});
