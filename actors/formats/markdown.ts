import type { ResumeDocument } from '#protocol/document';
import type { Span } from '#protocol/prose';
import { contentOf } from '#render/templates/content';
import type { Entry, Fact, ProseContent } from '#render/templates/facts';
import { factsOf } from './words.ts';

/** The résumé in CommonMark, in reading order, without what is hidden. */
export function markdownOf(document: ResumeDocument): string {
  const { name, headline, contacts, sections } = contentOf(document);
  const blocks = [
    name ? `# ${escaped(name.text)}` : '',
    headline ? `**${escaped(headline.text)}**` : '',
    contacts.map(factText).join(' · '),
    ...sections.flatMap(({ title, summary, entries }) => [
      title ? `## ${escaped(title.text)}` : '',
      ...(summary ? proseBlocks(summary) : []),
      ...entryBlocks(entries, 3),
    ]),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** Short entries are lines of one list. */
function entryBlocks(entries: readonly Entry[], level: number): string[] {
  const blocks: string[] = [];
  let isList = false;
  for (const entry of entries) {
    if (entry.shape === 'line') {
      const line = shortLine(entry);
      if (isList) blocks.push(`${blocks.pop() ?? ''}\n${line}`);
      else blocks.push(line);
      isList = entry.summary === null;
      if (entry.summary) blocks.push(...proseBlocks(entry.summary));
      continue;
    }
    isList = false;
    blocks.push(...longEntry(entry, level));
  }
  return blocks;
}

function shortLine(entry: Entry): string {
  const { title, keywords } = entry;
  const facts = factsOf(entry).map(factText).join(', ');
  const words = keywords.map(({ text }) => escaped(text)).join(', ');
  const head = title.length > 0 ? `**${titleText(title)}**${facts ? ` (${facts})` : ''}` : facts;
  return `- ${[head, words].filter(Boolean).join(': ')}`;
}

function longEntry(entry: Entry, level: number): string[] {
  const { title, description, summary, keywords, roles } = entry;
  return [
    title.length > 0 ? `${'#'.repeat(level)} ${titleText(title)}` : '',
    factsOf(entry)
      .map((fact) => (fact.prominent ? `**${factText(fact)}**` : factText(fact)))
      .join(' · '),
    ...description.map(({ text }) => paragraph(escaped(text))),
    ...(summary ? proseBlocks(summary) : []),
    keywords.length > 0 ? `*${keywords.map(({ text }) => escaped(text)).join(', ')}*` : '',
    ...roles.flatMap((role) => longEntry(role, level + 1)),
  ];
}

const titleText = (title: readonly Fact[]): string => title.map(factText).join(', ');

function factText({ text, href, label }: Fact): string {
  const shown = href ? `[${escaped(text)}](${target(href)})` : escaped(text);
  return label ? `${escaped(label.text)}: ${shown}` : shown;
}

function proseBlocks({ prose }: ProseContent): string[] {
  const blocks: string[] = [];
  let count = 0;
  for (const [at, { list, spans }] of prose.entries()) {
    const isSame = list !== undefined && prose[at - 1]?.list === list;
    count = isSame ? count + 1 : 1;
    const text = spans.map(spanText).join('').trim();
    if (!list) blocks.push(paragraph(text));
    else {
      const line = `${list === 'bullet' ? '-' : `${count}.`} ${text}`;
      if (isSame) blocks.push(`${blocks.pop() ?? ''}\n${line}`);
      else blocks.push(line);
    }
  }
  return blocks;
}

/** Marks stand next to letters, or they are none: spaces go outside. Underlining has no sign. */
function spanText({ text, bold, italic, link }: Span): string {
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  if (words === '') return text;
  const mark = `${bold ? '**' : ''}${italic ? '*' : ''}`;
  const marked = `${mark}${escaped(words)}${[...mark].toReversed().join('')}`;
  return `${before}${link ? `[${marked}](${target(link)})` : marked}${after}`;
}

/** What Markdown would take for more than text. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>&|~#]/g, (sign) => `\\${sign}`).replace(/\s*\n\s*/g, ' ');

/** A paragraph that begins like a list or a heading. */
const paragraph = (text: string): string =>
  text.replace(/^(\s*)([-+=]|\d+(?=[.)]))/, (_, space: string, sign: string) =>
    /\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
  );

const target = (href: string): string =>
  /[\s()<>\\]/.test(href) ? href.replace(/[\s()<>\\]/g, (sign) => encodeURIComponent(sign).replace('(', '%28').replace(')', '%29')) : href;
