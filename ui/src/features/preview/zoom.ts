/** How large pages are shown: a part of their true size, or as wide as there is room. */
export type Zoom = number | 'fit';

const STEPS = [0.25, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3];
/** Steps that are nearer than this look the same. */
const SAME = 0.01;

/** The next step that is larger (1) or smaller (-1) than what is shown; the last one stays. */
export function stepFrom(scale: number, by: 1 | -1): number {
  const next = by > 0 ? STEPS.find((step) => step > scale + SAME) : STEPS.findLast((step) => step < scale - SAME);
  return next ?? scale;
}

/** CSS pixels a point at 100 %. */
export const PIXELS_A_POINT = 96 / 72;
const GUTTER = 48;
const LEAST = 0.2;
const MOST = 1.6;

/** The scale at which a page of this width (points) fills the room (CSS pixels) but for its margins. */
export function fitScale(room: number, width: number): number {
  const free = room - Math.min(GUTTER, room * 0.06) * 2;
  return Math.max(LEAST, Math.min(MOST, free / (width * PIXELS_A_POINT)));
}
