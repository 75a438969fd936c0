import { MOST_ZOOM, type PhotoCrop } from '#protocol/photo';
import { coverOf } from '#render/photo/cover';
import { number } from '../../i18n/format.ts';
import { w } from './words.ts';

interface Size {
  width: number;
  height: number;
}

const within = (least: number, value: number, most: number): number => Math.min(most, Math.max(least, value));
/** Finer than can be seen, and short to store. */
const tidy = (part: number): number => Math.round(within(0, part, 1) * 10_000) / 10_000;

/** Where something lies in what is left over, as a part of it; in the middle where nothing is. */
const partOf = (offset: number, frame: number, picture: number): number =>
  picture - frame < 1e-6 ? 0.5 : tidy(-offset / (picture - frame));

/** The picture pushed to the right and down within its frame, by as much as it can be. */
export function moved(crop: PhotoCrop, frame: Size, picture: Size, right: number, down: number): PhotoCrop {
  const { left, top, width, height } = coverOf(frame, picture, crop);
  return { ...crop, x: partOf(left + right, frame.width, width), y: partOf(top + down, frame.height, height) };
}

/** The picture larger or smaller, with what is in the middle of the frame staying there. */
export function zoomed(crop: PhotoCrop, frame: Size, picture: Size, to: number): PhotoCrop {
  const zoom = Math.round(within(1, to, MOST_ZOOM) * 1_000) / 1_000;
  const before = coverOf(frame, picture, crop);
  const after = coverOf(frame, picture, { ...crop, zoom });
  const kept = (frameSide: number, offset: number, was: number, is: number): number =>
    partOf(frameSide / 2 - ((frameSide / 2 - offset) / was) * is, frameSide, is);
  return {
    zoom,
    x: kept(frame.width, before.left, before.width, after.width),
    y: kept(frame.height, before.top, before.height, after.height),
  };
}

/** "85 %" */
export const percent = (part: number): string => w().cropping.percent(number(Math.round(part * 100)));

/** What a screen reader says of it. */
export const sayCrop = ({ x, y, zoom }: PhotoCrop): string => w().cropping.part(percent(x), percent(y), percent(zoom));
