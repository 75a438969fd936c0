import type { Box } from '../../element.ts';
import { row } from '../build.ts';
import type { Looks } from '../looks.ts';
import { marginAt } from './flowing.ts';

const LEVELS = 5;
/** In parts of the size of the text: the side of a square, one step of a bar, a bar's height. */
const SQUARE = 0.56;
const BAR = 1.1;
const BAR_HEIGHT = 0.3;

/** A level of 1 to 5 as filled boxes, beside the words that say the same; null where none is to be drawn. */
export function levelMark(rating: number, look: Looks): Box | null {
  const { theme } = look;
  const { levelMark: shape } = theme.look;
  if (rating < 1 || shape === 'none') return null;
  const { size } = theme;
  const filled = (width: number, height: number, backgroundColor: string): Box => ({
    style: { display: 'flex', width, height, flexShrink: 0, backgroundColor },
    children: [],
  });
  const bar = [
    filled(size * BAR * rating, size * BAR_HEIGHT, theme.accent),
    ...(rating < LEVELS ? [filled(size * BAR * (LEVELS - rating), size * BAR_HEIGHT, theme.rule)] : []),
  ];
  const squares = Array.from({ length: LEVELS }, (_, i) => filled(size * SQUARE, size * SQUARE, i < rating ? theme.accent : theme.rule));
  const gap = shape === 'bar' ? 0 : size * 0.24;
  return row(
    { flexDirection: look.across, columnGap: gap, flexShrink: 0, ...marginAt('start', size, look) },
    shape === 'bar' ? bar : squares,
  );
}
