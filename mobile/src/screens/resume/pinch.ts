/** Pages are never shown smaller or larger than this, as a part of what fills the width. */
export const LEAST_SCALE = 1;
export const MOST_SCALE = 5;

export interface Point {
  x: number;
  y: number;
}

/** How large pages are, and which of their pixels is at the top left of what is seen of them. */
export interface Sight {
  scale: number;
  left: number;
  top: number;
}

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
export const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/**
 * What is seen after two fingers went from `before` to `after` (pixels from the top left of what is seen): what was between them is
 * between them still, as long as the scale allows.
 */
export function sightAfter(sight: Sight, before: readonly [Point, Point], after: readonly [Point, Point]): Sight {
  const was = distance(...before);
  const wanted = was === 0 ? sight.scale : (sight.scale * distance(...after)) / was;
  const scale = Math.min(MOST_SCALE, Math.max(LEAST_SCALE, wanted));
  const from = middle(...before);
  const to = middle(...after);
  const ratio = scale / sight.scale;
  return { scale, left: (sight.left + from.x) * ratio - to.x, top: (sight.top + from.y) * ratio - to.y };
}

/** A second tap makes it twice as large there, or as it was. */
export function sightAfterDoubleTap(sight: Sight, at: Point): Sight {
  const scale = sight.scale > LEAST_SCALE ? LEAST_SCALE : 2;
  const ratio = scale / sight.scale;
  return { scale, left: (sight.left + at.x) * ratio - at.x, top: (sight.top + at.y) * ratio - at.y };
}
