import { group } from '../build.ts';
import type { SectionContent } from '../content.ts';
import type { Group } from '../contract.ts';
import type { Entry } from '../facts.ts';
import type { Looks } from '../looks.ts';
import { proseBlocks } from '../prose.ts';
import { citationGroup } from './citation.ts';
import { dateColumnWidth, datePlaceOf } from './dates.ts';
import { entryGroup, markSide } from './entry.ts';
import { indented, type Part, withSpaceBefore } from './flowing.ts';
import { headingBlock, headingColumn } from './heading.ts';
import { letterGroup } from './letter.ts';
import { lineParts } from './lines.ts';

/** A section with its heading, each kind of entry laid out in its own way. */
export function sectionGroup(section: SectionContent, look: Looks): Group {
  const { unit } = look.theme;
  const room = headingColumn(look);
  const inner: Looks = room > 0 ? { ...look, width: look.width - room } : look;
  const summary = section.summary ? proseBlocks(section.summary, look.prose) : [];
  const body = indented([...summary, ...entryParts(section.entries, inner, section.columns)], room, look);
  const heading = section.title ? [headingBlock(section.title, look)] : [];
  return group('Sect', [...heading, ...withSpaceBefore(body, section.title ? 0 : unit * 3)], {
    keepTogether: section.keepTogether,
    startOnNewPage: section.startOnNewPage,
    ...railOf(section, inner, room),
  });
}

function entryParts(entries: readonly Entry[], look: Looks, columns: number): Part[] {
  return stretches(entries).flatMap((stretch) => {
    if (stretch[0]?.shape === 'line') return lineParts(stretch, look, columns);
    return stretch.map((entry) => entryPart(entry, look));
  });
}

function entryPart(entry: Entry, look: Looks): Part {
  if (entry.shape === 'letter') return letterGroup(entry, look);
  switch (entry.kind) {
    case 'publication':
      return citationGroup(entry, look);
    case 'award':
    case 'certification':
      return entryGroup(entry, look, true);
    default:
      return entryGroup(entry, look);
  }
}

/** Entries of one kind that follow each other: a section of the user's own may hold any. */
function stretches(entries: readonly Entry[]): Entry[][] {
  const found: Entry[][] = [];
  for (const entry of entries) {
    const last = found.at(-1);
    if (last?.[0]?.kind === entry.kind) last.push(entry);
    else found.push([entry]);
  }
  return found;
}

const RAIL = 0.75;

/** The line that marks stand on, beside sections whose entries have dates at the start. */
function railOf({ entries }: SectionContent, look: Looks, room: number): Pick<Group, 'rail'> {
  if (!look.manner.rail || datePlaceOf(look) !== 'start' || !entries.some((entry) => entry.shape === 'entry')) return {};
  const fromStart = room + dateColumnWidth(look) + markSide(look) / 2;
  const x = look.theme.direction === 'rtl' ? look.width + room - fromStart - RAIL / 2 : fromStart - RAIL / 2;
  return { rail: { x, width: RAIL, color: look.theme.rule } };
}
