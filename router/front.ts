import { sameText } from '#kernel/crypto';
import { FRONT_HEADER, SEAT_HEADER, Seat, TRUNK_HEADER, TrunkId } from '#protocol/trunk';
import type { Ctx } from './context.ts';

/** Whether `given` is what the launcher made at this start. On Cloudflare it made nothing, and nobody is the front. */
export const isFrontSecret = (given: string | undefined, made: string | undefined): boolean =>
  made !== undefined && made !== '' && sameText(given ?? '', made);

const isFront = (c: Ctx): boolean => isFrontSecret(c.req.header(FRONT_HEADER), c.env.VITAE_FRONT);

/** The trunk that the front wants to open; `null` when it is not the front that asks. */
export function trunkFor(c: Ctx): string | null {
  const trunk = TrunkId.safeParse(c.req.header(TRUNK_HEADER));
  return trunk.success && isFront(c) ? trunk.data : null;
}

/** Where the front wants the socket to be told; `null` for directly. */
export function seatFor(c: Ctx): Seat | null {
  const [trunk, number, ...rest] = c.req.header(SEAT_HEADER)?.split('.') ?? [];
  const seat = Seat.safeParse({ trunk, number: Number(number) });
  return seat.success && rest.length === 0 && isFront(c) ? seat.data : null;
}
