import type { Look } from '#protocol/document';
import type { Tightness } from '../templates/contract.ts';

/** From the design as it is (0) to the tightest that still reads well. */
export const TIGHTEST = 12;
/** White space goes first: blocks then keep their width and size, so that none is laid out again. */
const SPACE_STEPS = 4;

/** Below these a résumé is no pleasure to read. What a person has set lower stays. */
const LEAST = { bodySize: 8, headingSize: 9, bodyLineHeight: 1.22, marginX: 30, marginY: 28, spacing: 0.55 } as const;

/** How the look changes at a step: spaces and the margins above and below, then also letters, lines and the other margins. */
export function tightness(step: number): Tightness {
  const space = Math.min(step, SPACE_STEPS) / SPACE_STEPS;
  const size = Math.max(0, step - SPACE_STEPS) / (TIGHTEST - SPACE_STEPS);
  return (look) => ({
    ...look,
    spacing: towards(look, 'spacing', 0.36 * space),
    marginY: towards(look, 'marginY', 0.36 * space),
    marginX: towards(look, 'marginX', 0.34 * size),
    bodyLineHeight: towards(look, 'bodyLineHeight', 0.12 * size),
    bodySize: towards(look, 'bodySize', 0.24 * size),
    headingSize: towards(look, 'headingSize', 0.24 * size),
  });
}

/** Less by this part, but not below the least; rounded, so that equal steps give equal pages everywhere. */
function towards(look: Look, field: keyof typeof LEAST, part: number): number {
  const smaller = Math.max(Math.min(look[field], LEAST[field]), look[field] * (1 - part));
  return Math.round(smaller * 1000) / 1000;
}

/** The tightest takes less than half of the room, so what needs more than three times as many pages never fits. */
const HOPELESS = 3;
/** Long documents are laid out less often, for a coarser answer. */
const LONG = 10;
const COARSE = 4;

/**
 * The loosest step whose pages are no more than `wanted`. When even the tightest needs more, the loosest with as many
 * pages as that. Lays out at most six times, for the number of pages hardly ever grows from one step to the next.
 */
export async function fitPages<P extends { count: number }>(wanted: number, layoutAt: (step: number) => Promise<P>): Promise<P> {
  const natural = await layoutAt(0);
  if (natural.count <= wanted || natural.count > wanted * HOPELESS) return natural;
  let best = await layoutAt(TIGHTEST);
  const goal = Math.max(wanted, best.count);
  if (natural.count <= goal) return natural;
  let [tooLoose, fits] = [0, TIGHTEST];
  while (fits - tooLoose > (natural.count > LONG ? COARSE : 1)) {
    const step = Math.floor((tooLoose + fits) / 2);
    const pages = await layoutAt(step);
    if (pages.count <= goal) [fits, best] = [step, pages];
    else tooLoose = step;
  }
  return best;
}
