import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_DESIGN, type Item, Keywords, type ResumeDocument, ShortText } from '#protocol/document';
import { proseFromText } from '#protocol/prose';
import { importPdf } from '../resume/import/pdf.ts';
import { paintPdf } from './index.ts';
import { createNodeEngine } from './runtime/node.ts';
import { TEMPLATES } from './templates/index.ts';
import { verifyPdf } from './verify.ts';

/** What real résumés hold that text engines trip over: scripts, ligatures, spaces that are none, marks, long words. */
const FRAGMENTS = [
  ...[
    'Senior',
    'Engineer',
    'affinity-first',
    'officially',
    'C++',
    '.NET',
    'A/B',
    '24/7',
    '50 %',
    '$1.9M',
    'e.g.',
    '(parenthesised)',
    '<b>bold</b>',
    '&amp;',
  ],
  ...[
    'Zoë',
    'Łódź',
    'Größe',
    'e\u0301',
    'Ελληνικά',
    'Русский',
    'Tiếng Việt',
    'العربية',
    'עברית',
    'ไทย',
    'हिन्दी',
    '中文',
    '日本語',
    '한국어',
  ],
  ...['“quoted”', 'it’s', '—', '–', '…', '•', '→', '★', '✓', '™', '½', 'x²', 'H₂O', '№', 'ﬁ', 'ffl', 'AV', 'To'],
  ...['\u00a0', '\u200b', '\u00ad', '\t', '\u2011', '/', '\\', '-', '|', '"', "'", 'https://example.com/a/long/path?with=query&more#part'],
  'supercalifragilisticexpialidocious'.repeat(3),
];

const text = (words: number) => fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: words }).map((parts) => parts.join(' '));
// Several of the longest word are longer than a field may be: no actor keeps that, so no page has it.
const short = (words: number) => text(words).filter((said) => ShortText.safeParse(said).success);
const keyword = (words: number) => text(words).filter((said) => Keywords.safeParse([said]).success);
const dates = fc.constantFrom(
  { start: '2019-05', end: null, present: true },
  { start: '2018', end: '2019-02-28', present: false },
  { start: null, end: null, present: false, raw: 'Summer 2019' },
);
const prose = fc
  .tuple(text(40), fc.array(text(30), { maxLength: 5 }))
  .map(([first, bullets]) => [...proseFromText(first), ...bullets.flatMap((line) => proseFromText(line, 'bullet'))]);

const job = fc.record({
  organization: short(3),
  position: short(4),
  location: short(2),
  description: short(6),
  url: short(1),
  dates,
  summary: prose,
});
const school = fc.record({
  institution: short(3),
  area: short(3),
  studyType: short(2),
  score: short(1),
  courses: fc.array(keyword(3), { maxLength: 4 }),
  dates,
});
const skill = fc.record({ name: short(2), level: short(1), keywords: fc.array(keyword(2), { maxLength: 12 }) });

const resume = fc
  .record({
    name: short(3),
    headline: short(5),
    email: short(1),
    url: short(1),
    summary: prose,
    jobs: fc.array(job, { maxLength: 5 }),
    schools: fc.array(school, { maxLength: 3 }),
    skills: fc.array(skill, { maxLength: 4 }),
  })
  .map(({ jobs, schools, skills, ...basics }): ResumeDocument => {
    const items = <T extends object>(kind: string, list: T[]) => list.map((fields, index) => ({ ...fields, id: `${kind}${index}` }));
    const experience: Item[] = items('job', jobs).map((fields) => ({ ...fields, kind: 'experience', roles: [] }));
    const education: Item[] = items('school', schools).map((fields) => ({ ...fields, kind: 'education' }));
    const skilled: Item[] = items('skill', skills).map((fields) => ({ ...fields, kind: 'skill' }));
    return {
      schema: 1,
      title: 'Anything',
      basics,
      design: DEFAULT_DESIGN,
      sections: [
        { id: 'experience', kind: 'experience', items: experience },
        { id: 'education', kind: 'education', items: education },
        { id: 'skills', kind: 'skills', items: skilled },
      ],
    };
  });

it('prints whatever people write, all of it, reads it back, and imports it again', async () => {
  const engine = await createNodeEngine();
  const check = async (document: ResumeDocument, template: string) => {
    const pages = await engine.layout(document, { template });
    const bytes = await paintPdf(pages, { title: 'T', author: 'A', language: 'en', date: new Date(0), source: JSON.stringify(document) });
    expect(await verifyPdf(bytes, pages, document)).toEqual([]);
    expect(await importPdf(bytes)).toEqual({ document });
  };
  await fc.assert(fc.asyncProperty(resume, fc.constantFrom(...TEMPLATES.map(({ id }) => id)), check), { numRuns: 40 });
}, 120_000);
