import { CLOSE } from '#protocol/compat';
import { ResumeId, UserId } from '#protocol/ids';
import { ClientFrame, type ServerFrame, type Welcome } from '#protocol/live';
import type { UndoState } from '#sync/undo';
import type { Device } from './device.ts';
import type { LiveEvent, Notice } from './events.ts';
import { LiveSession } from './session.ts';
import type { TransportEvents } from './transport.ts';

/** A résumé's socket played by a test: time stands still until it is moved, and nothing arrives that is not said. */
export function play(
  dispatch: (event: LiveEvent) => void,
  renewSignIn: () => Promise<boolean> = async () => true,
  device: Device | null = null,
) {
  let now = 1_760_000_000_000;
  let events: TransportEvents | null = null;
  let open = false;
  let ids = 0;
  const timers = new Set<{ at: number; job: () => void }>();
  const sent: ClientFrame[] = [];
  /** What the session says it has read: of no interest to most tests. */
  const told: number[] = [];
  const notices: Notice[] = [];
  const undoable: UndoState[] = [];
  const signedIn = { user: UserId.parse(`usr_${'0'.repeat(26)}`) };
  const counts = { opened: 0, reconnects: 0, closed: 0 };

  const session = new LiveSession({
    connect: (heard) => {
      events = heard;
      counts.opened += 1;
      return {
        send: (text) => {
          const frame = ClientFrame.parse(JSON.parse(text));
          if (open && frame.type === 'got') told.push(frame.units);
          else if (open) sent.push(frame);
          return open;
        },
        reconnect: () => {
          counts.reconnects += 1;
        },
        close: () => {
          counts.closed += 1;
        },
      };
    },
    device,
    user: signedIn.user,
    signedInAs: async () => signedIn.user,
    deviceKind: 'computer',
    newWriter: () => 7,
    newReplicaId: () => `testreplica${++ids}`.padEnd(16, '0'),
    now: () => now,
    after: (ms, job) => {
      const timer = { at: now + ms, job };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    soon: (job) => job(),
    isVisible: () => true,
    renewSignIn,
    dispatch,
    notify: (notice) => notices.push(notice),
    words: ({ registers, texts }) => [...registers, ...texts].map(({ path }) => path).join(', '),
    undoChanged: (state) => undoable.push(state),
  });

  const say = (frame: ServerFrame) => events?.message(JSON.stringify(frame));
  return {
    session,
    sent,
    told,
    notices,
    /** What could be taken back and done again, as it was told. */
    undoable,
    /** Whose account the browser has by now. */
    signedIn,
    counts,
    say,
    /** Frames sent since the last look. */
    take: () => sent.splice(0),
    open: () => {
      open = true;
      events?.open();
    },
    drop: (code = 1006) => {
      open = false;
      events?.dropped(code);
    },
    welcome: (more: Partial<Welcome> = {}) => {
      const t0 = now;
      const resume = ResumeId.parse(`res_${'0'.repeat(26)}`);
      say({ type: 'welcome', v: 1, resume, session: 'me', role: 'owner', seq: 0, seen: 0, now, t0, regs: [], presence: [], ...more });
    },
    pass: (ms: number) => {
      const until = now + ms;
      for (;;) {
        const next = [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers.delete(next);
        now = next.at;
        next.job();
      }
      now = until;
    },
    now: () => now,
    CLOSE,
  };
}
