import { type Box, leaf, type Style } from '../../element.ts';
import { block, column, factInline, group, inline, row, separated, text, unbreakable } from '../build.ts';
import type { Group } from '../contract.ts';
import type { Entry, Fact } from '../facts.ts';
import type { Looks } from '../looks.ts';
import { proseBlocks } from '../prose.ts';
import { dateBox, dateColumn, dateColumnWidth, datePlaceOf } from './dates.ts';
import { factLine, factsBeside, titleInlines } from './facts.ts';
import { indented, marginAt, type Part, withSpaceBefore } from './flowing.ts';

/** How the head of an entry is made; short ones (an award, a certificate) are one line. */
export interface HeadManner {
  tag: 'H3' | 'H4';
  style: Style;
  facts: 'under' | 'beside';
}

/** An entry with a heading of its own: a job, a degree, a project. */
export function entryGroup(entry: Entry, look: Looks, isShort = false): Group {
  const { unit } = look.theme;
  const facts = isShort && !look.narrow ? 'beside' : look.manner.facts;
  return entryParts(entry, look, { tag: 'H3', style: look.title, facts }, { before: unit * (isShort ? 1.4 : 2.5), after: unit * 0.8 });
}

function roleGroup(role: Entry, look: Looks): Group {
  const { unit } = look.theme;
  return entryParts(role, look, { tag: 'H4', style: look.role, facts: 'beside' }, { before: unit * 1.6, after: unit * 0.6 });
}

function entryParts(entry: Entry, look: Looks, manner: HeadManner, gap: { before: number; after: number }): Group {
  const { unit } = look.theme;
  const place = datePlaceOf(look);
  const room = place === 'start' ? startColumn(look) : 0;
  const roles = entry.roles.map((role) => roleGroup(role, look));
  const body = [...indented(bodyOf(entry, look), room, look), ...roles];
  const head = entryHead(entry, manner, look);
  if (!head) return group('Sect', withSpaceBefore(body, unit * 1.8));
  return group('Sect', [block(head, { ...gap, keepWithNext: body.length > 0 }), ...body]);
}

function bodyOf(entry: Entry, look: Looks): Part[] {
  const { unit } = look.theme;
  const gap = { before: unit * 0.8, after: unit * 0.8, splits: true };
  return [
    ...entry.description.map((fact) => block(text('P', look.quiet, [leaf(fact.text, fact.field)]), gap)),
    ...(entry.summary ? proseBlocks(entry.summary, look.prose) : []),
    ...(entry.keywords.length > 0 ? [block(keywordLine(entry, look), gap)] : []),
  ];
}

function keywordLine(entry: Entry, look: Looks): Box {
  const words = entry.keywords.map((fact) => factInline(fact));
  return text('P', look.quiet, separated(words, ' · ', {}));
}

/** Width of what stands at the start of each line: the dates and, where there is a rail, the rail. */
export function startColumn(look: Looks): number {
  return dateColumnWidth(look) + (look.manner.rail ? railWidth(look) : 0);
}
export const railWidth = (look: Looks): number => look.theme.size * 1.9;

/**
 * Title and dates, with the other facts beneath or beside. A short line beneath text of the same size would make
 * extractors take dates at the line's end for a column and read them late, so roles have all in one line.
 */
function entryHead(entry: Entry, manner: HeadManner, look: Looks): Box | null {
  const hasTitle = entry.title.length > 0;
  const isBeside = hasTitle && manner.facts === 'beside' && entry.facts.length > 0;
  const isUnder = hasTitle && !isBeside;
  const lines: Box[] = [];
  // Without a title the facts stand in its place.
  if (hasTitle)
    lines.push(text(manner.tag, manner.style, [...titleInlines(entry.title), ...(isBeside ? factsBeside(entry.facts, look) : [])]));
  else if (entry.facts.length > 0) lines.push(text('P', look.quiet, factLine(entry.facts, look)));
  const under = isUnder ? factLine(entry.facts, look) : [];
  switch (datePlaceOf(look)) {
    case 'end':
      return headWithDatesAtEnd(entry, lines, under, look);
    case 'under':
      return headWithDatesUnder(entry, lines, under, look);
    case 'start':
      if (lines.length === 0 && !entry.dates) return null;
      return headWithDatesAtStart(entry, [...lines, ...(under.length > 0 ? [text('P', look.quiet, under)] : [])], look);
  }
}

const WIDE: Style = { flexGrow: 1, flexShrink: 1, flexBasis: 0 };

function headWithDatesAtEnd(entry: Entry, lines: readonly Box[], under: readonly Box[], look: Looks): Box | null {
  const top = lines.map((line) => ({ ...line, style: { ...line.style, ...WIDE } }));
  if (entry.dates) top.push(dateBox(entry.dates, look));
  if (top.length === 0) return null;
  const first = row({ flexDirection: look.across, alignItems: 'baseline', justifyContent: 'space-between' }, top);
  return column({}, [first, ...(under.length > 0 ? [text('P', look.quiet, under)] : [])]);
}

function headWithDatesUnder(entry: Entry, lines: readonly Box[], under: readonly Box[], look: Looks): Box | null {
  const dates = entry.dates ? [datesInline(entry.dates, look)] : [];
  const [line] = lines;
  // Where the facts stand beside the title, so do the dates.
  if (line && under.length === 0 && dates.length > 0) {
    const mark = inline({ color: look.theme.muted, fontWeight: 400 }, [leaf(' · ', null, { separator: true })]);
    return { ...line, children: [...line.children, mark, ...dates] };
  }
  const second = separated(
    [under, dates].filter((part) => part.length > 0),
    ' · ',
    { color: look.theme.muted },
  );
  const all = [...lines, ...(second.length > 0 ? [text('P', look.quiet, second)] : [])];
  return all.length > 0 ? column({}, all) : null;
}

/** More characters than this may be more than a line of a sidebar. */
const LONG_DATES = 24;

function datesInline(dates: Fact, look: Looks): Box {
  const box = inline({ color: look.theme.muted, fontWeight: 400 }, [leaf(dates.text, dates.field)]);
  return dates.text.length > LONG_DATES ? box : unbreakable([box]);
}

function headWithDatesAtStart(entry: Entry, lines: readonly Box[], look: Looks): Box {
  const content = column(WIDE, lines);
  const parts = look.manner.rail ? [dateColumn(entry.dates, look), railMark(look), content] : [dateColumn(entry.dates, look), content];
  return row({ flexDirection: look.across, alignItems: 'flex-start' }, parts);
}

/** The mark of an entry on the rail, level with its first line. */
export function railMark(look: Looks): Box {
  const { size } = look.theme;
  const side = markSide(look);
  const mark: Box = { style: { display: 'flex', width: side, height: side, backgroundColor: look.theme.accent }, children: [] };
  return row(
    {
      width: railWidth(look) - size * 0.7,
      flexShrink: 0,
      paddingTop: (size * 1.06 * 1.36 - side) / 2,
      ...marginAt('end', size * 0.7, look),
    },
    [mark],
  );
}
export const markSide = (look: Looks): number => Math.round(look.theme.size * 0.6 * 4) / 4;
