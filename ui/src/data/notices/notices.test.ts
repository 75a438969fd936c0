import { describe, expect, it } from 'vitest';
import { CLOSE } from '#protocol/compat';
import type { TransportEvents } from '../../live/transport.ts';
import { NoticeLine } from './line.ts';
import { oneListener, type PagePorts } from './one-listener.ts';

/** The socket played by a test: time stands still until it is moved. */
function play(renewSignIn: () => Promise<boolean> = async () => true) {
  let now = 1_760_000_000_000;
  const socket: { events: TransportEvents | null } = { events: null };
  const timers = new Set<{ at: number; job: () => void }>();
  const told: unknown[] = [];
  const sent: string[] = [];
  const counts = { reconnects: 0, closed: 0, renewals: 0 };
  const line = new NoticeLine({
    connect: (events) => {
      socket.events = events;
      return {
        send: (text) => sent.push(text) > 0,
        reconnect: () => {
          counts.reconnects += 1;
        },
        close: () => {
          counts.closed += 1;
        },
      };
    },
    now: () => now,
    after: (ms, job) => {
      const timer = { at: now + ms, job };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    isVisible: () => true,
    renewSignIn: () => {
      counts.renewals += 1;
      return renewSignIn();
    },
    tell: (what) => told.push(what),
  });
  return {
    line,
    told,
    sent,
    counts,
    open: () => socket.events?.open(),
    say: (frame: unknown) => socket.events?.message(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    drop: async (code: number) => {
      socket.events?.dropped(code);
      // What follows from it waits for the answer about the sign-in.
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    },
    pass: (ms: number) => {
      now += ms;
      for (const timer of [...timers].filter(({ at }) => at <= now)) if (timers.delete(timer)) timer.job();
    },
  };
}
const READY = { type: 'ready', now: 1 };

describe('the line to a person’s own actor', () => {
  it('tells what it hears, and everything whenever it begins to hear', () => {
    const game = play();
    game.open();
    game.say(READY);
    game.say({ type: 'changed', what: ['resumes'] });
    for (const noise of ['no JSON', { type: 'something new' }, { type: 'changed', what: [] }, { type: 'pong', t0: 1, now: 1 }])
      game.say(noise);
    game.say(READY);
    expect(game.told).toEqual(['everything', ['resumes'], 'everything']);
  });

  it('finds out by its silence that it is dead', () => {
    const game = play();
    game.open();
    game.say(READY);
    game.pass(20_000);
    expect(game.sent).toHaveLength(1);
    game.say({ type: 'pong', t0: 1, now: 1 });
    game.pass(20_000);
    expect([game.sent.length, game.counts.reconnects]).toEqual([2, 0]);
    game.pass(8_000);
    expect(game.counts.reconnects).toBe(1);
  });

  it('renews the sign-in once, and says that it may have ended when that is of no use', async () => {
    const game = play();
    await game.drop(CLOSE.unauthenticated);
    expect(game.counts).toEqual({ reconnects: 1, closed: 0, renewals: 1 });
    await game.drop(CLOSE.unauthenticated);
    expect(game.counts).toEqual({ reconnects: 1, closed: 0, renewals: 1 });
    expect(game.told).toEqual([['me']]);
  });

  it('that never opened asks about the sign-in, at most once a minute; one that was open does not', async () => {
    const game = play();
    await game.drop(1006);
    await game.drop(1006);
    expect(game.counts.renewals).toBe(1);
    game.say(READY);
    game.pass(60_000);
    await game.drop(1006);
    expect(game.counts.renewals).toBe(1);
    await game.drop(1006);
    expect(game.counts.renewals).toBe(2);
  });

  it('says nothing and tries nothing once it is closed', async () => {
    const game = play();
    game.line.close();
    await game.drop(CLOSE.unauthenticated);
    game.pass(60_000);
    expect(game.counts).toMatchObject({ reconnects: 0, closed: 1 });
    expect(game.told).toEqual([]);
  });
});

/** Pages of one browser: those that wait for a name get it in their order. */
function browser() {
  const channels = new Map<object, (message: unknown) => void>();
  const queue: (() => void)[] = [];
  const ports: PagePorts = {
    channel: (_name, hear) => {
      const key = {};
      channels.set(key, hear);
      return {
        post: (message) => {
          for (const [other, to] of channels) if (other !== key) to(message);
        },
        close: () => void channels.delete(key),
      };
    },
    whenFirst: (_name, stop, lead) => {
      queue.push(lead);
      if (queue.length === 1) lead();
      stop.addEventListener('abort', () => {
        const wasFirst = queue[0] === lead;
        queue.splice(queue.indexOf(lead), 1);
        if (wasFirst) queue[0]?.();
      });
    },
  };
  return ports;
}

describe('pages of one browser', () => {
  const read = (message: unknown) => (typeof message === 'string' ? message : null);

  it('have one listener between them, and another takes over when its page goes', () => {
    const ports = browser();
    const heard: string[][] = [[], []];
    const listening: ((what: string) => void)[] = [];
    let ended = 0;
    const page = (index: number) =>
      oneListener(
        ports,
        'name',
        read,
        (tell) => {
          listening.push(tell);
          return () => {
            ended += 1;
          };
        },
        (what) => heard[index]?.push(what),
      );
    const [leave] = [page(0), page(1)];
    expect(listening).toHaveLength(1);
    listening[0]?.('resumes');
    expect(heard).toEqual([['resumes'], ['resumes']]);
    leave();
    expect([ended, listening.length]).toEqual([1, 2]);
    listening[1]?.('me');
    expect(heard).toEqual([['resumes'], ['resumes', 'me']]);
  });
});
