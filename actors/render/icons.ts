/**
 * Small signs before contact details, drawn as lines: decoration, since the text says everything. Our own, and of no brand. Paths have
 * the commands M, L, C and Z with absolute coordinates in a square of `ICON_SIDE`, so that both painters can draw them as they are.
 */
export const ICON_SIDE = 24;
/** How thick their lines are, in the same unit. */
export const ICON_STROKE = 2;

const circle = (x: number, y: number, r: number): string => {
  const k = r * 0.5523;
  return [
    `M${x - r} ${y}`,
    `C${x - r} ${y - k} ${x - k} ${y - r} ${x} ${y - r}`,
    `C${x + k} ${y - r} ${x + r} ${y - k} ${x + r} ${y}`,
    `C${x + r} ${y + k} ${x + k} ${y + r} ${x} ${y + r}`,
    `C${x - k} ${y + r} ${x - r} ${y + k} ${x - r} ${y}Z`,
  ].join('');
};

export const ICONS = {
  mail: 'M5 5L19 5C20.1 5 21 5.9 21 7L21 17C21 18.1 20.1 19 19 19L5 19C3.9 19 3 18.1 3 17L3 7C3 5.9 3.9 5 5 5ZM3.5 7.5L12 13L20.5 7.5',
  phone:
    'M8.5 2.5L15.5 2.5C16.6 2.5 17.5 3.4 17.5 4.5L17.5 19.5C17.5 20.6 16.6 21.5 15.5 21.5L8.5 21.5C7.4 21.5 6.5 20.6 6.5 19.5L6.5 4.5C6.5 3.4 7.4 2.5 8.5 2.5ZM11 18L13 18',
  place: `M12 21.5C8 17.4 5 13.7 5 10C5 6 8.1 3 12 3C15.9 3 19 6 19 10C19 13.7 16 17.4 12 21.5Z${circle(12, 10, 2.4)}`,
  web: `${circle(12, 12, 9)}M3 12L21 12M12 3C14.6 5.6 16 8.7 16 12C16 15.3 14.6 18.4 12 21C9.4 18.4 8 15.3 8 12C8 8.7 9.4 5.6 12 3Z`,
  person: `${circle(12, 8, 4)}M4.5 20.5C4.5 16.9 7.9 14.5 12 14.5C16.1 14.5 19.5 16.9 19.5 20.5`,
  note: 'M5.5 4.5L18.5 4.5C19.6 4.5 20.5 5.4 20.5 6.5L20.5 14.5C20.5 15.6 19.6 16.5 18.5 16.5L12 16.5L7.5 20.5L7.5 16.5L5.5 16.5C4.4 16.5 3.5 15.6 3.5 14.5L3.5 6.5C3.5 5.4 4.4 4.5 5.5 4.5Z',
} as const;
export type IconKind = keyof typeof ICONS;

/** An icon that is to stand beside a piece of text, which leaves room for it. Lengths are points. */
export interface IconBeside {
  kind: IconKind;
  /** What the layout leaves, the gap to the text included. */
  room: number;
  /** Where it leaves that. */
  side: 'left' | 'right';
  size: number;
  color: string;
}

/** An icon beside a line: `x` is its left edge. */
export interface PlacedIcon extends IconBeside {
  x: number;
}

/** From the baseline up to the middle of a line, in parts of the size of its text. */
const MIDDLE = 0.35;

/** The top of an icon beside text on this baseline. */
export const iconTop = (icon: PlacedIcon, baseline: number, textSize: number): number => baseline - textSize * MIDDLE - icon.size / 2;
