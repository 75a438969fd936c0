import { z } from 'zod';
import { SessionId } from './ids.ts';

/** Counts how often a person ended their sessions together; access tokens carry it as it was when they were made. */
export const Epoch = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** What tokens of a person are still good: those of this epoch or a later one, and those of the session that was kept. */
export const EpochFloor = z.strictObject({ epoch: Epoch, kept: SessionId.nullable() });
export type EpochFloor = z.infer<typeof EpochFloor>;

/** Before anybody's first ending of all sessions, every token is good. */
export const FIRST_FLOOR: EpochFloor = { epoch: 0, kept: null };

/** Whether a token was made before all sessions were ended, and not for the one that stayed. */
export const isOfOlderEpoch = (token: { session: SessionId; epoch: number }, floor: EpochFloor): boolean =>
  token.epoch < floor.epoch && token.session !== floor.kept;
