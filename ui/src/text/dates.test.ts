import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Dates, PartialDate } from '#protocol/dates';
import { formatDates, parseDates, readDate, sayDates, withPresent } from './dates.ts';

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
