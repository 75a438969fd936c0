import { type Box, leaf, type Style } from '../../element.ts';
import { block, factInline, group, inline, row, separated, text } from '../build.ts';
import { readable } from '../colour.ts';
import type { Block, Group } from '../contract.ts';
import type { Entry } from '../facts.ts';
import type { Looks } from '../looks.ts';
import { proseBlocks } from '../prose.ts';
import { alignedAt, marginAt, type Part } from './flowing.ts';
import { levelMark } from './marks.ts';

/** Names with a few words: skills, languages, interests. Short ones run together, unless the person wants them in columns. */
export function lineParts(entries: readonly Entry[], look: Looks, columns = 1): Part[] {
  const isBare = entries.every((entry) => !entry.summary && entry.keywords.length === 0);
  const marked = entries.some((entry) => levelMark(entry.rating, look) !== null);
  if (look.theme.look.skillStyle === 'tags' && entries.every((entry) => entry.kind === 'skill')) return tagParts(entries, look);
  // A sidebar is a column already, and longer texts want the whole width.
  if (columns > 1 && !look.narrow && entries.every((entry) => !entry.summary)) return gridRows(entries, columns, look);
  if (isBare && !marked && !look.narrow && entries.length > 1)
    return [entries.every((entry) => entry.facts.length === 0) ? nameParagraph(entries, look) : nameRow(entries, look)];
  if (isBare && entries.length > 1 && entries.every((entry) => entry.facts.length === 0)) return [nameParagraph(entries, look)];
  return entries.map((entry) => lineGroup(entry, look));
}

/** As many beside each other as there are columns; read row by row, so that those who go by places read them so, too. */
function gridRows(entries: readonly Entry[], columns: number, look: Looks): Block[] {
  const { unit, size } = look.theme;
  const rows = Array.from({ length: Math.ceil(entries.length / columns) }, (_, i) => entries.slice(i * columns, (i + 1) * columns));
  return rows.map((shown) => {
    const cells = Array.from({ length: columns }, (_, i): Box => {
      const entry = shown[i];
      const end = i < columns - 1 ? marginAt('end', size * GRID_GAP, look) : {};
      const style: Style = { display: 'flex', flexDirection: 'column', flexGrow: 1, flexShrink: 1, flexBasis: 0, ...end };
      return { style, children: entry ? [withMark(text('P', look.base, lineInlines(entry, look)), entry, look)] : [] };
    });
    return block(row({ flexDirection: look.across }, cells), { before: unit * 0.6, after: unit * 0.6 });
  });
}

/** Between columns, in parts of the letters' size. */
const GRID_GAP = 1.6;

function nameParagraph(entries: readonly Entry[], look: Looks): Block {
  const names = entries.map((entry) => entry.title.flatMap((fact) => factInline(fact)));
  return block(text('P', look.base, separated(names, ' · ', { color: look.theme.muted })), { splits: true });
}

function nameRow(entries: readonly Entry[], look: Looks): Block {
  const items = entries.map((entry) => lineInlines(entry, look));
  return block(text('P', look.base, separated(items, ' · ', { color: look.theme.muted, ...marks(look) })), { splits: true });
}

const marks = ({ theme }: Looks): Style => ({ marginLeft: theme.size * 0.25, marginRight: theme.size * 0.25 });

/** "**Name** level: one, two, three" */
function lineInlines(entry: Entry, look: Looks): Box[] {
  const quiet: Style = { color: look.theme.muted };
  const parts = nameInlines(entry, look);
  const words = entry.keywords.map((fact) => factInline(fact));
  if (words.length === 0) return parts;
  return [...parts, ...(parts.length > 0 ? [inline(quiet, [leaf(': ', null)])] : []), ...separated(words, ', ', {})];
}

function nameInlines({ title, facts }: Entry, look: Looks): Box[] {
  const quiet: Style = { color: look.theme.muted };
  const names = title.flatMap((fact) => factInline(fact, { text: { fontWeight: 600 } }));
  const details = facts.map((fact) => factInline(fact, { text: quiet, link: { color: look.theme.accent } }));
  return separated([...(names.length > 0 ? [names] : []), ...details], title.length > 0 && facts.length > 0 ? ' ' : ', ', quiet);
}

function lineGroup(entry: Entry, look: Looks): Group {
  const { unit } = look.theme;
  const gap = { before: unit * 0.6, after: unit * 0.6, splits: true };
  const box = look.narrow ? narrowLine(entry, look) : withMark(text('P', look.base, lineInlines(entry, look)), entry, look);
  const isEmpty = entry.title.length + entry.facts.length + entry.keywords.length === 0;
  return group('Sect', [...(isEmpty ? [] : [block(box, gap)]), ...(entry.summary ? proseBlocks(entry.summary, look.prose) : [])]);
}

/** In a sidebar the words stand beneath the name, and a bare level at the line's end. */
function narrowLine(entry: Entry, look: Looks): Box {
  const words = entry.keywords.map((fact) => factInline(fact));
  const name = nameInlines(entry, look);
  const lines: Box[] = [];
  if (name.length > 0) lines.push(withMark(text('P', look.base, name), entry, look));
  if (words.length > 0) lines.push(text('P', look.base, separated(words, ', ', {})));
  return { style: { display: 'flex', flexDirection: 'column' }, children: lines };
}

function withMark(line: Box, { rating }: Entry, look: Looks): Box {
  const mark = levelMark(rating, look);
  if (!mark) return line;
  const wide = { ...line, style: { ...line.style, flexGrow: 1, flexShrink: 1, flexBasis: 0 } };
  return row({ flexDirection: look.across, alignItems: 'center' }, [wide, mark]);
}

/** Keywords on grounds of their own, beneath the name of their group. */
function tagParts(entries: readonly Entry[], look: Looks): Part[] {
  const { unit } = look.theme;
  const bare = entries.every((entry) => entry.keywords.length === 0 && entry.facts.length === 0 && !entry.summary);
  if (bare)
    return [
      block(
        tagRow(
          entries.map(({ title }) => title.flatMap((fact) => factInline(fact))),
          look,
        ),
        { before: unit, after: unit },
      ),
    ];
  return entries.map((entry) => {
    const name = nameInlines(entry, look);
    const head = name.length > 0 ? [block(withMark(text('P', look.base, name), entry, look), headGap(entry, unit))] : [];
    const tags =
      entry.keywords.length > 0
        ? [
            block(
              tagRow(
                entry.keywords.map((fact) => factInline(fact)),
                look,
              ),
              { after: unit },
            ),
          ]
        : [];
    return group('Sect', [...head, ...tags, ...(entry.summary ? proseBlocks(entry.summary, look.prose) : [])]);
  });
}

const headGap = (entry: Entry, unit: number) => ({ before: unit, after: unit * 0.6, keepWithNext: entry.keywords.length > 0 });

function tagRow(words: readonly (readonly Box[])[], look: Looks): Box {
  const { size } = look.theme;
  const tags = words.map((word) =>
    text(
      'P',
      {
        ...look.base,
        ...alignedAt('start', look),
        fontSize: (look.base.fontSize ?? size) * 0.94,
        lineHeight: 1.3,
        color: readable(look.theme.ink, look.tint),
        backgroundColor: look.tint,
        paddingTop: size * 0.16,
        paddingBottom: size * 0.2,
        paddingLeft: size * 0.5,
        paddingRight: size * 0.5,
        ...marginAt('end', size * 0.42, look),
        marginBottom: size * 0.42,
      },
      word,
    ),
  );
  return row({ flexDirection: look.across, flexWrap: 'wrap' }, tags);
}
