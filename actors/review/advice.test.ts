import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ResumeDocument } from '#protocol/document';
import { GALLERY } from '../render/fixtures/gallery.ts';
import { resumes } from '../sync/fixtures/resumes.ts';
import { advice } from './advice.ts';
import { type Finding, findingKey, quoteOf, type RuleId } from './finding.ts';
import { RULES } from './rules/index.ts';
import { bullets, from, job, paragraphs, resume, school, section, skill, work } from './testing/documents.ts';

const NOW = Date.UTC(2026, 5, 15);
const LONG = 'word '.repeat(60).trim();

type Outcome = Finding[] | 'fine' | 'nothing to look at';
function outcome(rule: RuleId, document: ResumeDocument, pages: number | null = null): Outcome {
  // Something is written in each: a résumé without anything gets no advice.
  const begun = { ...section('custom', { id: 'x', kind: 'custom' }), id: 'begun' };
  const { findings, fine } = advice({ ...document, sections: [...document.sections, begun] }, NOW, pages);
  const found = findings.filter((finding) => finding.rule === rule);
  return found.length > 0 ? found : fine.includes(rule) ? 'fine' : 'nothing to look at';
}
/** The places of what is found, or that nothing is. */
const places = (rule: RuleId, document: ResumeDocument, pages: number | null = null) => {
  const found = outcome(rule, document, pages);
  return typeof found === 'string' ? found : found.map(({ place }) => place);
};

const say = (summary: string, locale = 'en') => resume({ basics: { summary: paragraphs(summary) }, design: { locale } });
const did = (line: string, locale = 'en') => resume({ sections: [work(job({ summary: bullets(line) }))], design: { locale } });
const jobs = (...spans: [start: string, end?: string][]) =>
  resume({
    sections: [work(...spans.map(([start, end], index) => job({ id: `j${index}`, position: `P${index}`, dates: from(start, end) })))],
  });
const NONE = 'nothing to look at';

type Case = [what: string, document: ResumeDocument, expected: (string | null)[] | 'fine' | typeof NONE, pages?: number];
const CASES: Record<RuleId, Case[]> = {
  'contact-missing': [
    ['nothing at all', resume({}), ['basics/name', 'basics/email', 'basics/phone', 'basics/location']],
    ['only spaces', resume({ basics: { name: ' ', email: 'a@b.example', phone: '1', location: { text: 'Oslo' } } }), ['basics/name']],
    ['all of it', resume({ basics: { name: 'A', email: 'a@b.example', phone: '1', location: { city: 'Oslo' } } }), 'fine'],
    [
      'contacts of one’s own',
      resume({
        basics: {
          name: 'A',
          location: { city: 'Oslo' },
          contacts: [
            { id: 'c1', label: 'Mail', text: 'a@b.example', link: '', icon: '' },
            { id: 'c2', label: 'Mobile', text: '+47 555 01 234', link: '', icon: '' },
          ],
        },
      }),
      'fine',
    ],
  ],
  'email-invalid': [
    ['none', resume({}), NONE],
    ['a good one', resume({ basics: { email: 'zoë.o’neil+cv@mail.example' } }), 'fine'],
    ['no @', resume({ basics: { email: 'ada at mail.example' } }), ['basics/email']],
    ['no dot', resume({ basics: { email: 'ada@mail' } }), ['basics/email']],
    ['two dots', resume({ basics: { email: 'ada@mail..example' } }), ['basics/email']],
  ],
  'link-invalid': [
    ['none', resume({}), NONE],
    [
      'good ones',
      resume({ basics: { url: 'https://ada.example/cv?a=1#b' }, sections: [work(job({ url: 'mailto:a@b.example' }))] }),
      'fine',
    ],
    ['no scheme', resume({ basics: { url: 'ada.example' } }), ['basics/url']],
    ['words', resume({ sections: [work(job({ url: 'see below' }))] }), ['item/j1/url']],
    ['no host', resume({ basics: { url: 'https://ada' } }), ['basics/url']],
    ['a contact', resume({ basics: { contacts: [{ id: 'c', label: '', text: '', link: 'ada', icon: '' }] } }), ['basics/contacts']],
    ['of a hidden item', resume({ sections: [work(job({ url: 'nowhere', hidden: true }))] }), NONE],
  ],
  'summary-missing': [
    ['none', resume({}), ['prose/basics.summary']],
    ['blank', say('  '), ['prose/basics.summary']],
    ['one', say('An engineer.'), 'fine'],
    ['hidden', { ...say('An engineer.'), sections: [{ ...section('summary'), hidden: true }] }, ['prose/basics.summary']],
  ],
  'summary-long': [
    ['none', resume({}), NONE],
    ['700 characters', say('x'.repeat(700)), 'fine'],
    ['701 characters', say('x'.repeat(701)), ['prose/basics.summary']],
    ['351 of Chinese', say('漢'.repeat(351)), ['prose/basics.summary']],
  ],
  'section-missing': [
    ['nothing', resume({}), [null, null]],
    ['empty sections', resume({ sections: [work(), section('education')] }), ['sec/experience/alive', 'sec/education/alive']],
    ['both', resume({ sections: [work(job({})), section('education', school({}))] }), 'fine'],
    [
      'a hidden one',
      resume({ sections: [{ ...work(job({})), hidden: true }, section('education', school({}))] }),
      ['sec/experience/alive'],
    ],
  ],
  'section-order': [
    ['neither experience nor education', resume({ sections: [section('skills', skill({}))] }), NONE],
    [
      'as usual',
      { ...say('An engineer.'), sections: [section('summary'), work(job({})), section('references', { id: 'r', kind: 'reference' })] },
      'fine',
    ],
    ['the summary late', { ...say('An engineer.'), sections: [work(job({})), section('summary')] }, ['sec/summary/alive']],
    [
      'references first',
      resume({ sections: [section('references', { id: 'r', kind: 'reference' }), work(job({}))] }),
      ['sec/references/alive'],
    ],
    [
      'interests between',
      resume({ sections: [work(job({})), section('interests', { id: 'i', kind: 'interest' }), section('education', school({}))] }),
      ['sec/interests/alive'],
    ],
    ['empty ones', resume({ sections: [section('interests'), work(job({})), section('education', school({}))] }), 'fine'],
  ],
  'dates-order': [
    ['no dates', resume({ sections: [work(job({}))] }), NONE],
    ['in order', jobs(['2019-03', '2020-01']), 'fine'],
    ['the same year', jobs(['2020-05', '2020']), 'fine'],
    ['turned round', jobs(['2020-05', '2020-04']), ['item/j0/dates']],
    ['words', resume({ sections: [work(job({ dates: { start: '2020', end: '2019', present: false, raw: 'then' } }))] }), NONE],
  ],
  'dates-future': [
    ['this month', jobs(['2026-06']), 'fine'],
    ['next month', jobs(['2026-07']), ['item/j0/dates']],
    ['this year', jobs(['2026']), 'fine'],
    ['a job that ends next year', jobs(['2020', '2027']), ['item/j0/dates']],
    ['a degree next year', resume({ sections: [section('education', school({ dates: from('2024', '2027') }))] }), 'fine'],
  ],
  'dates-precision': [
    ['one job', jobs(['2020']), NONE],
    ['months only', jobs(['2019-03', '2020-01'], ['2020-02']), 'fine'],
    ['a year among months', jobs(['2019-03', '2020-01'], ['2020-02', '2021-02'], ['2021']), ['item/j2/dates']],
    ['months among years', jobs(['2015', '2016'], ['2017', '2018'], ['2019-02', '2020-02']), ['item/j2/dates']],
    [
      'schools by themselves',
      resume({ sections: [work(job({ dates: from('2020-01') })), section('education', school({ dates: from('2015', '2018') }))] }),
      NONE,
    ],
  ],
  'jobs-overlap': [
    ['one job', jobs(['2020-01']), NONE],
    ['one after the other', jobs(['2019-01', '2020-01'], ['2020-02']), 'fine'],
    ['a handover', jobs(['2019-01', '2020-03'], ['2020-02']), 'fine'],
    ['three months', jobs(['2019-01', '2020-04'], ['2020-02']), ['item/j1/dates']],
    ['years that may touch', jobs(['2018', '2020'], ['2020', '2021']), 'fine'],
    ['a year that may begin later', jobs(['2019-01', '2020-06'], ['2020']), 'fine'],
    [
      'part-time beside',
      resume({
        sections: [
          work(
            job({ dates: from('2019-01', '2021-01') }),
            job({ id: 'j2', position: 'Lecturer (part-time)', dates: from('2019-06', '2020-06') }),
          ),
        ],
      }),
      NONE,
    ],
    [
      'dates of roles',
      resume({
        sections: [
          work(
            job({
              roles: [
                { id: 'r1', kind: 'role', dates: from('2019-01', '2019-12') },
                { id: 'r2', kind: 'role', dates: from('2020-01', '2021-12') },
              ],
            }),
            job({ id: 'j2', dates: from('2021-01') }),
          ),
        ],
      }),
      ['item/j2/dates'],
    ],
  ],
  'jobs-gap': [
    ['one job', jobs(['2020-01']), NONE],
    ['six months', jobs(['2018-01', '2019-03'], ['2019-10']), 'fine'],
    ['seven months', jobs(['2018-01', '2019-03'], ['2019-11']), ['item/j1/dates']],
    ['years that may touch', jobs(['2018', '2019'], ['2020', '2021']), 'fine'],
    ['a job over both', jobs(['2010-01', '2020-01'], ['2011-01', '2012-01'], ['2014-01', '2020-02']), 'fine'],
    [
      'a degree between',
      resume({
        sections: [
          work(job({ dates: from('2015-01', '2016-01') }), job({ id: 'j2', dates: from('2019-01') })),
          section('education', school({ dates: from('2016-03', '2018-10') })),
        ],
      }),
      'fine',
    ],
    [
      'a degree in a part of it',
      resume({
        sections: [
          work(job({ dates: from('2015-01', '2016-01') }), job({ id: 'j2', dates: from('2019-01') })),
          section('education', school({ dates: from('2016-03', '2018-01') })),
        ],
      }),
      ['item/j2/dates'],
    ],
  ],
  'first-person': [
    ['no text', resume({}), NONE],
    ['a language without a list', say('私は', 'ja'), NONE],
    ['English', did('I led a team'), ['prose/j1.summary']],
    ['I’m', say('I’m an engineer'), ['prose/basics.summary']],
    ['my', did('Improved my team’s process'), ['prose/j1.summary']],
    ['a numeral', did('Ran a Phase I trial in the US, and a gold mine'), 'fine'],
    ['German', did('Habe meine Abteilung geleitet', 'de-CH'), ['prose/j1.summary']],
    ['German without', did('Leitete die Abteilung „Meinung“ mit einem Micha', 'de'), 'fine'],
    ['French', did('J’ai dirigé une équipe', 'fr'), ['prose/j1.summary']],
    ['French without', did('A dirigé une équipe aujourd’hui', 'fr'), 'fine'],
    ['Spanish', did('Dirigí a mi equipo', 'es'), ['prose/j1.summary']],
    ['Spanish without', did('Dirigí un equipo en Miami', 'es'), 'fine'],
    ['Portuguese', did('Liderei a minha equipe', 'pt-BR'), ['prose/j1.summary']],
    ['Portuguese without', did('Liderei equipes nos Açores', 'pt'), 'fine'],
    [
      'what others say',
      resume({ sections: [section('references', { id: 'r', kind: 'reference', summary: paragraphs('I like her work') })] }),
      NONE,
    ],
  ],
  'weak-opening': [
    ['English', did('Responsible for the booking service'), ['prose/j1.summary']],
    ['only at the beginning', did('Made the team responsible for its service'), 'fine'],
    ['a longer word', did('Helpedesk led for two years'), 'fine'],
    ['German', did('Verantwortlich für den Vertrieb', 'de'), ['prose/j1.summary']],
    ['French', did('Chargée de la paie', 'fr'), ['prose/j1.summary']],
    ['Spanish', did('Encargada de compras', 'es'), ['prose/j1.summary']],
    ['Portuguese', did('Responsável pelas compras', 'pt'), ['prose/j1.summary']],
    ['a language without a list', did('Responsible for all', 'sv'), NONE],
    ['the summary', say('Responsible for all'), NONE],
  ],
  'bullet-long': [
    ['240 characters', did('x'.repeat(240)), 'fine'],
    ['241 characters', did('x'.repeat(241)), ['prose/j1.summary']],
    ['no bullets', say('x'.repeat(500)), NONE],
  ],
  'paragraph-long': [
    ['short', resume({ sections: [work(job({ summary: paragraphs('A bank.') }))] }), 'fine'],
    ['long', resume({ sections: [work(job({ summary: paragraphs(`${LONG} words`) }))] }), ['prose/j1.summary']],
    ['bullets', did(LONG), NONE],
  ],
  'numbers-missing': [
    ['one bullet', did('Led a team'), NONE],
    ['none', resume({ sections: [work(job({ summary: bullets('Led a team', 'Built a service') }))] }), ['prose/j1.summary']],
    ['a figure', resume({ sections: [work(job({ summary: bullets('Led a team', 'Cut costs by 8 %') }))] }), 'fine'],
    ['in words', resume({ sections: [work(job({ summary: bullets('Led a team', 'Halved the costs') }))] }), 'fine'],
    [
      'Arabic figures',
      resume({ sections: [work(job({ summary: bullets('قاد الفريق', 'خفض التكاليف ٨٪') }))], design: { locale: 'ar' } }),
      'fine',
    ],
  ],
  'bullet-twice': [
    ['one line', did('Led a team of five people'), NONE],
    ['others', resume({ sections: [work(job({ summary: bullets('Led a team of five people', 'Led a team of six people') }))] }), 'fine'],
    [
      'in two jobs',
      resume({
        sections: [
          work(job({ summary: bullets('Led a team of five people.') }), job({ id: 'j2', summary: bullets('LED a team  of five people') })),
        ],
      }),
      ['prose/j2.summary'],
    ],
    ['short ones', resume({ sections: [work(job({ summary: bullets('Sales', 'Sales') }))] }), 'fine'],
  ],
  'pages-many': [
    ['unknown', resume({}), NONE],
    ['two', resume({}), 'fine', 2],
    ['three', resume({}), ['design/fitPages'], 3],
    ['academic', resume({ design: { template: 'academic' } }), NONE, 9],
  ],
  'skill-empty': [
    ['none', resume({}), NONE],
    ['named', resume({ sections: [section('skills', skill({ name: 'Rust' }))] }), 'fine'],
    ['keywords alone', resume({ sections: [section('skills', skill({ keywords: ['Rust'] }))] }), 'fine'],
    ['blank', resume({ sections: [section('skills', skill({ name: ' ', keywords: [''] }))] }), ['item/k1/name']],
  ],
  'skills-many': [
    ['forty', resume({ sections: [section('skills', skill({ keywords: Array.from({ length: 40 }, (_, n) => `s${n}`) }))] }), 'fine'],
    [
      'and one',
      resume({
        sections: [section('skills', skill({ keywords: Array.from({ length: 40 }, (_, n) => `s${n}`) }), skill({ id: 'k2', name: 'one' }))],
      }),
      ['item/k1/keywords'],
    ],
  ],
  'spaces-double': [
    ['one', did('Led a team'), 'fine'],
    ['two', did('Led  a team'), ['prose/j1.summary']],
    ['at the ends', did('  Led a team  '), 'fine'],
    ['twice in one field', resume({ sections: [work(job({ summary: bullets('a  b', 'c  d') }))] }), ['prose/j1.summary']],
    ['in a title', resume({ sections: [work(job({ position: 'Lead  engineer' }))] }), ['item/j1/position']],
  ],
  'space-before-comma': [
    ['none', did('Led, built, sold'), 'fine'],
    ['one', did('Led , built'), ['prose/j1.summary']],
    ['French marks', did('Résultat : 8 % ; oui', 'fr'), 'fine'],
    ['Arabic', did('قاد ، بنى', 'ar'), ['prose/j1.summary']],
  ],
  'quotes-mixed': [
    ['no marks', did('Led a team'), NONE],
    ['straight only', did('The "best" team'), 'fine'],
    ['mixed', resume({ sections: [work(job({ position: '“Lead”', summary: bullets('The "best"', 'A "good"') }))] }), ['item/j1/position']],
    [
      'apostrophes',
      resume({ sections: [work(job({ summary: bullets('It’s', 'That’s') }), job({ id: 'j2', position: "Men's" }))] }),
      ['item/j2/position'],
    ],
    ['inches', resume({ sections: [work(job({ position: '“Lead”', summary: bullets('A 27" screen') }))] }), 'fine'],
  ],
};

describe('advice', () => {
  for (const [rule, cases] of Object.entries(CASES) as [RuleId, Case[]][])
    it.each(cases)(`${rule}: %s`, (_, document, expected, pages) => {
      expect(places(rule, document, pages ?? null)).toEqual(expected);
    });

  it('waits until something is written but the name', () => {
    expect(advice(resume({ basics: { name: 'Ada' }, sections: [section('summary'), work()] }), NOW)).toEqual({
      findings: [],
      fine: [],
      isEmpty: true,
    });
    expect(advice(say('An engineer.'), NOW).isEmpty).toBe(false);
  });

  it('has every rule once', () => {
    expect(RULES.map(({ id }) => id).toSorted()).toEqual(Object.keys(CASES).toSorted());
  });

  it('tells what to put right before what to think about', () => {
    const { findings } = advice(resume({ basics: { email: 'x' }, sections: [work(job({}))] }), NOW);
    const severities = findings.map(({ severity }) => severity);
    expect(new Set(severities)).toEqual(new Set(['fix', 'consider']));
    expect(severities.lastIndexOf('fix')).toBeLessThan(severities.indexOf('consider'));
  });

  it('says how long a gap is, and names what it is between', () => {
    expect(outcome('jobs-gap', jobs(['2018-01', '2019-03'], ['2019-11']))).toMatchObject([
      { facts: { before: 'P0', after: 'P1', months: 7 } },
    ]);
    expect(outcome('jobs-overlap', jobs(['2019-01', '2020-04'], ['2020-02']))).toMatchObject([
      { facts: { one: 'P0', other: 'P1', months: 3 } },
    ]);
  });

  it('has little to say about a good résumé', () => {
    const { findings, fine } = advice(GALLERY, NOW, 2);
    expect(findings.map(({ rule }) => rule)).toEqual(['first-person']);
    expect(fine.length).toBeGreaterThan(18);
  });

  it('never throws, and leads only to what is there', () => {
    fc.assert(
      fc.property(resumes, fc.constantFrom('en', 'de', 'fr', 'es', 'pt', 'ar', 'ja'), fc.option(fc.nat(9)), (document, locale, pages) => {
        const ids = document.sections.flatMap(({ id, items }) => [
          id,
          ...items.flatMap((item) => [item.id, ...(item.kind === 'experience' ? item.roles.map((role) => role.id) : [])]),
        ]);
        for (const finding of advice({ ...document, design: { ...document.design, locale } }, NOW, pages).findings) {
          expect(findingKey(finding)).toContain(finding.rule);
          const owner = /^(?:item|sec|prose)\/([^/.]+)/.exec(finding.place ?? '')?.[1];
          if (owner && owner !== 'basics') expect(ids).toContain(owner);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('quotes the beginning, in whole words and whole characters', () => {
    expect(quoteOf(' Led  a team ')).toBe('Led a team');
    expect(quoteOf(LONG)).toBe(`${'word '.repeat(12).trim()}…`);
    expect(quoteOf('👩'.repeat(50)).isWellFormed()).toBe(true);
  });
});
