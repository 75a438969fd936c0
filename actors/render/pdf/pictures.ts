import { type PDFContext, type PDFDict, PDFName, type PDFRef } from 'pdf-lib';
import type { PhotoCrop } from '#protocol/photo';
import type { PlacedPicture } from '../pages.ts';
import { coverOf } from '../photo/cover.ts';
import { type CleanPhoto, cleanPhoto, seenSize } from '../photo/photo.ts';
import { writeImage } from './images.ts';
import { number, rgb } from './operators.ts';

interface Embedded {
  name: string;
  ref: PDFRef;
  photo: CleanPhoto;
}

/** The pictures of one file, each written once however often it is shown. */
export class Pictures {
  readonly #context: PDFContext;
  readonly #embedded = new Map<string, Embedded>();

  constructor(context: PDFContext) {
    this.#context = context;
  }

  /** Reads and embeds the sources of these. Throws for what `cleanPhoto` refuses: a picture is checked before it is laid out. */
  async load(pictures: readonly PlacedPicture[]): Promise<void> {
    for (const { source } of pictures) {
      if (this.#embedded.has(source)) continue;
      const photo = await cleanPhoto(bytesOf(source));
      if ('refused' in photo) throw new Error(`a picture that cannot be printed: ${photo.refused.detail}`);
      this.#embedded.set(source, { name: `P${this.#embedded.size + 1}`, ref: await writeImage(this.#context, photo), photo });
    }
  }

  /** The operators that show a loaded picture in its frame: as `paintSvg` does. */
  paint({ x, y, width, height, radius, border, source, crop }: PlacedPicture, pageHeight: number): string[] {
    const embedded = this.#embedded.get(source);
    if (!embedded) throw new Error('a picture that was not loaded');
    const inset = border?.width ?? 0;
    const inner: Frame = { x: x + inset, y: pageHeight - y - height + inset, width: width - 2 * inset, height: height - 2 * inset };
    const out = [
      'q',
      ...framePath(inner, radius - inset),
      'W n',
      `${matrixOf(embedded.photo, inner, crop)} cm`,
      `/${embedded.name} Do`,
      'Q',
    ];
    if (!border || border.width <= 0) return out;
    const middle: Frame = { x: x + inset / 2, y: pageHeight - y - height + inset / 2, width: width - inset, height: height - inset };
    return [...out, `q ${number(border.width)} w ${rgb(border.color)} RG`, ...framePath(middle, radius - inset / 2), 'S Q'];
  }

  /** Adds what a page's resources need to its objects. */
  addTo(objects: PDFDict): void {
    for (const { name, ref } of this.#embedded.values()) objects.set(PDFName.of(name), ref);
  }
}

/** In points from the bottom left corner of the page. */
interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How far the handles of a curve reach that looks like a quarter of a circle. */
const CIRCLE = 0.5523;

function framePath({ x, y, width, height }: Frame, corner: number): string[] {
  const r = Math.max(0, Math.min(corner, width / 2, height / 2));
  if (r === 0) return [`${[x, y, width, height].map(number).join(' ')} re`];
  const [right, top, k] = [x + width, y + height, r * (1 - CIRCLE)];
  const point = (...values: number[]): string => values.map(number).join(' ');
  return [
    `${point(x + r, y)} m`,
    `${point(right - r, y)} l`,
    `${point(right - k, y, right, y + k, right, y + r)} c`,
    `${point(right, top - r)} l`,
    `${point(right, top - k, right - k, top, right - r, top)} c`,
    `${point(x + r, top)} l`,
    `${point(x + k, top, x, top - k, x, top - r)} c`,
    `${point(x, y + r)} l`,
    `${point(x, y + k, x + k, y, x + r, y)} c`,
    'h',
  ];
}

/**
 * EXIF's orientations as matrices of the unit square, which is what an image fills: 2 to 4 mirror and turn it round, 5 to 8 swap its
 * sides.
 */
const TURNS: Readonly<Record<number, readonly [number, number, number, number, number, number]>> = {
  2: [-1, 0, 0, 1, 1, 0],
  3: [-1, 0, 0, -1, 1, 1],
  4: [1, 0, 0, -1, 0, 1],
  5: [0, -1, -1, 0, 1, 1],
  6: [0, -1, 1, 0, 0, 1],
  7: [0, 1, 1, 0, 0, 0],
  8: [0, 1, -1, 0, 1, 0],
};

/** The picture covers the frame: what sticks out is cut off by the clip. */
function matrixOf(photo: CleanPhoto, frame: Frame, crop?: PhotoCrop): string {
  const { width, height, left: fromLeft, top } = coverOf(frame, seenSize(photo), crop);
  const [left, bottom] = [frame.x + fromLeft, frame.y + frame.height - top - height];
  const [a, b, c, d, e, f] = (photo.kind === 'jpeg' && TURNS[photo.orientation]) || [1, 0, 0, 1, 0, 0];
  return [a * width, b * height, c * width, d * height, left + e * width, bottom + f * height].map(number).join(' ');
}

/** Of a `data:` URL; nobody else's address is followed while a file is made. */
function bytesOf(source: string): Uint8Array {
  const base64 = /^data:image\/[\w+.-]+;base64,([A-Za-z0-9+/=]*)$/.exec(source)?.[1];
  if (base64 === undefined) throw new Error('a picture must be a data: URL');
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
