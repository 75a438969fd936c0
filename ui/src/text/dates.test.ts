import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Dates, PartialDate } from '#protocol/dates';
import { readDate } from '#protocol/written-dates';
import { formatDates, parseDates, sayDates, withPresent } from './dates.ts';

const two = (value: number) => String(value).padStart(2, '0');
const year = fc.integer({ min: 1000, max: 2999 }).map(String);
const date = fc.oneof(
  year,
  fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${two(m)}`),
  fc.tuple(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map(([y, m, d]) => `${y}-${two(m)}-${two(d)}`),
);
const period: fc.Arbitrary<Dates> = fc
  .record({ start: fc.option(date), end: fc.option(date), present: fc.boolean() })
  .map((dates) => (dates.present ? { ...dates, end: null } : dates));

test('a period that is written can be read again', () => {
  fc.assert(
    fc.property(period, (dates) => {
      expect(parseDates(formatDates(dates))).toEqual(dates);
    }),
  );
});

test('dates are read as people write them', () => {
  expect(readDate('March 2020')).toBe('2020-03');
  expect(readDate('Sept. 2020')).toBe('2020-09');
  expect(readDate('3/2020')).toBe('2020-03');
  expect(readDate('2020.3')).toBe('2020-03');
  expect(readDate('2020-13')).toBeNull();
  expect(parseDates('2019-2021')).toEqual({ start: '2019', end: '2021', present: false });
  expect(parseDates('2019-03 - now')).toEqual({ start: '2019-03', end: null, present: true });
  expect(parseDates('Jan 2019 to Feb 2020')).toEqual({ start: '2019-01', end: '2020-02', present: false });
});

test.each([
  ['since March 2020', '2020-03', null, true],
  ['3/2020 – now', '2020-03', null, true],
  ['seit 2019', '2019', null, true],
  ['Mai 2018 bis heute', '2018-05', null, true],
  ['März 2017 – Dez. 2019', '2017-03', '2019-12', false],
  ['depuis février 2021', '2021-02', null, true],
  ['de janeiro de 2020', '2020-01', null, false],
  ['enero de 2019 – actualidad', '2019-01', null, true],
  ['2020年3月 〜 現在', '2020-03', null, true],
  ['2020년 3월', '2020-03', null, false],
  ['منذ مارس 2020', '2020-03', null, true],
  ['until 2021', null, '2021', false],
  ['bis heute', null, null, true],
  ['31.12.2019', '2019-12-31', null, false],
] as const)('%s is understood', (text, start, end, present) => {
  expect(parseDates(text)).toEqual({ start, end, present });
});

test('what may be two dates is neither', () => {
  expect(parseDates('03/04/2019')).toEqual({ start: null, end: null, present: false, raw: '03/04/2019' });
  expect(parseDates('Sommer 2019').raw).toBe('Sommer 2019');
  expect(parseDates('seit Sommer 2019').raw).toBe('seit Sommer 2019');
});

test('words that are no dates are kept as they are', () => {
  expect(parseDates('Summer 2019')).toEqual({ start: null, end: null, present: false, raw: 'Summer 2019' });
  expect(parseDates('2019 – whenever')).toEqual({ start: null, end: null, present: false, raw: '2019 – whenever' });
  expect(formatDates({ start: null, end: null, present: false, raw: 'Summer 2019' })).toBe('Summer 2019');
});

test('present takes the place of the end, and back', () => {
  const dates = parseDates('2019 – 2021');
  expect(withPresent(dates, true)).toEqual({ start: '2019', end: null, present: true });
  expect(withPresent(undefined, true)).toEqual({ start: null, end: null, present: true });
});

test('a period is said in words', () => {
  expect(sayDates({ start: '2020-03', end: null, present: true }, 'en')).toBe('Mar 2020 – now');
  expect(sayDates({ start: null, end: '2021', present: false }, 'en')).toBe('until 2021');
  expect(PartialDate.safeParse('2020-03').success).toBe(true);
});
