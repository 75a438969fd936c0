import type { ResumeDocument } from '#protocol/document';
import { type Box, leaf, type Style } from '../element.ts';
import { block, column, factInline, group, inline, row, separated, text, unbreakable } from './build.ts';
import { type Content, contentOf, type SectionContent } from './content.ts';
import type { Block, Group, Sheet, Template } from './contract.ts';
import type { Entry, Fact } from './facts.ts';
import { type Looks, looksOf } from './looks.ts';
import { type ProseStyle, proseBlocks } from './prose.ts';
import { themeOf } from './theme.ts';

/** One column, sober, dates at the right: what a reader in a hurry and a tracking system both expect. */
export const classic: Template = { id: 'classic', name: 'Classic', sheet: (document) => sheetOf(document) };

function sheetOf(document: ResumeDocument): Sheet {
  const theme = themeOf(document);
  const { width, height } = theme.page;
  const content = contentOf(document);
  const look = looksOf(theme);
  return {
    size: theme.page,
    background: theme.paper,
    flows: [
      {
        x: theme.marginX,
        width: width - 2 * theme.marginX,
        top: theme.marginTop,
        bottom: height - theme.marginBottom,
        content: group('Document', [...header(content, look), ...content.sections.map((section) => sectionGroup(section, look))]),
      },
    ],
    pageNumber: document.design.pageNumbers
      ? {
          baseline: height - Math.max(14, theme.marginBottom / 2 - 3),
          size: 8,
          color: theme.muted,
          style: { family: theme.family, weight: 400, italic: false },
        }
      : null,
  };
}

function header({ name, headline, contacts }: Content, look: Looks): Block[] {
  const { size } = look.theme;
  const parts: Block[] = [];
  if (name) parts.push(block(text('H1', look.name, [leaf(name.text, name.field)]), { after: size * 0.25, keepWithNext: true }));
  if (headline)
    parts.push(block(text('P', look.headline, [leaf(headline.text, headline.field)]), { after: size * 0.55, keepWithNext: true }));
  if (contacts.length > 0) parts.push(block(contactLine(contacts, look), { before: size * 0.5 }));
  return parts;
}

/** More characters than this may be more than a line. */
const LONG_CONTACT = 64;

/**
 * Each contact stays in one piece: text extractors join what a line break parts, and would change an address. One
 * paragraph with marks between, not a row with gaps: extractors take wide gaps for columns and read down them.
 */
function contactLine(contacts: readonly Fact[], { theme, contact }: Looks): Box {
  const items = contacts.map((fact) => {
    const boxes = factInline(fact, { label: { color: theme.muted }, text: { color: theme.ink } });
    return fact.text.length > LONG_CONTACT ? boxes : [unbreakable(boxes)];
  });
  return text('P', contact, separated(items, '  ·  ', { color: theme.muted }));
}

function sectionGroup(section: SectionContent, look: Looks): Group {
  const { size } = look.theme;
  const heading = section.title
    ? [block(sectionHeading(section.title, look), { before: size * 1.45, after: size * 0.55, keepWithNext: true })]
    : [];
  const summary = section.summary ? proseBlocks(section.summary, look.prose) : [];
  const spaced = section.title ? summary : withSpaceBefore(summary, size * 1.1);
  return group('Sect', [...heading, ...spaced, ...entryGroups(section.entries, look)], {
    keepTogether: section.keepTogether,
    startOnNewPage: section.startOnNewPage,
  });
}

function withSpaceBefore(parts: readonly (Group | Block)[], before: number): (Group | Block)[] {
  return parts.map((part, i) => {
    if (i > 0) return part;
    return part.kind === 'block' ? { ...part, before } : { ...part, children: withSpaceBefore(part.children, before) };
  });
}

function sectionHeading(title: Fact, look: Looks): Box {
  const { rule, size } = look.theme;
  return column({}, [
    text('H2', look.heading, [leaf(title.text, title.field)]),
    { style: { display: 'flex', height: 0.75, backgroundColor: rule, marginTop: size * 0.22 }, children: [] },
  ]);
}

/** Short lines run together: names alone as one paragraph, names with a word or two side by side. */
function entryGroups(entries: readonly Entry[], look: Looks): (Group | Block)[] {
  const lines = entries.every((entry) => entry.shape === 'line' && !entry.summary && entry.keywords.length === 0);
  if (entries.length > 1 && lines) {
    return [entries.every((entry) => entry.facts.length === 0) ? nameParagraph(entries, look) : nameRow(entries, look)];
  }
  const shapes = { entry: entryGroup, line: lineGroup, letter: letterGroup };
  return entries.map((entry) => shapes[entry.shape](entry, look));
}

function nameParagraph(entries: readonly Entry[], look: Looks): Block {
  const names = entries.map((entry) => entry.title.flatMap((fact) => factInline(fact)));
  return block(text('P', look.base, separated(names, ' · ', { color: look.theme.muted })), { splits: true });
}

function nameRow(entries: readonly Entry[], look: Looks): Block {
  const items = entries.map((entry) => lineInlines(entry, look));
  return block(text('P', look.base, separated(items, '  ·  ', { color: look.theme.muted })), { splits: true });
}

/** "**Name** · level: one, two, three" */
function lineInlines({ title, facts, keywords }: Entry, look: Looks): Box[] {
  const quiet: Style = { color: look.theme.muted };
  const link: Style = { color: look.theme.accent };
  const names = title.flatMap((fact) => factInline(fact, { text: { fontWeight: 600 } }));
  const details = facts.map((fact) => factInline(fact, { text: quiet, link }));
  const words = keywords.map((fact) => factInline(fact));
  const parts = separated([...(names.length > 0 ? [names] : []), ...details], title.length > 0 && facts.length > 0 ? ' ' : ', ', quiet);
  if (words.length === 0) return parts;
  return [...parts, ...(parts.length > 0 ? [inline(quiet, [leaf(': ', null)])] : []), ...separated(words, ', ', {})];
}

function lineGroup(entry: Entry, look: Looks): Group {
  const { size } = look.theme;
  const line = lineInlines(entry, look);
  const head = line.length > 0 ? [block(text('P', look.base, line), { before: size * 0.2, after: size * 0.2, splits: true })] : [];
  return group('Sect', [...head, ...(entry.summary ? proseBlocks(entry.summary, look.prose) : [])]);
}

function entryGroup(entry: Entry, look: Looks): Group {
  const { size } = look.theme;
  const body = bodyOf(entry, look);
  const head = entryHead(entry, 'H3', look.title, look);
  const headBlock = head ? [block(head, { before: size * 0.85, after: size * 0.3, keepWithNext: body.length > 0 })] : [];
  return group('Sect', [...headBlock, ...(head ? body : withSpaceBefore(body, size * 0.6))]);
}

function bodyOf(entry: Entry, look: Looks): (Group | Block)[] {
  const { size } = look.theme;
  const gap = { before: size * 0.3, after: size * 0.3, splits: true };
  return [
    ...entry.description.map((fact) => block(text('P', look.quiet, [leaf(fact.text, fact.field)]), gap)),
    ...(entry.summary ? proseBlocks(entry.summary, look.prose) : []),
    ...(entry.keywords.length > 0
      ? [
          block(
            text(
              'P',
              look.quiet,
              separated(
                entry.keywords.map((fact) => factInline(fact)),
                ' · ',
                {},
              ),
            ),
            gap,
          ),
        ]
      : []),
    ...entry.roles.map((role) => roleGroup(role, look)),
  ];
}

function roleGroup(role: Entry, look: Looks): Group {
  const { size } = look.theme;
  const body = bodyOf(role, look);
  const head = entryHead(role, 'H4', look.role, look);
  return group('Sect', [
    ...(head ? [block(head, { before: size * 0.55, after: size * 0.2, keepWithNext: body.length > 0 })] : []),
    ...body,
  ]);
}

/**
 * Title and dates on one line, the other facts beneath; a role has its facts beside its title. A short line beneath
 * text of the same size would make extractors take the dates for a column and read them late.
 */
function entryHead(entry: Entry, tag: 'H3' | 'H4', style: Style, look: Looks): Box | null {
  const wide: Style = { flexGrow: 1, flexShrink: 1, flexBasis: 0 };
  const title = separated(
    entry.title.map((fact) => factInline(fact)),
    ', ',
    {},
  );
  const facts = factLine(entry.facts, look);
  const isBeside = tag === 'H4' && title.length > 0 && facts.length > 0;
  const beside = isBeside ? [inline({ color: look.theme.muted }, [leaf(' · ', null, { separator: true })]), ...facts] : [];
  const hasTitle = title.length > 0;
  // Without a title the facts share the line of the dates.
  const first = hasTitle ? text(tag, { ...style, ...wide }, [...title, ...beside]) : text('P', { ...look.quiet, ...wide }, facts);
  const top = [...(hasTitle || facts.length > 0 ? [first] : []), ...(entry.dates ? [dateBox(entry.dates, look)] : [])];
  if (top.length === 0) return null;
  const under = hasTitle && !isBeside && facts.length > 0 ? [text('P', look.quiet, facts)] : [];
  return column({}, [row({ flexDirection: look.across, alignItems: 'baseline', justifyContent: 'space-between' }, top), ...under]);
}

function factLine(facts: readonly Fact[], { theme }: Looks): Box[] {
  const quiet: Style = { color: theme.muted, fontWeight: 400 };
  const boxes = facts.map((fact) =>
    factInline(fact, {
      label: quiet,
      text: { fontWeight: 400, color: fact.prominent ? theme.ink : theme.muted },
      link: { color: theme.accent },
    }),
  );
  return separated(boxes, ' · ', quiet);
}

function dateBox(dates: Fact, look: Looks): Box {
  const gap = look.theme.size * 1.4;
  const side: Style = look.across === 'row' ? { marginLeft: gap, textAlign: 'right' } : { marginRight: gap, textAlign: 'left' };
  return text('P', { ...look.quiet, fontSize: look.theme.size * 0.97, flexShrink: 0, maxWidth: '45%', ...side }, [
    leaf(dates.text, dates.field),
  ]);
}

function letterGroup(entry: Entry, look: Looks): Group {
  const { size } = look.theme;
  const parts: (Group | Block)[] = [];
  if (entry.dates) parts.push(block(text('P', look.quiet, [leaf(entry.dates.text, entry.dates.field)]), { before: size, after: size }));
  parts.push(...entry.description.map((fact) => block(text('P', look.base, [leaf(fact.text, fact.field)]), { splits: true })));
  if (entry.summary) {
    const letter: ProseStyle = { ...look.prose, paragraphGap: size * 0.75 };
    parts.push(...withSpaceBefore(proseBlocks(entry.summary, letter), size * 1.4));
  }
  return group('Sect', parts);
}
