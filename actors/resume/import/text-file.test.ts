import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARABIC } from '#render/fixtures/arabic';
import { RESUME } from '#render/fixtures/resume';
import { markdownOf } from '../../formats/markdown.ts';
import { plainTextOf } from '../../formats/text.ts';
import { counted, expectValid, textOf } from './testing.ts';
import { type ImportedText, importText } from './text-file/index.ts';

function read(source: string): ImportedText {
  const result = importText(source, counted());
  if ('refused' in result) throw new Error(result.refused);
  expectValid(result);
  return result;
}
const section = (result: ImportedText, kind: string) => result.document.sections.find((one) => one.kind === kind)?.items ?? [];

const ENGLISH = `Grace Hopper
Computer scientist
grace@example.com | +1 202 555 0143 | https://grace.example | New York, NY

SUMMARY
Wrote the first compiler and taught a generation how to think about machines.

EXPERIENCE

Senior Mathematician | Eckert-Mauchly | Philadelphia
1949 - 1967
• Wrote the A-0 compiler.
• Led the automatic programming department.

Research Fellow at Harvard
Jun 1946 – Present
Worked on the Mark II and Mark III.

Education:
Yale University, PhD Mathematics (1930 - 1934)

Skills
Compilers (expert), COBOL, Mathematics
Tools: Flow-Matic, UNIVAC

Languages
English (native), German – basic
`;

it('reads a plain text by its headings', () => {
  const result = read(ENGLISH);
  expect(result.format).toBe('text');
  expect(result.document.basics).toMatchObject({
    name: 'Grace Hopper',
    headline: 'Computer scientist',
    email: 'grace@example.com',
    phone: '+1 202 555 0143',
    url: 'https://grace.example',
    location: { text: 'New York, NY' },
  });
  expect(result.document.sections.map(({ kind }) => kind)).toEqual(['summary', 'experience', 'education', 'skills', 'languages']);
  expect(section(result, 'experience')).toMatchObject([
    {
      position: 'Senior Mathematician',
      organization: 'Eckert-Mauchly',
      location: 'Philadelphia',
      dates: { start: '1949', end: '1967' },
      summary: [{ list: 'bullet' }, { list: 'bullet' }],
    },
    {
      position: 'Research Fellow',
      organization: 'Harvard',
      dates: { start: '1946-06', present: true },
      summary: [{ spans: [{ text: 'Worked on the Mark II and Mark III.' }] }],
    },
  ]);
  expect(section(result, 'education')).toMatchObject([
    { institution: 'Yale University, PhD Mathematics', dates: { start: '1930', end: '1934' } },
  ]);
  expect(section(result, 'skills')).toMatchObject([
    { name: 'Compilers', level: 'expert' },
    { name: 'COBOL' },
    { name: 'Mathematics' },
    { name: 'Tools', keywords: ['Flow-Matic', 'UNIVAC'] },
  ]);
  expect(section(result, 'languages')).toMatchObject([
    { language: 'English', fluency: 'native' },
    { language: 'German', fluency: 'basic' },
  ]);
  expect(result.unplaced).toEqual([]);
});

it.each([
  ['German', 'Berufserfahrung', 'Ausbildung', 'IT-Kenntnisse', 'Sprachkenntnisse', 'März 2019 – heute'],
  ['French', 'Expérience professionnelle', 'Formation', 'Compétences', 'Langues', 'mars 2019 – présent'],
  ['Spanish', 'EXPERIENCIA LABORAL', 'Formación académica', 'Habilidades', 'Idiomas', 'marzo de 2019 – actualidad'],
  ['Portuguese', 'Experiência profissional', 'Educação', 'Competências', 'Idiomas', 'março de 2019 – atual'],
])('knows the headings and dates of %s', (_, experience, education, skills, languages, dates) => {
  const result = read(
    `Ana Silva\n\n${experience}\nAtlas AG\n${dates}\n\n${education}\nUniversidad 2001\n\n${skills}\nGo\n\n${languages}:\nEnglish\n`,
  );
  expect(result.document.sections.map(({ kind }) => kind)).toEqual(['experience', 'education', 'skills', 'languages']);
  expect(section(result, 'experience')).toMatchObject([{ position: 'Atlas AG', dates: { start: '2019-03', present: true } }]);
});

it('reads Markdown, with its marks and links', () => {
  const result = read(`# Ada Lovelace
**Analyst**

[ada@example.com](mailto:ada@example.com) · [ada.example](https://ada.example)

## Work Experience
### Programmer | Engines Ltd
*1842 – 1843*

Wrote **notes** on the [engine](https://example.com/e).

- First program
1. Numbered

### Poet
## Beekeeping
Three hives &amp; more.
`);
  expect(result.format).toBe('markdown');
  expect(result.document.basics).toMatchObject({
    name: 'Ada Lovelace',
    headline: 'Analyst',
    email: 'ada@example.com',
    url: 'https://ada.example',
  });
  expect(section(result, 'experience')).toMatchObject([
    {
      position: 'Programmer',
      organization: 'Engines Ltd',
      dates: { start: '1842', end: '1843' },
      summary: [
        {
          spans: [
            { text: 'Wrote ' },
            { text: 'notes', bold: true },
            { text: ' on the ' },
            { text: 'engine', link: 'https://example.com/e' },
            { text: '.' },
          ],
        },
        { list: 'bullet' },
        { list: 'ordered' },
      ],
    },
    { position: 'Poet' },
  ]);
  expect(result.document.sections.at(-1)).toMatchObject({ kind: 'custom', title: 'Beekeeping', items: [{ title: 'Three hives & more.' }] });
});

describe.each([
  ['RESUME', RESUME],
  ['ARABIC', ARABIC],
] as const)('our own text of %s', (_, document) => {
  it.each(['markdown', 'text'] as const)('is read section by section (%s)', (format) => {
    const result = read(format === 'markdown' ? markdownOf(document) : plainTextOf(document));
    expect(result.document.basics.name).toBe(document.basics.name);
    expect(result.document.basics.email).toBe(document.basics.email);
    const kinds = new Set(result.document.sections.map(({ kind }) => kind));
    for (const kind of ['experience', 'education', 'skills', 'languages'] as const)
      if (document.sections.some((one) => one.kind === kind && !one.hidden)) expect([...kinds]).toContain(kind);
  });
});

const letters = (text: string): string =>
  [...text.matchAll(/[\p{L}\p{N}]/gu)]
    .map(([letter]) => letter)
    .toSorted()
    .join('');

it('loses no letter of a text, wherever it goes', { timeout: 60_000 }, () => {
  const line = fc.oneof(
    fc.constantFrom(
      'Experience',
      'Skills',
      'Languages',
      'About me',
      'References',
      '',
      '',
      '=====',
      '- item',
      '• item two',
      'Engineer at Acme',
      'a@b.example',
      'Acme | Berlin | x',
    ),
    fc.string({ maxLength: 60 }),
    fc.lorem({ maxCount: 30 }),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
      const result = importText(lines.join('\n'), counted(), 'text');
      if ('refused' in result) return;
      expectValid(result);
      const { title, ...document } = result.document;
      const kept = new Map<string, number>();
      for (const letter of letters(`${textOf({ ...document, title: '' })}${result.unplaced.join('')}`))
        kept.set(letter, (kept.get(letter) ?? 0) + 1);
      for (const letter of letters(lines.join('\n'))) {
        const left = kept.get(letter) ?? 0;
        expect(left, `${letter} of ${JSON.stringify(title)}`).toBeGreaterThan(0);
        kept.set(letter, left - 1);
      }
    }),
    { numRuns: 200 },
  );
});

it('reads a hostile text in no time', { timeout: 60_000 }, () => {
  const start = performance.now();
  for (const part of ['a ', '- \n', '- ', '1. ', '2019 ', 'Skills\n', '((((', '[a](', '> ', '* *', 'a@', '1.1.', '\n\nx 2010\n'])
    for (const format of ['markdown', 'text'] as const) importText(part.repeat(Math.floor(60_000 / part.length)), counted(), format);
  expect(performance.now() - start).toBeLessThan(20_000);
});
