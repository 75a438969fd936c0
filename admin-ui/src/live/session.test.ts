import { beforeEach, describe, expect, test } from 'vitest';
import { AdminClientFrame, type AdminServerFrame } from '#protocol/admin-live';
import { UserId } from '#protocol/ids';
import type { TransportEvents } from '../../../ui/src/live/transport.ts';
import { type Line, watchTenant } from './session.ts';
import type { Stale } from './stale.ts';

const ADA = UserId.parse(`usr_${'2'.repeat(26)}`);

let wire: TransportEvents;
let sent: AdminClientFrame[];
let stale: (readonly Stale[] | null)[];
let lines: Line[];
let renewed: number;
let reconnected: number;
let timers: { at: number; job: () => void }[];
let now: number;
let end: () => void;

beforeEach(() => {
  [sent, stale, lines, timers, renewed, reconnected, now] = [[], [], [], [], 0, 0, 0];
  end = watchTenant({
    connect: (events) => {
      wire = events;
      return {
        send: (text) => sent.push(AdminClientFrame.parse(JSON.parse(text))) > 0,
        reconnect: () => {
          reconnected += 1;
        },
        close: () => {},
      };
    },
    after: (ms, job) => {
      const timer = { at: now + ms, job };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    stale: (keys) => stale.push(keys),
    line: (line) => lines.push(line),
    renew: () => {
      renewed += 1;
    },
  });
});

const say = (frame: AdminServerFrame) => wire.message(JSON.stringify(frame));
const welcome = (seq: number, isNew: boolean) => say({ t: 'welcome', wire: 1, seq, role: 'admin', isNew });
function pass(ms: number): void {
  now += ms;
  const due = timers.filter(({ at }) => at <= now);
  timers = timers.filter(({ at }) => at > now);
  for (const { job } of due) job();
}

describe('the line to the tenant', () => {
  test('says hello, and where it was after a drop', () => {
    wire.open();
    expect(sent).toEqual([{ t: 'hi', wire: expect.any(Number) }]);
    welcome(7, true);
    say({ t: 'event', seq: 8, event: { type: 'Audited', id: 1, act: 'AddNote' } });
    wire.dropped(1006);
    wire.open();
    expect(sent.at(-1)).toMatchObject({ t: 'hi', since: 8 });
    expect(lines).toEqual(['live', 'connecting']);
  });

  test('has everything read again only when events were lost', () => {
    wire.open();
    welcome(7, true);
    wire.dropped(1006);
    wire.open();
    welcome(9, false);
    expect(stale).toEqual([null]);
  });

  test('gathers a burst, and names each list once', () => {
    wire.open();
    welcome(0, false);
    for (let seq = 1; seq <= 50; seq += 1) say({ t: 'event', seq, event: { type: 'PersonChanged', user: ADA } });
    say({ t: 'event', seq: 51, event: { type: 'ConfigChanged', version: 2 } });
    expect(stale).toEqual([]);
    pass(1_000);
    expect(stale).toEqual([[['people', 'list'], ['people', 'one', ADA], ['billing', 'list'], ['billing', 'one', ADA], ['config']]]);
  });

  test('renews the session when it was not let in, and gives up when it may not', () => {
    wire.dropped(1006);
    expect(renewed).toBe(1);
    wire.open();
    wire.dropped(4403);
    expect(renewed).toBe(1);
    expect(lines).toEqual(['connecting', 'closed']);
  });

  test('finds that nobody is at the other end', () => {
    wire.open();
    welcome(0, false);
    pass(30_000);
    expect(sent.at(-1)).toMatchObject({ t: 'ping' });
    say({ t: 'pong', t0: 0 });
    pass(10_000);
    expect(reconnected).toBe(0);
    pass(30_000);
    pass(10_000);
    expect(reconnected).toBe(1);
  });

  test('says nothing more when it was ended', () => {
    wire.open();
    welcome(0, false);
    say({ t: 'event', seq: 1, event: { type: 'CohortsChanged' } });
    end();
    pass(60_000);
    expect(stale).toEqual([]);
  });
});
