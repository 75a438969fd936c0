import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_DESIGN, type Item, ResumeDocument } from '#protocol/document';
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
const dates = fc.constantFrom(
  { start: '2019-05', end: null, present: true },
  { start: '2018', end: '2019-02-28', present: false },
  { start: null, end: null, present: false, raw: 'Summer 2019' },
);
const prose = fc
  .tuple(text(40), fc.array(text(30), { maxLength: 5 }))
  .map(([first, bullets]) => [...proseFromText(first), ...bullets.flatMap((line) => proseFromText(line, 'bullet'))]);

const job = fc.record({
  organization: text(3),
  position: text(4),
  location: text(2),
  description: text(6),
  url: text(1),
  dates,
  summary: prose,
});
const school = fc.record({
  institution: text(3),
  area: text(3),
  studyType: text(2),
  score: text(1),
  courses: fc.array(text(3), { maxLength: 4 }),
  dates,
});
const skill = fc.record({ name: text(2), level: text(1), keywords: fc.array(text(2), { maxLength: 12 }) });

const resume = fc
  .record({
    name: text(3),
    headline: text(5),
    email: text(1),
    url: text(1),
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
  })
  // Some of the longest words together are longer than a field may be. An actor refuses that, so no page ever holds it.
  .filter((document) => ResumeDocument.safeParse(document).success);

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
