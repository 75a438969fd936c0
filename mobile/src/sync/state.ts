/** Where the phone is with bringing its edits to the server and the server's to it. */
export type SyncState =
  | { phase: 'offline' }
  | { phase: 'connecting'; attempt: number }
  /** `left`: résumés and acts that are still to be brought. */
  | { phase: 'catching_up'; attempt: number; left: number }
  | { phase: 'live' }
  /** `until`: ms, when it is tried again. */
  | { phase: 'backing_off'; attempt: number; until: number }
  /** Nothing is sent until somebody signs in. */
  | { phase: 'refused'; why: 'signed_out' | 'somebody_else' }
  /** The server speaks a newer language than this app: nothing is sent until the app is a newer one. */
  | { phase: 'upgrade_needed' };

export type SyncEvent =
  | { type: 'offline' }
  /** The network is back, or the person has come back to the app. */
  | { type: 'online' }
  /** There is something to bring that was not there before. */
  | { type: 'asked' }
  | { type: 'greeted'; left: number }
  | { type: 'brought' }
  | { type: 'finished' }
  /** `chance`: from 0 to 1, so that many phones do not come back at once. */
  | { type: 'failed'; now: number; chance: number; retryAfter?: number | undefined }
  | { type: 'due'; now: number }
  | { type: 'refused'; why: 'signed_out' | 'somebody_else' }
  | { type: 'signed_in' }
  | { type: 'too_old' };

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 5 * 60_000;
/** More doublings than lead to the longest wait would overflow. */
const MOST_DOUBLINGS = 12;

/** How long to wait after so many failures, in ms: twice as long each time, and anything from half of that to all of it. */
export function waitAfter(attempt: number, chance: number): number {
  const whole = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(attempt - 1, MOST_DOUBLINGS));
  return Math.round(whole / 2 + (whole / 2) * chance);
}

const connecting = (attempt = 0): SyncState => ({ phase: 'connecting', attempt });
/** What only a person can mend. */
const isStuck = ({ phase }: SyncState): boolean => phase === 'refused' || phase === 'upgrade_needed';
const isUnderWay = ({ phase }: SyncState): boolean => phase === 'connecting' || phase === 'catching_up';
const attemptOf = (state: SyncState): number => ('attempt' in state ? state.attempt : 0);

/** What comes next. Pure: time and chance are in the events. An event that says nothing new gives the same object back. */
export function nextSync(state: SyncState, event: SyncEvent): SyncState {
  switch (event.type) {
    case 'too_old':
      return { phase: 'upgrade_needed' };
    case 'refused':
      return state.phase === 'upgrade_needed' ? state : { phase: 'refused', why: event.why };
    case 'signed_in':
      return state.phase === 'refused' ? connecting() : state;
    case 'offline':
      return isStuck(state) ? state : { phase: 'offline' };
    case 'online':
      // Somebody looks: what was put off is tried at once, what is under way goes on.
      return isStuck(state) || isUnderWay(state) ? state : connecting(attemptOf(state));
    case 'asked':
      return state.phase === 'live' ? connecting() : state;
    case 'due':
      return state.phase === 'backing_off' && event.now >= state.until ? connecting(state.attempt) : state;
    case 'greeted':
      return state.phase === 'connecting' ? { phase: 'catching_up', attempt: state.attempt, left: event.left } : state;
    case 'brought':
      return state.phase === 'catching_up' ? { ...state, left: Math.max(0, state.left - 1) } : state;
    case 'finished':
      return isUnderWay(state) ? { phase: 'live' } : state;
    case 'failed': {
      // What fails after the network has gone, or after a refusal, fails because of it.
      if (!isUnderWay(state)) return state;
      const attempt = attemptOf(state) + 1;
      const wait = Math.max(waitAfter(attempt, event.chance), (event.retryAfter ?? 0) * 1_000);
      return { phase: 'backing_off', attempt, until: event.now + wait };
    }
  }
}
