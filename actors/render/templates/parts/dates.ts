import { type Box, leaf, type Style } from '../../element.ts';
import { text } from '../build.ts';
import { longestDates } from '../dates.ts';
import type { Fact } from '../facts.ts';
import type { Looks } from '../looks.ts';
import { alignedAt, marginAt } from './flowing.ts';

/** Dates at the end of a title's line. */
export function dateBox(dates: Fact, look: Looks): Box {
  const size = look.theme.size;
  return text(
    'P',
    {
      ...look.quiet,
      fontSize: size * 0.97,
      flexShrink: 0,
      maxWidth: '45%',
      ...marginAt('start', size * 1.4, look),
      ...alignedAt('end', look),
    },
    [leaf(dates.text, dates.field)],
  );
}

/** Dates in a column of their own, at the start of the line. */
export function dateColumn(dates: Fact | null, look: Looks): Box {
  const width: Style = { width: dateColumnWidth(look) - dateGap(look), flexShrink: 0, ...marginAt('end', dateGap(look), look) };
  if (!dates) return { style: { display: 'flex', ...width }, children: [] };
  return text('P', { ...look.quiet, fontSize: look.theme.size * 0.97, ...width }, [leaf(dates.text, dates.field)]);
}

/** In parts of the size: what a letter takes, and the most that the column does. Longer dates take two lines. */
const LETTER = 0.5;
const WIDEST = 11;

/** The width of the column of dates with the gap after it. */
export const dateColumnWidth = (look: Looks): number =>
  look.theme.size * Math.min(longestDates(look.theme.design) * LETTER, WIDEST) + dateGap(look);
const dateGap = (look: Looks): number => look.theme.size * 1.2;

/** Where the dates of entries stand: a sidebar has room beneath the title only. */
export const datePlaceOf = (look: Looks): 'end' | 'start' | 'under' => (look.narrow ? 'under' : look.theme.look.datePlace);
