import { leaf, type Style } from '../../element.ts';
import { block, factInline, group, inline, row, separated, text, unbreakable } from '../build.ts';
import type { Group } from '../contract.ts';
import type { Entry } from '../facts.ts';
import type { Looks } from '../looks.ts';
import { proseBlocks } from '../prose.ts';
import { dateBox, dateColumn, datePlaceOf } from './dates.ts';
import { railMark, startColumn } from './entry.ts';
import { indented } from './flowing.ts';

/** "Title. *Publisher*. link", with its date where the template has dates: as one cites. */
export function citationGroup(entry: Entry, look: Looks): Group {
  const { theme } = look;
  const quiet: Style = { color: theme.muted };
  const title = entry.title.flatMap((fact) => factInline(fact, { text: { fontWeight: 600 } }));
  const facts = entry.facts.map((fact) =>
    factInline(fact, { text: fact.prominent ? { fontStyle: 'italic' } : quiet, link: { color: theme.accent } }),
  );
  const place = datePlaceOf(look);
  const dates = entry.dates && place === 'under' ? [[unbreakable([inline(quiet, [leaf(entry.dates.text, entry.dates.field)])])]] : [];
  const parts = [...(title.length > 0 ? [title] : []), ...facts, ...dates];
  const wide: Style = { flexGrow: 1, flexShrink: 1, flexBasis: 0 };
  const line = text('P', { ...look.base, ...wide }, separated(parts, '. ', quiet));
  const gap = { before: theme.unit * 0.9, after: theme.unit * 0.9, splits: true };
  const summary = entry.summary ? proseBlocks(entry.summary, look.prose) : [];
  const lines = parts.length > 0 ? [line] : [];
  if (place === 'start') {
    const head = row({ flexDirection: look.across }, [
      dateColumn(entry.dates, look),
      ...(look.manner.rail ? [railMark(look)] : []),
      ...lines,
    ]);
    return group('Sect', [...(entry.dates || parts.length > 0 ? [block(head, gap)] : []), ...indented(summary, startColumn(look), look)]);
  }
  const atEnd = entry.dates && place === 'end' ? [dateBox(entry.dates, look)] : [];
  const head = [...lines, ...atEnd];
  return group('Sect', [
    ...(head.length > 0 ? [block(row({ flexDirection: look.across, justifyContent: 'space-between' }, head), gap)] : []),
    ...summary,
  ]);
}
