import { describe, expect, it } from 'vitest';
import { formatDate, formatDates, formatFullDate } from './dates.ts';

const en = { dateFormat: 'MMM YYYY', locale: 'en-US' } as const;
const range = (start: string | null, end: string | null, present = false) => ({ start, end, present });

describe('formatDates', () => {
  it('writes a range, an open one, a single date and half a range', () => {
    expect(formatDates(range('2020-03', '2021-11'), en)).toBe('Mar 2020 – Nov 2021');
    expect(formatDates(range('2020-03', null, true), en)).toBe('Mar 2020 – Present');
    expect(formatDates(range('2020-03-14', null), en)).toBe('Mar 2020');
    expect(formatDates(range(null, '2020'), en)).toBe('2020');
    expect(formatDates(range('2020', '2020'), en)).toBe('2020');
  });

  it('gives nothing for nothing, and text that is no date as it is', () => {
    expect(formatDates(undefined, en)).toBe('');
    expect(formatDates(range(null, null), en)).toBe('');
    expect(formatDates({ ...range(null, null), raw: 'Summer 2019' }, en)).toBe('Summer 2019');
  });

  it('speaks the language of the résumé, and English where it knows none', () => {
    const open = range('2021-12', null, true);
    expect(formatDates(open, { dateFormat: 'MMMM YYYY', locale: 'de-AT' })).toBe('Dezember 2021 – heute');
    expect(formatDates(open, { dateFormat: 'MMM YYYY', locale: 'fr' })).toBe('déc. 2021 – aujourd’hui');
    expect(formatDates(open, { dateFormat: 'MMM YYYY', locale: 'es' })).toBe('dic. 2021 – actualidad');
    expect(formatDates(open, { dateFormat: 'MMM YYYY', locale: 'tlh' })).toBe('Dec 2021 – Present');
  });
});

it('writes each format, and never more precision than the person gave', () => {
  expect(formatDate('2021-02-03', 'MM/YYYY', 'en')).toBe('02/2021');
  expect(formatDate('2021-02-03', 'YYYY-MM', 'en')).toBe('2021-02');
  expect(formatDate('2021-02-03', 'YYYY', 'en')).toBe('2021');
  expect(formatDate('2021', 'MMMM YYYY', 'en')).toBe('2021');
});

it('dates a letter to the day', () => {
  expect(formatFullDate(range('2026-03-04', null), en)).toBe('March 4, 2026');
  expect(formatFullDate(range('2026-03-04', null), { ...en, locale: 'de' })).toBe('4. März 2026');
  expect(formatFullDate(range('2026-03', null), en)).toBe('Mar 2026');
});
