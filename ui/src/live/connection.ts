import { CLOSE } from '#protocol/compat';

/** Why a résumé's socket will not be opened again. */
export type EndReason = 'forbidden' | 'not_found' | 'too_old' | 'signed_out';

/** `connecting` until the first welcome; `waiting` whenever it is lost and tried again. */
export type Connection = { phase: 'connecting' } | { phase: 'live' } | { phase: 'waiting' } | { phase: 'ended'; reason: EndReason };

export type ConnectionEvent =
  | { type: 'opened' }
  | { type: 'welcomed' }
  | { type: 'dropped'; code: number }
  | { type: 'signed_out' }
  | { type: 'retried' };

const ENDING: ReadonlyMap<number, EndReason> = new Map([
  [CLOSE.forbidden, 'forbidden'],
  [CLOSE.not_found, 'not_found'],
  [CLOSE.too_old, 'too_old'],
]);

/** Whether a close code says that trying again is of no use. */
export const endOf = (code: number): EndReason | undefined => ENDING.get(code);

export function nextConnection(now: Connection, event: ConnectionEvent): Connection {
  if (now.phase === 'ended') return event.type === 'retried' && now.reason === 'signed_out' ? { phase: 'waiting' } : now;
  switch (event.type) {
    case 'opened':
      // Open is not yet live: the greeting decides.
      return now;
    case 'welcomed':
      return { phase: 'live' };
    case 'retried':
      return now;
    case 'signed_out':
      return { phase: 'ended', reason: 'signed_out' };
    case 'dropped': {
      const reason = endOf(event.code);
      return reason ? { phase: 'ended', reason } : { phase: 'waiting' };
    }
  }
}
