import { unzipSync } from 'fflate';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { ResumeDocument } from '#protocol/document';
import { ARABIC } from '#render/fixtures/arabic';
import { RESUME } from '#render/fixtures/resume';
import { contentOf } from '#render/templates/content';
import { docxOf } from './docx.ts';
import { markdownOf } from './markdown.ts';
import { plainTextOf } from './text.ts';

const SMALL: ResumeDocument = {
  schema: 1,
  title: 'A',
  basics: {
    name: 'Ada *Star* Lovelace',
    headline: 'Analyst',
    email: 'ada@example.com',
    url: 'https://www.ada.example/',
    summary: [
      { spans: [{ text: 'Writes ' }, { text: 'programs ', bold: true }, { text: 'for engines' }] },
      { spans: [{ text: '- not a list' }] },
    ],
  },
  sections: [
    { id: 's', kind: 'summary', items: [] },
    {
      id: 'w',
      kind: 'experience',
      items: [
        {
          id: 'a',
          kind: 'experience',
          organization: 'Engines Ltd',
          position: 'Engineer',
          dates: { start: '1842-03', end: null, present: true },
          url: 'https://engines.example/(a)',
          summary: [
            { list: 'ordered', spans: [{ text: 'First' }] },
            { list: 'ordered', spans: [{ text: 'Second', link: 'https://example.com/2' }] },
            { list: 'bullet', spans: [{ text: 'Also', italic: true }] },
          ],
          roles: [
            { id: 'r', kind: 'role', position: 'Lead', summary: [{ spans: [{ text: 'Led.' }] }] },
            { id: 'q', kind: 'role', position: 'Secret', hidden: true },
          ],
        },
        { id: 'b', kind: 'experience', organization: 'Hidden Ltd', hidden: true, roles: [] },
      ],
    },
    {
      id: 'k',
      kind: 'skills',
      items: [
        { id: 'k1', kind: 'skill', name: 'Maths', level: 'expert', keywords: ['series', 'numbers'] },
        { id: 'k2', kind: 'skill', name: 'French' },
      ],
    },
    { id: 'x', kind: 'custom', title: 'Hidden section', hidden: true, items: [{ id: 'c', kind: 'custom', title: 'Nothing' }] },
  ],
  design: { template: 'classic', pageFormat: 'A4', pageNumbers: true, dateFormat: 'MMM YYYY', locale: 'de', direction: 'auto' },
};

it('writes Markdown', () => {
  expect(markdownOf(SMALL)).toBe(`# Ada \\*Star\\* Lovelace

**Analyst**

[ada@example.com](mailto:ada@example.com) · [ada.example](https://www.ada.example/)

## Profil

Writes **programs** for engines

\\- not a list

## Berufserfahrung

### Engines Ltd

**Engineer** · [engines.example/(a)](https://engines.example/%28a%29) · März 1842 – heute

1. First
2. [Second](https://example.com/2)

- *Also*

#### Lead

Led.

## Kenntnisse

- **Maths** (expert): series, numbers
- **French**
`);
});

it('writes plain text', () => {
  expect(plainTextOf(SMALL)).toBe(`Ada *Star* Lovelace
Analyst

ada@example.com
ada.example

Profil
======

Writes programs for engines
- not a list

Berufserfahrung
===============

Engines Ltd
Engineer · engines.example/(a) · März 1842 – heute
1. First
2. Second
• Also

Lead
Led.

Kenntnisse
==========

Maths (expert): series, numbers
French
`);
});

it('tells which lines of a text from right to left begin with foreign letters', () => {
  const lines = plainTextOf(ARABIC).split('\n');
  expect(lines[0]).toBe(ARABIC.basics.name);
  expect(lines.find((line) => line.includes('@'))).toMatch(/^\u200f[a-z]/);
});

const parse = (xml: string) => new new JSDOM('').window.DOMParser().parseFromString(xml, 'application/xml');

async function opened(document: ResumeDocument) {
  const files = unzipSync(await docxOf(document));
  const part = (name: string) => parse(new TextDecoder().decode(files[name]));
  for (const name of Object.keys(files).filter((name) => /\.(?:xml|rels)$/.test(name)))
    expect(part(name).getElementsByTagName('parsererror').length, name).toBe(0);
  const body = part('word/document.xml');
  const paragraphs = [...body.getElementsByTagName('w:p')].map((p) => ({
    style: p.getElementsByTagName('w:pStyle')[0]?.getAttribute('w:val') ?? '',
    text: [...p.getElementsByTagName('w:t')].map((t) => t.textContent).join(''),
    list: p.getElementsByTagName('w:numId')[0]?.getAttribute('w:val') ?? null,
    isRtl: [...p.getElementsByTagName('w:bidi')].some((bidi) => bidi.getAttribute('w:val') !== 'false'),
    rtlRuns: p.getElementsByTagName('w:rtl').length,
  }));
  return { files, part, body, paragraphs };
}

describe('a file for Word', () => {
  it('has headings, lists and links that are what they look like', async () => {
    const { part, paragraphs, body } = await opened(SMALL);
    expect(paragraphs.map(({ style, text }) => `${style}|${text}`)).toEqual([
      'Title|Ada *Star* Lovelace',
      'Details|Analyst',
      'Details|ada@example.com · ada.example',
      'Heading1|Profil',
      '|Writes programs for engines',
      '|- not a list',
      'Heading1|Berufserfahrung',
      'Heading2|Engines Ltd',
      'Details|Engineer · engines.example/(a) · März 1842 – heute',
      'ListParagraph|First',
      'ListParagraph|Second',
      'ListParagraph|Also',
      'Heading3|Lead',
      '|Led.',
      'Heading1|Kenntnisse',
      '|Maths (expert): series, numbers',
      '|French',
    ]);
    const lists = paragraphs.map(({ list }) => list).filter((list) => list !== null);
    expect(lists[0]).toBe(lists[1]);
    expect(lists[2]).not.toBe(lists[0]);
    const links = [...part('word/_rels/document.xml.rels').getElementsByTagName('Relationship')].map((link) => link.getAttribute('Target'));
    expect(links).toEqual(expect.arrayContaining(['mailto:ada@example.com', 'https://engines.example/(a)', 'https://example.com/2']));
    expect(body.getElementsByTagName('w:hyperlink').length).toBe(4);
    const styles = [...part('word/styles.xml').getElementsByTagName('w:style')].map((style) => style.getAttribute('w:styleId'));
    expect(styles).toEqual(expect.arrayContaining(['Title', 'Heading1', 'Heading2', 'Heading3', 'Details', 'Hyperlink', 'ListParagraph']));
    expect(part('docProps/core.xml').documentElement.textContent).toContain('Ada *Star* Lovelace');
  });

  it('runs from right to left where the words do', async () => {
    const { paragraphs } = await opened(ARABIC);
    expect(paragraphs[0]).toMatchObject({ text: ARABIC.basics.name, isRtl: true, rtlRuns: 1 });
    // Details begin where the page does, whatever letters come first.
    expect(paragraphs.find(({ text }) => text.includes('@'))).toMatchObject({ text: expect.stringMatching(/^[a-z]/), isRtl: true });
    const foreign = { ...ARABIC, basics: { ...ARABIC.basics, summary: [{ spans: [{ text: 'In English.' }] }] } };
    const said = (await opened(foreign)).paragraphs.find(({ text }) => text === 'In English.');
    expect(said?.isRtl).toBe(false);
  });

  it('has every word that the pages have', async () => {
    const { paragraphs } = await opened(RESUME);
    const all = paragraphs.map(({ text }) => text).join('\n');
    for (const { title, entries } of contentOf(RESUME).sections) {
      if (title) expect(all).toContain(title.text);
      for (const entry of entries) for (const { text } of [...entry.title, ...entry.facts, ...entry.keywords]) expect(all).toContain(text);
    }
  });

  it('holds no character that no XML may hold', async () => {
    const odd = { ...SMALL, basics: { name: 'A\uffffB & <C>' } };
    expect((await opened(odd)).paragraphs[0]?.text).toBe('AB & <C>');
  });
});
