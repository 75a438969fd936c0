import type { ResumeDocument } from '#protocol/document';
import { lineText } from '#protocol/prose';
import { contentOf } from '#render/templates/content';
import type { Entry, Fact, ProseContent } from '#render/templates/facts';
import { themeOf } from '#render/templates/theme';
import { directionOf } from '#render/text/clean';
import { factsOf, labelled, textOf } from './words.ts';

const RIGHT_TO_LEFT_MARK = '\u200f';

/**
 * The résumé as plain text in reading order, without what is hidden: headings in a line of their own, list lines with a bullet. In a
 * résumé from right to left, a line that begins with foreign letters says so, for plain text has no other way.
 */
export function plainTextOf(document: ResumeDocument): string {
  const { name, headline, contacts, sections } = contentOf(document);
  const blocks: string[][] = [
    [name, headline].flatMap((fact) => (fact ? [fact.text] : [])),
    contacts.map(contactLine),
    ...sections.flatMap(({ title, summary, entries }) => [
      ...(title ? [[title.text, '='.repeat(Math.min([...title.text].length, 40))]] : []),
      ...(summary ? [proseLines(summary)] : []),
      ...entryBlocks(entries),
    ]),
  ];
  const { direction } = themeOf(document);
  const lines = blocks.filter((block) => block.length > 0).map((block) => block.map((line) => directed(line, direction)).join('\n'));
  return `${lines.join('\n\n')}\n`;
}

function directed(line: string, direction: 'ltr' | 'rtl'): string {
  return direction === 'rtl' && directionOf(line, 'rtl') === 'ltr' ? RIGHT_TO_LEFT_MARK + line : line;
}

/** An address that its words do not say stands beside them. */
function contactLine(fact: Fact): string {
  const shown = labelled(fact);
  const target = fact.href?.replace(/^(?:mailto|tel):/, '') ?? '';
  const says = /^https?:/.test(target) && !target.includes(fact.text);
  return says ? `${shown} (${target})` : shown;
}

/** Short entries follow each other, others stand apart. */
function entryBlocks(entries: readonly Entry[]): string[][] {
  const blocks: string[][] = [];
  for (const entry of entries) {
    const lines = entryLines(entry);
    const last = blocks.at(-1);
    if (entry.shape === 'line' && last) last.push(...lines);
    else blocks.push(lines);
  }
  return blocks;
}

function entryLines(entry: Entry): string[] {
  const { shape, title, description, summary, keywords, roles } = entry;
  const words = textOf(keywords);
  if (shape === 'line') {
    const facts = factsOf(entry).map(contactLine).join(', ');
    const head = [textOf(title), facts && (title.length > 0 ? `(${facts})` : facts)].filter(Boolean).join(' ');
    return [[head, words].filter(Boolean).join(': '), ...(summary ? proseLines(summary) : [])];
  }
  const own = [
    textOf(title),
    factsOf(entry).map(contactLine).join(' · '),
    ...description.map(({ text }) => text),
    ...(summary ? proseLines(summary) : []),
    words,
  ].filter((line) => line !== '');
  return [...own, ...roles.flatMap((role) => ['', ...entryLines(role)])];
}

function proseLines({ prose }: ProseContent): string[] {
  let count = 0;
  return prose.map((line) => {
    count = line.list === 'ordered' ? count + 1 : 0;
    return `${line.list === 'bullet' ? '• ' : line.list === 'ordered' ? `${count}. ` : ''}${lineText(line).trim()}`;
  });
}
