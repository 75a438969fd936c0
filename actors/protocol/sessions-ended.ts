import { z } from 'zod';
import { SessionId } from './ids.ts';

/**
 * From the actor of the person whom it concerns: sockets of these sessions are closed. With `why` the sessions go on, and the sockets
 * are told why they do not.
 */
export const SessionsEnded = z.strictObject({
  type: z.literal('SessionsEnded'),
  sessions: z.array(SessionId).min(1).max(1_000),
  why: z.enum(['second_factor_required']).optional(),
});
export type SessionsEnded = z.infer<typeof SessionsEnded>;
