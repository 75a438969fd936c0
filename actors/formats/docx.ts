import { Document, ExternalHyperlink, HeadingLevel, type IParagraphOptions, type IRunOptions, Packer, Paragraph, TextRun } from 'docx';
import type { ResumeDocument } from '#protocol/document';
import { type Line, lineText, type Span } from '#protocol/prose';
import { contentOf } from '#render/templates/content';
import type { Entry, Fact, ProseContent } from '#render/templates/facts';
import { templateById } from '#render/templates/index';
import { themeOf } from '#render/templates/theme';
import { directionOf } from '#render/text/clean';
import { BULLETS, DETAILS, NUMBERING, NUMBERS, stylesOf, twips } from './docx-styles.ts';
import { factsOf } from './words.ts';

type Direction = 'ltr' | 'rtl';
type Child = TextRun | ExternalHyperlink;

/**
 * The résumé for Word: one column in reading order, without what is hidden, with headings, lists and links that are what they look like.
 * Fonts, colours, paper and margins are those of the design; its columns are not. Bytes of a DOCX.
 */
export async function docxOf(document: ResumeDocument): Promise<Uint8Array<ArrayBuffer>> {
  const theme = themeOf(document, templateById(document.design.template).starts);
  const { locale } = document.design;
  const { name, headline } = document.basics;
  const file = new Document({
    title: clean(document.title),
    creator: clean(name ?? ''),
    description: clean(headline ?? ''),
    styles: stylesOf(theme, locale),
    numbering: NUMBERING,
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(theme.page.width), height: twips(theme.page.height) },
            margin: {
              top: twips(theme.marginTop),
              bottom: twips(theme.marginBottom),
              left: twips(theme.marginX),
              right: twips(theme.marginX),
            },
          },
        },
        children: new Writer(theme.direction).paragraphs(document),
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

class Writer {
  private readonly direction: Direction;
  private readonly out: Paragraph[] = [];
  private lists = 0;

  constructor(direction: Direction) {
    this.direction = direction;
  }

  paragraphs(document: ResumeDocument): Paragraph[] {
    const { name, headline, contacts, sections } = contentOf(document);
    if (name) this.add(name.text, [this.run(name.text)], { heading: HeadingLevel.TITLE });
    if (headline) this.add(headline.text, [this.run(headline.text)], { style: DETAILS });
    this.facts(contacts);
    for (const { title, summary, entries, keepTogether, startOnNewPage } of sections) {
      if (title) this.add(title.text, [this.run(title.text)], { heading: HeadingLevel.HEADING_1, pageBreakBefore: startOnNewPage });
      if (summary) this.prose(summary);
      for (const entry of entries) this.entry(entry, HeadingLevel.HEADING_2, keepTogether);
    }
    return this.out;
  }

  private entry(entry: Entry, level: 'Heading2' | 'Heading3', keepTogether: boolean): void {
    const { shape, title, description, summary, keywords, roles } = entry;
    if (shape === 'line') return this.line(entry);
    const join = { keepLines: keepTogether };
    if (title.length > 0) this.add(plain(title), this.joined(title, ', '), { heading: level, ...join });
    this.facts(factsOf(entry));
    for (const { text } of description) this.add(text, [this.run(text)], join);
    if (summary) this.prose(summary);
    if (keywords.length > 0) this.add(plain(keywords), [this.run(keywords.map(({ text }) => text).join(', '), { italics: true })], join);
    for (const role of roles) this.entry(role, HeadingLevel.HEADING_3, keepTogether);
  }

  /** A name with its details: "**Go** (fluent): channels, generics". */
  private line(entry: Entry): void {
    const { title, keywords, summary } = entry;
    const facts = factsOf(entry);
    const children: Child[] = this.joined(title, ', ', { bold: true });
    if (facts.length > 0) children.push(...this.wrapped(title.length > 0 ? [' (', ')'] : ['', ''], this.joined(facts, ', ')));
    if (keywords.length > 0) children.push(this.run(`${children.length > 0 ? ': ' : ''}${keywords.map(({ text }) => text).join(', ')}`));
    if (children.length > 0) this.add(plain([...title, ...facts, ...keywords]), children, this.pageDirection());
    if (summary) this.prose(summary);
  }

  private wrapped([before, after]: readonly [string, string], inner: Child[]): Child[] {
    return [...(before ? [this.run(before)] : []), ...inner, ...(after ? [this.run(after)] : [])];
  }

  private facts(facts: readonly Fact[]): void {
    if (facts.length > 0) this.add(plain(facts), this.joined(facts, ' · '), { style: DETAILS, ...this.pageDirection() });
  }

  private joined(facts: readonly Fact[], separator: string, look: IRunOptions = {}): Child[] {
    return facts.flatMap((fact, at) => [
      ...(at > 0 ? [this.run(separator, look)] : []),
      ...(fact.label ? [this.run(`${fact.label.text}: `, look)] : []),
      this.linked(fact.text, fact.href, fact.prominent ? { ...look, bold: true } : look),
    ]);
  }

  private prose({ prose }: ProseContent): void {
    for (const [at, line] of prose.entries()) {
      if (line.list === 'ordered' && prose[at - 1]?.list !== 'ordered') this.lists += 1;
      this.add(
        lineText(line),
        line.spans.map((span) => this.linked(span.text, span.link, marksOf(span))),
        this.listOf(line),
      );
    }
  }

  private listOf({ list }: Line): IParagraphOptions {
    if (list === 'bullet') return { numbering: { reference: BULLETS, level: 0 } };
    return list ? { numbering: { reference: NUMBERS, level: 0, instance: this.lists } } : {};
  }

  private linked(text: string, href: string | undefined, look: IRunOptions): Child {
    if (!href) return this.run(text, look);
    return new ExternalHyperlink({ link: href, children: [this.run(text, { ...look, style: 'Hyperlink' })] });
  }

  private run(text: string, look: IRunOptions = {}): TextRun {
    return new TextRun({
      ...look,
      text: clean(text),
      ...(directionOf(text, this.direction) === 'rtl' ? { rightToLeft: true } : {}),
    });
  }

  /** What is put together of several things begins where the page does, whichever of them comes first. */
  private pageDirection(): IParagraphOptions {
    return { bidirectional: this.direction === 'rtl' };
  }

  /** A paragraph runs in the direction of its own first letter. */
  private add(text: string, children: Child[], options: IParagraphOptions): void {
    const isRtl = directionOf(text, this.direction) === 'rtl';
    this.out.push(new Paragraph({ ...(isRtl ? { bidirectional: true } : {}), ...options, children }));
  }
}

/** Without characters that no XML file may hold. */
const clean = (text: string): string => text.replace(/[\ufffe\uffff]/g, '');

const plain = (facts: readonly Fact[]): string => facts.map(({ text }) => text).join(' ');

const marksOf = ({ bold, italic, underline }: Span): IRunOptions => ({
  ...(bold ? { bold: true } : {}),
  ...(italic ? { italics: true } : {}),
  ...(underline ? { underline: {} } : {}),
});
