import { leaf } from '../../element.ts';
import { block, group, text } from '../build.ts';
import type { Group } from '../contract.ts';
import type { Entry } from '../facts.ts';
import type { Looks } from '../looks.ts';
import { type ProseStyle, proseBlocks } from '../prose.ts';
import { type Part, withSpaceBefore } from './flowing.ts';

/** A letter: date, whom it is to, text. */
export function letterGroup(entry: Entry, look: Looks): Group {
  const { unit } = look.theme;
  const parts: Part[] = [];
  if (entry.dates)
    parts.push(block(text('P', look.quiet, [leaf(entry.dates.text, entry.dates.field)]), { before: unit * 3, after: unit * 3 }));
  parts.push(...entry.description.map((fact) => block(text('P', look.base, [leaf(fact.text, fact.field)]), { splits: true })));
  if (entry.summary) {
    const letter: ProseStyle = { ...look.prose, paragraphGap: unit * 2.1 };
    parts.push(...withSpaceBefore(proseBlocks(entry.summary, letter), unit * 4));
  }
  return group('Sect', parts);
}
