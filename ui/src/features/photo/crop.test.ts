import { expect, it } from 'vitest';
import { MOST_ZOOM } from '#protocol/photo';
import { coverOf, MIDDLE } from '#render/photo/cover';
import { moved, sayCrop, zoomed } from './crop.ts';
import { fittingSize } from './shrink.ts';

const FRAME = { width: 200, height: 200 };
const PICTURE = { width: 400, height: 300 };

it('moves the picture by what it was dragged, and never out of the frame', () => {
  const before = coverOf(FRAME, PICTURE, { x: 0.5, y: 0.5, zoom: 2 });
  const after = coverOf(FRAME, PICTURE, moved({ x: 0.5, y: 0.5, zoom: 2 }, FRAME, PICTURE, 30, -12));
  expect(after.left - before.left).toBeCloseTo(30, 1);
  expect(after.top - before.top).toBeCloseTo(-12, 1);
  expect(moved(MIDDLE, FRAME, PICTURE, 9_000, 9_000)).toEqual({ x: 0, y: 0.5, zoom: 1 });
  expect(moved(MIDDLE, FRAME, PICTURE, -9_000, 0)).toEqual({ x: 1, y: 0.5, zoom: 1 });
});

it('zooms into the middle of what is seen, within its limits', () => {
  const crop = { x: 0.8, y: 0.3, zoom: 1.5 };
  const middle = (at: typeof crop): [number, number] => {
    const { left, top, width, height } = coverOf(FRAME, PICTURE, at);
    return [(100 - left) / width, (100 - top) / height];
  };
  const [x, y] = middle(zoomed(crop, FRAME, PICTURE, 3));
  expect(x).toBeCloseTo(middle(crop)[0], 3);
  expect(y).toBeCloseTo(middle(crop)[1], 3);
  expect(zoomed(crop, FRAME, PICTURE, 99).zoom).toBe(MOST_ZOOM);
  expect(zoomed(crop, FRAME, PICTURE, 0)).toMatchObject({ zoom: 1, y: 0.5 });
});

it('is said in numbers', () => expect(sayCrop({ x: 0.25, y: 1, zoom: 1.5 })).toBe('25 % from the left, 100 % from the top, size 150 %'));

it('makes pictures smaller and never larger', () => {
  expect(fittingSize(4_000, 3_000)).toEqual({ width: 1_600, height: 1_200 });
  expect(fittingSize(3_000, 6_000)).toEqual({ width: 800, height: 1_600 });
  expect(fittingSize(900, 600)).toEqual({ width: 900, height: 600 });
  expect(fittingSize(40_000, 1)).toEqual({ width: 1_600, height: 1 });
});
