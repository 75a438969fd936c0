import { z } from 'zod';

/**
 * Between the front of one machine and the worker behind it: a trunk is one WebSocket by which an actor tells many clients of one
 * frame (docs/decisions/0010-trunk.md). Clients never say or see any of this.
 *
 * A message on a trunk is lines: `t12,13` and on the next line a frame for these seats; or `c12 4410 replaced`, which closes one.
 */

/** What the launcher made at this start, by which the front is known. */
export const FRONT_HEADER = 'x-vitae-front';
/** The trunk that the front opens. */
export const TRUNK_HEADER = 'x-vitae-trunk';
/** Where a client's socket is to be told: `<trunk>.<number>`. */
export const SEAT_HEADER = 'x-vitae-seat';

export const TrunkId = z.string().regex(/^[0-9a-f]{32}$/);
export const Seat = z.strictObject({ trunk: TrunkId, number: z.number().int().min(0).max(1_000_000_000) });
export type Seat = z.infer<typeof Seat>;

/** The registered close code “service restart”: the client comes back. */
export const SERVICE_RESTART = 1012;
