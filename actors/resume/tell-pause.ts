/** How many sockets are told, each by itself or together by a trunk of the front's. */
export interface Crowd {
  direct: number;
  trunked: number;
}

/** A frame by a trunk costs about as much of a processor as this part of a frame to a socket: it is written by the front alone. */
const TRUNKED_SHARE = 1 / 8;
const SOCKETS_PER_MS = 8;
const LONGEST_MS = 100;

/**
 * How long what was decided waits to be told together, in ms: the more there are to be told, the longer, so that telling never takes
 * all the time.
 */
export const tellPauseFor = ({ direct, trunked }: Crowd): number =>
  Math.min(LONGEST_MS, (direct + trunked * TRUNKED_SHARE) / SOCKETS_PER_MS);
