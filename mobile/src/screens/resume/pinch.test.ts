import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MOST_SCALE, type Point, sightAfter, sightAfterDoubleTap } from './pinch.ts';

const at = (x: number, y: number): Point => ({ x, y });

it('keeps what is between two fingers there', () => {
  const next = sightAfter({ scale: 1, left: 0, top: 100 }, [at(100, 200), at(200, 200)], [at(50, 200), at(250, 200)]);
  expect(next.scale).toBe(2);
  // The page's pixel at (150, 300) was at (150, 200) of the sight; it is twice as far out now, and is seen there still.
  expect([150 * 2 - next.left, 300 * 2 - next.top]).toEqual([150, 200]);
});

it('moves along with two fingers that keep their distance', () => {
  expect(sightAfter({ scale: 2, left: 50, top: 60 }, [at(0, 0), at(100, 0)], [at(10, 20), at(110, 20)])).toEqual({
    scale: 2,
    left: 40,
    top: 40,
  });
});

it('is never smaller than the width nor larger than five times that', () => {
  const coordinate = fc.integer({ min: 0, max: 400 });
  const point = fc.record({ x: coordinate, y: coordinate });
  fc.assert(
    fc.property(fc.tuple(point, point), fc.tuple(point, point), fc.double({ min: 1, max: 5, noNaN: true }), (before, after, scale) => {
      const next = sightAfter({ scale, left: 0, top: 0 }, before, after);
      expect(next.scale).toBeGreaterThanOrEqual(1);
      expect(next.scale).toBeLessThanOrEqual(MOST_SCALE);
      expect(Number.isFinite(next.left + next.top)).toBe(true);
    }),
    { seed: 3 },
  );
});

it('goes twice as near by a double tap, and back by another', () => {
  const near = sightAfterDoubleTap({ scale: 1, left: 0, top: 0 }, at(100, 50));
  expect(near).toEqual({ scale: 2, left: 100, top: 50 });
  expect(sightAfterDoubleTap(near, at(100, 50))).toEqual({ scale: 1, left: 0, top: 0 });
});
