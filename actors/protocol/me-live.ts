import { z } from 'zod';
import { Forbidden, Ping, Pong, Trouble } from './live.ts';

/** Frames of `WS /api/me/live`: JSON text, one object a frame. It tells what of a person's own has changed; nothing of it travels here. */

/** What to ask for again: the list of résumés, the profile, sessions, second factors, accounts elsewhere, API tokens. */
export const Notice = z.enum(['resumes', 'me', 'sessions', 'factors', 'identities', 'tokens']);
export type Notice = z.infer<typeof Notice>;

export const MeClientFrame = z.discriminatedUnion('type', [Ping]);
export type MeClientFrame = z.infer<typeof MeClientFrame>;

/** The first frame. What changed before it was not told here. */
export const Ready = z.object({ type: z.literal('ready'), now: z.number() });
/** Read loosely: a newer actor may know of more. */
export const OwnChanged = z.object({ type: z.literal('changed'), what: z.array(z.string().max(40)).min(1).max(40) });

export const MeServerFrame = z.discriminatedUnion('type', [Ready, OwnChanged, Pong, Forbidden, Trouble]);
export type MeServerFrame = z.infer<typeof MeServerFrame>;
