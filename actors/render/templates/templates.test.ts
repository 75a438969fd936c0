import { describe, expect, it } from 'vitest';
import { DEFAULT_DESIGN, type Design, type Item, type ResumeDocument, SECTION_KINDS, type SectionKind } from '#protocol/document';
import { leavesOf } from '../element.ts';
import { ARABIC } from '../fixtures/arabic.ts';
import { GALLERY } from '../fixtures/gallery.ts';
import { RESUME } from '../fixtures/resume.ts';
import { SCRIPTS } from '../fixtures/scripts.ts';
import { STUDENT } from '../fixtures/student.ts';
import { TIGHTEST, tightness } from '../layout/fit.ts';
import { entriesOf } from '../layout/flow.ts';
import type { Photo, Sheet } from './contract.ts';
import { TEMPLATES, templateById } from './index.ts';
import { lintSheet } from './lint.ts';

const EMPTY: ResumeDocument = { schema: 1, title: '', basics: {}, sections: [], design: DEFAULT_DESIGN };
const designed = (document: ResumeDocument, design: Partial<Design>): ResumeDocument => ({
  ...document,
  design: { ...document.design, ...design },
});
const PHOTO: Photo = { source: 'data:image/png;base64,', width: 4, height: 5, alt: 'Ann' };

/** An item that says one thing, in each kind of section. */
const ONE: { [K in SectionKind]?: Item } = {
  profiles: { id: 'i', kind: 'profile', network: 'GitHub', username: 'ann' },
  experience: { id: 'i', kind: 'experience', organization: 'Works', roles: [] },
  education: { id: 'i', kind: 'education', institution: 'School' },
  projects: { id: 'i', kind: 'project', dates: { start: '2020', end: null, present: false } },
  skills: { id: 'i', kind: 'skill', rating: 3 },
  languages: { id: 'i', kind: 'language', language: 'Danish', rating: 5 },
  interests: { id: 'i', kind: 'interest', keywords: ['Chess'] },
  awards: { id: 'i', kind: 'award', title: 'Prize' },
  certifications: { id: 'i', kind: 'certification', url: 'https://example.com' },
  publications: { id: 'i', kind: 'publication', dates: { start: '2020', end: null, present: false } },
  volunteer: { id: 'i', kind: 'volunteer', summary: [{ spans: [{ text: 'Help' }] }] },
  references: { id: 'i', kind: 'reference', phone: '+45 12 34 56 78' },
  custom: { id: 'i', kind: 'custom', keywords: ['one'] },
  letter: { id: 'i', kind: 'letter', recipient: 'You' },
};

const DOCUMENTS: [string, ResumeDocument][] = [
  ['everything', RESUME],
  ['the gallery', GALLERY],
  ['a first résumé', STUDENT],
  ['from right to left', ARABIC],
  ['every script', SCRIPTS],
  ['nothing', EMPTY],
  ['no more than a name', { ...EMPTY, basics: { name: 'x'.repeat(300) } }],
  ...(Object.keys(SECTION_KINDS) as SectionKind[]).flatMap((kind): [string, ResumeDocument][] => {
    const item = ONE[kind];
    const sections = (items: Item[]) => [{ id: 's', kind, items }];
    return [
      [`an empty section: ${kind}`, { ...EMPTY, sections: sections([]) }],
      [
        `a small section: ${kind}`,
        { ...EMPTY, basics: { summary: [{ spans: [{ text: 'I.' }] }] }, sections: sections(item ? [item] : []) },
      ],
    ];
  }),
];

const DESIGNS: [string, Partial<Design>][] = [
  ['Letter, pale accent', { pageFormat: 'Letter', primaryColor: '#fde047' }],
  ['white on black', { backgroundColor: '#000000', textColor: '#ffffff', primaryColor: '#111111' }],
  ['grey on grey', { backgroundColor: '#808080', textColor: '#777777', primaryColor: '#888888' }],
  ['small paper, wide margins', { pageFormat: 'custom', pageWidth: 200, pageHeight: 200, marginX: 140, marginY: 140, bodySize: 16 }],
  [
    'capitals on bars, dates at the start',
    { headingCase: 'upper', headingRule: 'bar', datePlace: 'start', bullet: 'square', levelMark: 'bar' },
  ],
  ['tags, dates beneath', { skillStyle: 'tags', datePlace: 'under', headingRule: 'short', bullet: 'dash', levelMark: 'squares' }],
  ['no rules, dates at the end', { headingRule: 'none', datePlace: 'end', bullet: 'angle', spacing: 1.8, runningHeader: true }],
  ['a sidebar of one section', { sidebarSections: ['s-skills'], sidebarWidth: 0.45, photoShape: 'circle', photoBorder: 3, photoSize: 180 }],
  ['a sidebar of nothing', { sidebarSections: [] }],
];

describe.each(TEMPLATES.map((template) => [template.id, template] as const))('the template %s', (_, template) => {
  it.each(DOCUMENTS)('keeps the contract: %s', (_, document) => {
    expect(lintSheet(template.sheet(document))).toEqual([]);
    expect(lintSheet(template.sheet(document, { photo: PHOTO, tight: tightness(TIGHTEST) }))).toEqual([]);
  });

  it.each(DESIGNS)('keeps the contract: %s', (_, design) => {
    for (const document of [RESUME, ARABIC]) expect(lintSheet(template.sheet(designed(document, design), { photo: PHOTO }))).toEqual([]);
  });
});

/** What is shown of each register, whatever the order. */
function shownOf({ flows }: Sheet): string[] {
  return flows
    .flatMap(entriesOf)
    .flatMap(({ block }) => leavesOf(block.box))
    .flatMap(({ text, written, field }) => (field === null ? [] : [`${field}\0${written ?? text}`]))
    .sort();
}

it.each([
  ['everything', RESUME],
  ['from right to left', ARABIC],
])('shows the same words in every template: %s', (_, document) => {
  const usual = shownOf(templateById('classic').sheet(document));
  expect(usual.length).toBeGreaterThan(25);
  for (const template of TEMPLATES) {
    expect(shownOf(template.sheet(document))).toEqual(usual);
    expect(shownOf(template.sheet(designed(document, { skillStyle: 'tags', datePlace: 'start', headingCase: 'upper' })))).toEqual(usual);
  }
});

it('has names that stay: they are stored in résumés', () => {
  expect(TEMPLATES.map(({ id }) => id)).toEqual([
    'classic',
    'modern',
    'traditional',
    'engineer',
    'executive',
    'minimalist',
    'sidebar-right',
    'sidebar-left',
    'studio',
    'timeline',
    'creative',
    'academic',
    'student',
    'federal',
  ]);
  expect(templateById('of-a-newer-version').id).toBe('classic');
});

it('reads from start to end in the order of the flows, each drawn where it belongs', () => {
  for (const template of TEMPLATES.filter(({ columns }) => columns === 2)) {
    const [, main, aside] = template.sheet(GALLERY).flows;
    const [, mirroredMain, mirroredAside] = template.sheet(ARABIC).flows;
    if (!main || !aside || !mirroredMain || !mirroredAside) throw new Error(`${template.id} has no two columns`);
    expect(Math.sign(main.x - aside.x)).toBe(-Math.sign(mirroredMain.x - mirroredAside.x));
    const [left, right] = main.x < aside.x ? [main, aside] : [aside, main];
    expect(left.x + left.width).toBeLessThan(right.x);
  }
});
