import type { PhotoCrop } from '#protocol/photo';

interface Size {
  width: number;
  height: number;
}

/** Where the whole picture lies when the chosen part of it fills a frame: from the frame's top left corner, in the frame's unit. */
export interface Cover extends Size {
  left: number;
  top: number;
}

export const MIDDLE: PhotoCrop = { x: 0.5, y: 0.5, zoom: 1 };

/** The picture covers the frame, and what is too much sticks out: both painters and the crop dialog place it by this. */
export function coverOf(frame: Size, picture: Size, { x, y, zoom }: PhotoCrop = MIDDLE): Cover {
  const scale = Math.max(frame.width / picture.width, frame.height / picture.height) * zoom;
  const [width, height] = [picture.width * scale, picture.height * scale];
  return { width, height, left: (frame.width - width) * x, top: (frame.height - height) * y };
}
