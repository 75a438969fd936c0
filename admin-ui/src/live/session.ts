import { type AdminClientFrame, AdminServerFrame } from '#protocol/admin-live';
import { CLOSE, WIRE_VERSION } from '#protocol/compat';
import type { Connect } from '../../../ui/src/live/transport.ts';
import { type Stale, staleAfter } from './stale.ts';

export type Line = 'connecting' | 'live' | 'closed';

interface Around {
  connect: Connect;
  /** Calls `job` in so many ms; what it returns calls that off. */
  after(ms: number, job: () => void): () => void;
  /** What is to be read again; `null`: everything. */
  stale(keys: readonly Stale[] | null): void;
  line(state: Line): void;
  /** The socket was not let in: the session may have to be renewed. */
  renew(): void;
}

/** Events come in bursts (a class that is invited): what they make old is read again once in so many ms. */
const GATHER_MS = 400;
const PING_MS = 25_000;
const ANSWER_MS = 8_000;

/** The tenant's socket: says which lists are old, and after a drop what came meanwhile. Returns what ends it. */
export function watchTenant({ connect, after, stale, line, renew }: Around): () => void {
  let seen: number | undefined;
  let wasOpen = false;
  let gathered = new Map<string, Stale>();
  let hold: (() => void) | null = null;
  let cancelPing = () => {};
  let cancelLost = () => {};

  const transport = connect({
    open: () => {
      wasOpen = true;
      send({ t: 'hi', wire: WIRE_VERSION, ...(seen === undefined ? {} : { since: seen }) });
    },
    message: (text) => {
      wait();
      hear(AdminServerFrame.safeParse(parsed(text)));
    },
    dropped: (code) => {
      cancelPing();
      cancelLost();
      line(isOver(code) ? 'closed' : 'connecting');
      if (!wasOpen) renew();
      wasOpen = false;
    },
  });
  const send = (frame: AdminClientFrame) => transport.send(JSON.stringify(frame));

  /** A socket that is open at one end only is found by asking. */
  function wait(): void {
    cancelPing();
    cancelLost();
    cancelPing = after(PING_MS, () => {
      send({ t: 'ping', t0: 0 });
      cancelLost = after(ANSWER_MS, () => transport.reconnect());
    });
  }

  function hear(frame: ReturnType<typeof AdminServerFrame.safeParse>): void {
    // What a newer server says, and this page does not know, is not for this page.
    if (!frame.success) return;
    if (frame.data.t === 'welcome') {
      // What was read before the first hello may be older than it.
      if (frame.data.isNew) stale(null);
      seen = frame.data.seq;
      line('live');
    } else if (frame.data.t === 'event') {
      seen = frame.data.seq;
      gather(staleAfter(frame.data.event));
    }
  }

  function gather(keys: readonly Stale[]): void {
    for (const key of keys) gathered.set(key.join('/'), key);
    hold ??= after(GATHER_MS, () => {
      hold = null;
      const all = [...gathered.values()];
      gathered = new Map();
      stale(all);
    });
  }

  return () => {
    cancelPing();
    cancelLost();
    hold?.();
    transport.close();
  };
}

const OVER = [CLOSE.unauthenticated, CLOSE.forbidden, CLOSE.too_old];
/** Codes from which a socket does not come back by itself: signed out, no longer of the staff, or too old a page. */
const isOver = (code: number): boolean => OVER.some((over) => over === code);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
