import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json } from '#protocol/json';
import { isPresent, readDate } from '#protocol/written-dates';
import completeFile from '../../../e2e/samples/jsonresume-complete.json';
import sampleFile from '../../../e2e/samples/jsonresume-sample.json';
import { isRecord } from './cursor.ts';
import scriptsFile from './fixtures/scripts.json';
import { asJson, expectValid, importing, textOf } from './testing.ts';
import { cleanText } from './text.ts';

const KEYS = [
  ...['basics', 'work', 'volunteer', 'education', 'awards', 'certificates', 'certifications', 'publications', 'skills', 'languages'],
  ...['interests', 'hobbies', 'references', 'projects', 'meta', '$schema', 'name', 'label', 'image', 'email', 'phone', 'url', 'website'],
  ...['summary', 'description', 'location', 'address', 'city', 'profiles', 'network', 'username', 'position', 'company', 'startDate'],
  ...['endDate', 'highlights', 'courses', 'score', 'date', 'releaseDate', 'keywords', 'roles', 'level', 'reference', 'title', 'issuer'],
  ...['text', 'length', 'toString', '__proto__', 'constructor', ''],
];
const { value: anyValue } = fc.letrec<{ value: Json; record: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ maxLength: 600 }),
      fc.constantFrom(
        '2019',
        'May 2019',
        'present',
        '2019-05-01T00:00:00Z',
        '<p>a <b>b</b></p>',
        'javascript:alert(1)',
        'a - b',
        '&#0;',
        '',
        ' ',
      ),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    ),
    tie('record'),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
  record: fc
    .array(fc.tuple(fc.oneof(fc.constantFrom(...KEYS), fc.string({ maxLength: 8 })), tie('value')), { maxLength: 10 })
    .map((entries): Json => Object.fromEntries(entries)),
}));

/** Texts of a file as they must be found again: cut where the importer cuts lists, dates apart. */
function textsOf(input: Json): string[] {
  if (typeof input === 'string') {
    if (readDate(input) !== null || isPresent(input) || /[<&]/.test(input)) return [];
    return cleanText(input)
      .text.split(/[,;•|\n\s]+|\s[–—-]\s/)
      .filter((part) => part !== '' && part.length < 30 && readDate(part) === null && !isPresent(part));
  }
  if (Array.isArray(input)) return input.flatMap(textsOf);
  if (!isRecord(input)) return [];
  return Object.entries(input).flatMap(([key, value]) => (key === '__proto__' ? [] : textsOf(value)));
}

function expectNothingLost(input: Json): void {
  const result = importing(input);
  if ('refused' in result) return;
  expectValid(result);
  const found = `${textOf(result.document)}${result.report.map((note) => note.path).join('')}`;
  // What a bag holds is as it was in the file: compare both without what is no text.
  const all = cleanText(found).text;
  expect(textsOf(input).filter((text) => !all.includes(text))).toEqual([]);
}

it('reads any JSON whatever, validly, and loses no text of it', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(anyValue, (input) => {
      expectNothingLost(input);
      expectNothingLost({ basics: input });
      expectNothingLost({ work: [input], skills: [{ keywords: input, name: input }], basics: { profiles: [input], location: input } });
    }),
    { numRuns: 1_000 },
  );
});

const samples = [sampleFile, completeFile, scriptsFile].map(asJson);

/** Every place in a file: its keys from the root. */
function placesOf(value: Json, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  return [[...path], ...Object.entries(value).flatMap(([key, entry]) => placesOf(entry, [...path, key]))];
}

function replaced(value: Json, path: readonly string[], by: Json): Json {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((entry, index) => (String(index) === key ? replaced(entry, rest, by) : entry));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, name === key ? replaced(entry, rest, by) : entry]));
}

it('reads real files with anything in the wrong place, validly, and loses no text of them', { timeout: 60_000 }, () => {
  const mutated = fc
    .constantFrom(...samples)
    .chain((sample) =>
      fc
        .array(fc.tuple(fc.constantFrom(...placesOf(sample)), anyValue), { minLength: 1, maxLength: 3 })
        .map((changes) => changes.reduce((file, [path, by]) => replaced(file, path, by), sample)),
    );
  fc.assert(fc.property(mutated, expectNothingLost), { numRuns: 300 });
});
