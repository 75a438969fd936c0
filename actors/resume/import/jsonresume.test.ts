import { describe, expect, it } from 'vitest';
import type { Item, ItemByKind, ItemKind, ResumeDocument, SectionKind } from '#protocol/document';
import { proseText } from '#protocol/prose';
import completeFile from '../../../e2e/samples/jsonresume-complete.json';
import sampleFile from '../../../e2e/samples/jsonresume-sample.json';
import longCareerFile from './fixtures/long-career.json';
import oddFile from './fixtures/odd.json';
import scriptsFile from './fixtures/scripts.json';
import { asJson, expectValid, imported, importing } from './testing.ts';

const sample = asJson(sampleFile);
const complete = asJson(completeFile);
const odd = asJson(oddFile);

const itemsOf = (document: ResumeDocument, kind: SectionKind): Item[] =>
  document.sections.find((section) => section.kind === kind)?.items ?? [];
const first = <K extends ItemKind>(items: readonly Item[], kind: K): ItemByKind<K> => {
  const item = items.find((candidate): candidate is ItemByKind<K> => candidate.kind === kind);
  if (!item) throw new Error(`no ${kind}`);
  return item;
};

describe('a JSON Resume that follows the standard', () => {
  const { document, report } = imported(sample);

  it('is read without a remark', () => expect(report).toEqual([]));

  it('becomes a valid document', () => {
    for (const file of [sample, complete]) expectValid(imported(file));
  });

  it('is titled by name and profession', () => expect(document.title).toBe('Richard Hendriks – Programmer'));

  it('has a section for everything there is, in the order of a résumé', () => {
    expect(imported(complete).document.sections.map((section) => section.kind)).toEqual([
      ...['summary', 'profiles', 'experience', 'education', 'projects', 'skills', 'certifications'],
      ...['publications', 'awards', 'volunteer', 'languages', 'interests', 'references'],
    ]);
  });

  it('keeps a job with its summary as paragraphs and its highlights as list lines', () => {
    const job = first(itemsOf(document, 'experience'), 'experience');
    expect(job).toMatchObject({
      organization: 'Pied Piper',
      position: 'CEO/President',
      location: 'Palo Alto, CA',
      description: 'Awesome compression company',
      dates: { start: '2013-12-01', end: '2014-12-01', present: false },
    });
    expect(job.summary?.map((line) => line.list)).toEqual([undefined, 'bullet', 'bullet', 'bullet']);
  });

  it('keeps every field of a project', () => {
    expect(first(itemsOf(document, 'projects'), 'project')).toMatchObject({
      name: 'Miss Direction',
      keywords: ['GoogleMaps', 'Chrome Extension', 'Javascript'],
      roles: ['Team lead', 'Designer'],
      entity: 'Smoogle',
      type: 'application',
    });
  });

  it('takes a job without an end as going on, and keeps jobs apart', () => {
    const jobs = itemsOf(imported(complete).document, 'experience');
    expect(jobs).toHaveLength(3);
    expect(first(jobs, 'experience').dates).toEqual({ start: '2021-03-01', end: null, present: true });
  });

  it('carries what describes the file itself', () => {
    expect(document.extra).toMatchObject({ jsonresume: { meta: { version: 'v1.0.0' } } });
  });

  it('keeps the address of a photo but does not fetch it', () => {
    const { document: withImage, report: remarks } = imported(complete);
    expect(withImage.basics.extra).toEqual({ jsonresume: { image: 'https://avatars.githubusercontent.com/u/1?v=4' } });
    expect(remarks).toMatchObject([{ path: 'basics.image', severity: 'info' }]);
  });
});

describe('a JSON Resume as people have them', () => {
  const result = imported(odd);
  const { document, report } = result;
  const said = (path: string) => report.filter((note) => note.path === path).map((note) => note.severity);

  it('becomes a valid document', () => expectValid(result));

  it('keeps an address that may not be followed, as text, with a warning', () => {
    expect(document.basics.url).toBe('javascript:alert(1)');
    expect(said('basics.website')).toEqual(['warning']);
  });

  it('reads the names of older drafts', () => {
    expect(first(itemsOf(document, 'experience'), 'experience').organization).toBe('Taller Uno');
    expect(first(itemsOf(document, 'certifications'), 'certification').title).toBe('Scrum');
    expect(itemsOf(document, 'interests')).toHaveLength(2);
    expect(first(itemsOf(document, 'education'), 'education').score).toBe('9.1');
  });

  it('converts simple HTML and leaves what only looks like it', () => {
    expect(document.basics.name).toBe('Ana Lucía Ferrer');
    expect(document.basics.summary?.[0]?.spans[1]).toEqual({ text: 'reliable', bold: true });
    expect(proseText(first(itemsOf(document, 'experience'), 'experience').summary ?? [])).toContain('Writes a < b && c > d.');
  });

  it('says where a date could not be read, and shows its text', () => {
    const jobs = itemsOf(document, 'experience').map((item) => ('dates' in item ? item.dates : undefined));
    expect(jobs[2]).toEqual({ start: '2012-01-15', end: null, present: false, raw: '2012-01-15 – Summer 2014' });
    expect(said('work.2.endDate')).toEqual(['warning']);
    expect(jobs[3]?.raw).toBe('03/04/2010');
  });

  it('keeps unknown fields with the record that had them', () => {
    expect(first(itemsOf(document, 'experience'), 'experience').extra).toEqual({
      jsonresume: { stack: ['Elixir', { db: 'Postgres' }] },
    });
    expect(document.extra?.jsonresume).toMatchObject({ 'x-generator': { build: 42 } });
  });

  it('removes characters that are not text, and says so', () => {
    expect(first(itemsOf(document, 'projects'), 'project').name).toBe('Bell and half pair');
    expect(said('projects.0.name')).toEqual(['warning']);
  });

  it('removes half of a character', () => {
    const { document: cleaned, report: remarks } = imported(JSON.parse('{"basics":{"name":"A \\ud83d half","summary":"x\\udc00"}}'));
    expect(cleaned.basics.name).toBe('A  half');
    expect(remarks).toHaveLength(2);
  });

  it('lets no key reach a prototype', () => {
    const hostile = imported(
      JSON.parse('{"basics":{"__proto__":{"a":1},"constructor":{"prototype":{"b":2}},"name":"X"},"__proto__":{"c":3}}'),
    );
    expectValid(hostile);
    expect(Object.getPrototypeOf(hostile.document.basics)).toBe(Object.prototype);
    expect(hostile.document.basics.extra).toEqual({ jsonresume: { constructor: { prototype: { b: 2 } } } });
    expect(({} as Record<string, unknown>).a).toBeUndefined();
    expect(hostile.report.map((note) => note.path)).toContain('basics.__proto__');
  });

  it('takes the language of the file where it names one', () => {
    expect(document.design.locale).toBe('es-ES');
    expect(imported({ basics: { name: 'x' }, meta: { language: 'Spanish, mostly' } }).document.design.locale).toBe('en');
  });
});

describe('a file in any script', () => {
  it('is read with its dates', () => {
    const result = imported(asJson(scriptsFile));
    expectValid(result);
    expect(result.report).toEqual([]);
    const dates = itemsOf(result.document, 'experience').map((item) => ('dates' in item ? item.dates : undefined));
    expect(dates.map((each) => each?.start)).toEqual(['2019-05', '2016-03', '2014-03-01', '2013']);
    expect(dates[0]?.present).toBe(true);
  });
});

describe('a long career', () => {
  it('keeps all its jobs in order', () => {
    const result = imported(asJson(longCareerFile));
    expectValid(result);
    expect(result.report).toEqual([]);
    expect(itemsOf(result.document, 'experience')).toHaveLength(14);
  });
});

describe('a file that is something else', () => {
  it.each([
    null,
    'text',
    42,
    [],
    {},
    { name: 'package', version: '1.0.0' },
    { files: [], references: [] },
    { references: [{}], work: null },
  ])('is refused: %j', (input) => expect(importing(input)).toEqual({ refused: 'not a JSON Resume' }));

  it('is not refused for being nearly empty', () => {
    expect(imported({ basics: {} }).document.title).toBe('Imported résumé');
    expect(imported({ work: ['Acme'] }).document.sections).toHaveLength(1);
  });
});
