import { CLOSE } from '#protocol/compat';

/** Why a résumé's socket will not be opened again. */
export type EndReason = 'forbidden' | 'not_found' | 'too_old' | 'signed_out' | 'somebody_else';

/** `connecting` until the first welcome; `waiting` whenever it is lost and tried again. */
export type Connection = { phase: 'connecting' } | { phase: 'live' } | { phase: 'waiting' } | { phase: 'ended'; reason: EndReason };

export type ConnectionEvent =
  | { type: 'opened' }
  | { type: 'welcomed' }
  | { type: 'dropped'; code: number }
  | { type: 'signed_out' }
  /** Another account is signed in by now. */
  | { type: 'somebody_else' }
  | { type: 'retried' };

const ENDING: ReadonlyMap<number, EndReason> = new Map([
  [CLOSE.forbidden, 'forbidden'],
  [CLOSE.not_found, 'not_found'],
  [CLOSE.too_old, 'too_old'],
]);

/** What signing in mends. */
const MENDABLE: readonly EndReason[] = ['signed_out', 'somebody_else'];

/** Whether a close code says that trying again is of no use. */
export const endOf = (code: number): EndReason | undefined => ENDING.get(code);

export function nextConnection(now: Connection, event: ConnectionEvent): Connection {
  if (now.phase === 'ended') return event.type === 'retried' && MENDABLE.includes(now.reason) ? { phase: 'waiting' } : now;
  switch (event.type) {
    case 'opened':
      // Open is not yet live: the greeting decides.
      return now;
    case 'welcomed':
      return { phase: 'live' };
    case 'retried':
      return now;
    case 'signed_out':
    case 'somebody_else':
      return { phase: 'ended', reason: event.type };
    case 'dropped': {
      const reason = endOf(event.code);
      return reason ? { phase: 'ended', reason } : { phase: 'waiting' };
    }
  }
}
