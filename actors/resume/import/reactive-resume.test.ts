import { expect, it } from 'vitest';
import { DEFAULT_DESIGN, type ResumeDocument } from '#protocol/document';
import type { Json } from '#protocol/json';
import { proseText } from '#protocol/prose';
import version4 from '../../../e2e/samples/reactive-resume-v4-azurill.json';
import { reactiveResumeOf } from '../../formats/reactive-resume.ts';
import version5 from './fixtures/reactive-resume-v5.json';
import type { Imported } from './jsonresume.ts';
import { numbered } from './own.ts';
import { importReactiveResume } from './reactive-resume/index.ts';
import { asJson, counted, expectValid } from './testing.ts';

const file4 = asJson(version4);
const file5 = asJson(version5);

function read(input: Json): Imported {
  const result = importReactiveResume(input, counted());
  if ('refused' in result) throw new Error(result.refused);
  expectValid(result);
  return result;
}

const section = (document: ResumeDocument, title: string) => document.sections.find((one) => (one.title ?? one.kind) === title);
const first = (document: ResumeDocument, kind: string) => document.sections.find((one) => one.kind === kind)?.items[0];

it('reads version 4', () => {
  const { document, report } = read(file4);
  expect(document.basics).toMatchObject({
    name: 'John Doe',
    headline: 'Creative and Innovative Web Developer',
    location: { text: 'Pleasantville, CA 94588' },
    url: 'https://johndoe.me/',
  });
  expect(document.sections.map(({ kind, hidden }) => `${kind}${hidden ? ' (hidden)' : ''}`)).toEqual([
    'summary',
    'experience',
    'education',
    'references (hidden)',
    'profiles',
    'skills',
    'certifications',
    'projects',
  ]);
  const inSidebar = document.sections.filter(({ id }) => document.design.sidebarSections?.includes(id)).map(({ kind }) => kind);
  expect(inSidebar).toEqual(['profiles', 'skills', 'certifications', 'projects']);
  expect(first(document, 'experience')).toMatchObject({
    organization: 'Creative Solutions Inc.',
    position: 'Senior Web Developer',
    url: 'https://creativesolutions.inc/',
    dates: { start: '2019-01', end: null, present: true },
  });
  expect(first(document, 'education')).toMatchObject({
    institution: 'University of California',
    dates: { start: '2012-08', end: '2016-05' },
  });
  expect(first(document, 'skills')).toMatchObject({
    name: 'Web Technologies',
    level: 'Advanced',
    keywords: ['HTML5', 'JavaScript', 'PHP', 'Python'],
  });
  expect(document.design).toMatchObject({ template: 'sidebar-left', primaryColor: '#ca8a04', bodyLineHeight: 1.75 });
  expect(report.map(({ path }) => path)).toEqual(['basics.picture', 'metadata']);
});

it('reads version 5: columns, roles, custom sections, letters', () => {
  const { document, report } = read(file5);
  expect(document.sections.map((one) => one.title ?? one.kind)).toEqual([
    ...['Profil', 'Berufserfahrung', 'projects', 'Kurse', 'profiles', 'skills', 'languages', 'education', 'Motto'],
    ...['Hobbys', 'certifications', 'publications', 'volunteer', 'references', 'Anschreiben', 'Später'],
  ]);
  expect(document.basics.contacts).toMatchObject([
    { id: 'cf1', text: 'github.com/mara', link: 'https://github.com/mara', icon: 'github-logo' },
    { text: 'Führerschein B', link: '' },
  ]);
  expect(first(document, 'experience')).toMatchObject({
    dates: { start: '2015-03', end: null, present: true },
    roles: [
      { position: 'Leiterin', dates: { start: '2019', end: null, present: true } },
      { position: 'Ingenieurin', dates: { start: '2015', end: '2019', present: false } },
    ],
    extra: { 'reactive-resume': { id: 'exp-1', remote: true } },
  });
  expect(section(document, 'Berufserfahrung')?.items[1]).toMatchObject({ hidden: true, dates: { start: null, raw: 'Sommer 2013' } });
  expect(section(document, 'Anschreiben')).toMatchObject({
    kind: 'letter',
    hidden: true,
    items: [{ recipient: 'Frau Klein\nStadt Köln' }],
  });
  expect(first(document, 'volunteer')).toMatchObject({ dates: { start: '2016', end: '2017' } });
  const motto = section(document, 'Motto')?.items[0];
  expect(motto?.summary && proseText(motto.summary)).toBe('Messen, dann bauen.');
  expect(document.design).toMatchObject({
    template: 'sidebar-left',
    pageFormat: 'Letter',
    locale: 'de-DE',
    marginX: 40,
    sidebarWidth: 0.3,
    levelMark: 'bar',
    contactIcons: false,
    primaryColor: '#0c4a6e',
    bodyFont: 'Lato',
  });
  expect(document.design.headingFont).toBeUndefined();
  expect(report.map(({ path, severity }) => `${severity} ${path}`)).toEqual([
    'info basics.pronouns',
    'info picture',
    'info sections.experience.items.0.roles.1.grade',
    'info sections.experience.items.0.remote',
    'warning sections.experience.items.1.period',
    'info sections.skills.items.1.level',
    'info metadata',
    'info x-other',
  ]);
});

it('believes the dates of version 6 more than their text, unless they say nothing', () => {
  const item = (dates: Json): Json => ({ id: 'a', company: 'A', period: '2001 – 2002', dates });
  const input: Json = {
    basics: {},
    metadata: {},
    sections: {
      experience: {
        items: [
          item({ start: '2010-02', end: '', present: true, raw: '' }),
          item({ start: '', end: '', present: false, raw: '' }),
          item({ start: null, end: null, present: false, raw: 'a while' }),
          item({ start: 'soon' }),
        ],
      },
    },
  };
  const { document, report } = read(input);
  expect(document.sections[0]?.items.map((one) => ('dates' in one ? one.dates : null))).toEqual([
    { start: '2010-02', end: null, present: true },
    { start: '2001', end: '2002', present: false },
    { start: null, end: null, present: false, raw: 'a while' },
    { start: '2001', end: '2002', present: false },
  ]);
  expect(report).toMatchObject([{ path: 'sections.experience.items.3.dates', severity: 'warning' }]);
});

it('gives back a file of version 5 after an import, with all that was unknown, by its fields alone', () => {
  const { document } = read(file5);
  expect(numbered(read(asJson(reactiveResumeOf(document))).document)).toEqual(numbered(document));
});

it('gives back all words of a file of version 4, by its fields alone', () => {
  const { document } = read(file4);
  const words = ({ basics, sections, title, design }: ResumeDocument) =>
    numbered({ schema: 1, title, basics, sections, design: { ...DEFAULT_DESIGN, sidebarSections: design.sidebarSections ?? [] } });
  expect(words(read(asJson(reactiveResumeOf(document))).document)).toEqual(words(document));
});

it('puts unknown fields back to their places', () => {
  const out = asJson(reactiveResumeOf(read(file5).document));
  expect(out).toMatchObject({
    'x-other': { of: ['somebody', 1, null] },
    picture: version5.picture,
    basics: { pronouns: 'sie' },
    metadata: version5.metadata,
    sections: {
      awards: { title: 'Preise', icon: 'trophy', items: [] },
      experience: { items: [{ id: 'exp-1', remote: true, roles: [{ id: 'role-1' }, { grade: 7 }] }, { hidden: true }] },
      profiles: { items: [{ iconColor: '#0a66c2', website: { inlineLink: true } }] },
    },
    customSections: [
      { id: '019b-courses', type: 'education' },
      { type: 'summary', items: [{ content: '<p>Messen, dann bauen.</p>' }] },
      { type: 'cover-letter' },
      { items: [] },
    ],
  });
});
