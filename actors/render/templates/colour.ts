/** Colours are `#rrggbb`. */
const channels = (color: string): [number, number, number] => {
  const at = (start: number): number => Number.parseInt(color.slice(start, start + 2), 16);
  return [at(1), at(3), at(5)];
};

/** Between two colours; `amount` 0 is the first, 1 the second. */
export function mix(from: string, to: string, amount: number): string {
  const other = channels(to);
  const mixed = channels(from).map((value, i) => Math.round(value * (1 - amount) + (other[i] ?? 0) * amount));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** Relative luminance (WCAG 2.2), 0 to 1. */
function luminance(color: string): number {
  const [red, green, blue] = channels(color).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** Contrast of two colours (WCAG 2.2), 1 to 21. */
export function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** WCAG 2.2, 1.4.3: what text needs. */
export const READABLE = 4.5;
const STEPS = 20;

/** Black or white, whichever stands out more: one of the two always reaches 4.5. */
export const strongest = (ground: string): string => (contrast('#ffffff', ground) >= contrast('#000000', ground) ? '#ffffff' : '#000000');

/** The colour, or as little darker or lighter as makes it readable on its ground. */
export function readable(color: string, ground: string): string {
  if (contrast(color, ground) >= READABLE) return color;
  const end = strongest(ground);
  for (let step = 1; step < STEPS; step++) {
    const moved = mix(color, end, step / STEPS);
    if (contrast(moved, ground) >= READABLE) return moved;
  }
  return end;
}
