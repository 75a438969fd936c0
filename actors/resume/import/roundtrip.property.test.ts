import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ResumeDocument } from '#protocol/document';
import type { Json } from '#protocol/json';
import { ARABIC } from '#render/fixtures/arabic';
import { GALLERY } from '#render/fixtures/gallery';
import { RESUME } from '#render/fixtures/resume';
import completeFile from '../../../e2e/samples/jsonresume-complete.json';
import sampleFile from '../../../e2e/samples/jsonresume-sample.json';
import version4 from '../../../e2e/samples/reactive-resume-v4-azurill.json';
import { isRecord } from './cursor.ts';
import longFile from './fixtures/long-career.json';
import oddFile from './fixtures/odd.json';
import version5 from './fixtures/reactive-resume-v5.json';
import scriptsFile from './fixtures/scripts.json';
import { exchangeFile, importJsonFile } from './json-file.ts';
import { numbered } from './own.ts';
import { asJson, counted } from './testing.ts';

function read(input: Json): ResumeDocument {
  const result = importJsonFile(input, counted());
  if ('refused' in result) throw new Error(result.refused);
  return result.document;
}

const FILES = { sampleFile, completeFile, longFile, oddFile, scriptsFile, version4, version5 };
const FORMATS = ['jsonresume', 'reactive-resume', 'json'] as const;

describe.each(FORMATS)('a file of ours in the format %s', (format) => {
  it.each(Object.entries(FILES))('gives back what was imported from %s', (_, file) => {
    const document = read(asJson(file));
    const out = asJson(exchangeFile(document, format));
    expect(numbered(read(out))).toEqual(numbered(document));
  });
});

describe('a JSON Resume', () => {
  it.each(['sampleFile', 'completeFile', 'longFile'] as const)('of plain fields (%s) needs nothing of ours to come back whole', (name) => {
    const file = exchangeFile(read(asJson(FILES[name])), 'jsonresume');
    expect(Object.keys(file)).not.toContain('x-vitae');
  });

  it('has unknown fields where they were', () => {
    const file = exchangeFile(read(asJson(oddFile)), 'jsonresume');
    expect(file).toMatchObject({
      'x-generator': { name: 'some editor', build: 42 },
      basics: { pronouns: 'she/her' },
      meta: { version: 'v1.0.0' },
    });
    expect(file.work).toEqual(expect.arrayContaining([expect.objectContaining({ stack: ['Elixir', { db: 'Postgres' }] })]));
  });
});

it.each(['jsonresume', 'reactive-resume'] as const)('what was changed in a %s elsewhere counts, not what went along', (format) => {
  const file = exchangeFile({ ...read(asJson(oddFile)), title: 'Mine' }, format);
  expect(Object.keys(file)).toContain('x-vitae');
  expect(read(file).title).toBe('Mine');
  const basics = isRecord(file.basics) ? file.basics : {};
  const changed = read({ ...file, basics: { ...basics, name: 'Somebody Else' } });
  expect(changed.basics.name).toBe('Somebody Else');
  expect(changed.title).not.toBe('Mine');
  expect(JSON.stringify(changed)).not.toContain('x-vitae');
});

const text = fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom('', '<p>a</p>', '2019', 'a  b', '2019 – 2020', '&amp;', ' x '));
const bag = fc.dictionary(
  fc.string({ minLength: 1, maxLength: 5 }).filter((key) => key !== '__proto__'),
  fc.jsonValue({ maxDepth: 2 }),
  { maxKeys: 3 },
);
const flags = fc.record({ hidden: fc.boolean(), visible: fc.boolean() }, { requiredKeys: [] });
const items = fc.array(
  fc
    .tuple(
      bag,
      flags,
      fc.record(
        {
          id: text,
          name: text,
          company: text,
          title: text,
          position: text,
          period: text,
          date: text,
          description: text,
          level: fc.double({ min: -1, max: 7, noNaN: true }),
          website: fc.record({ url: text, label: text, inlineLink: fc.boolean() }),
          dates: fc.record({ start: text, end: text, present: fc.boolean(), raw: text }),
          keywords: fc.array(text, { maxLength: 3 }),
          roles: fc.array(fc.record({ position: text, period: text, description: text }), { maxLength: 2 }),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([unknown, flag, fields]): Json => asJson({ ...unknown, ...flag, ...fields })),
  { maxLength: 3 },
);
const section = fc.record({ title: text, columns: fc.integer({ min: 0, max: 6 }), icon: text, items }, { requiredKeys: ['items'] });
const reactive = fc
  .tuple(
    bag,
    fc.record({
      basics: fc
        .tuple(bag, fc.record({ name: text, location: text, website: fc.record({ url: text, label: text }) }))
        .map(([a, b]) => ({ ...a, ...b })),
      summary: fc.record({ content: text, title: text }),
      sections: fc.record(
        { experience: section, skills: section, profiles: section, projects: section, awards: section },
        { requiredKeys: [] },
      ),
      customSections: fc.array(
        fc
          .tuple(section, fc.constantFrom('experience', 'summary', 'cover-letter', 'skills', 'new'))
          .map(([one, type]) => ({ ...one, id: `c-${type}`, type })),
        { maxLength: 3 },
      ),
      metadata: bag,
    }),
  )
  .map(([unknown, file]): Json => asJson({ ...unknown, ...file }));

it('gives back any file of Reactive Resume, in all formats', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(reactive, (file) => {
      const document = read(file);
      for (const format of FORMATS) expect(numbered(read(asJson(exchangeFile(document, format))))).toEqual(numbered(document));
    }),
    { numRuns: 150 },
  );
});

it.each([ARABIC, GALLERY, RESUME].map((one) => [one.title, one] as const))(
  'gives back a document made here, with its design: %s',
  (_, document) => {
    for (const format of FORMATS) expect(read(asJson(exchangeFile(document, format)))).toEqual(asJson(document));
  },
);
