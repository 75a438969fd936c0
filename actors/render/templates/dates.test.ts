import { describe, expect, it } from 'vitest';
import { calendarOf } from './calendars.ts';
import { formatDate, formatDates, formatFullDate, longestDates } from './dates.ts';

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

it.each([
  ['zh-CN', '2021年3月', '2021年3月', '2021年3月4日', '2021年3月 – 至今'],
  ['zh-TW', '2021年3月', '2021年3月', '2021年3月4日', '2021年3月 – 至今'],
  ['ja', '2021年3月', '2021年3月', '2021年3月4日', '2021年3月 – 現在'],
  ['ko', '2021년 3월', '2021년 3월', '2021년 3월 4일', '2021년 3월 – 현재'],
  ['vi', 'Thg 3, 2021', 'Tháng 3, 2021', 'Ngày 4 tháng 3 năm 2021', 'Thg 3, 2021 – nay'],
  ['th', 'มี.ค. 2021', 'มีนาคม 2021', '4 มีนาคม 2021', 'มี.ค. 2021 – ปัจจุบัน'],
  ['hi', 'मार्च 2021', 'मार्च 2021', '4 मार्च 2021', 'मार्च 2021 – वर्तमान'],
  ['fa', 'مارس 2021', 'مارس 2021', '4 مارس 2021', 'مارس 2021 – اکنون'],
  ['uk', 'бер. 2021', 'березень 2021', '4 березня 2021', 'бер. 2021 – дотепер'],
  ['ru', 'март 2021', 'март 2021', '4 марта 2021', 'март 2021 – настоящее время'],
  ['pl', 'mar 2021', 'marzec 2021', '4 marca 2021', 'mar 2021 – obecnie'],
  ['el', 'Μαρ 2021', 'Μάρτιος 2021', '4 Μαρτίου 2021', 'Μαρ 2021 – σήμερα'],
  ['he', 'מרץ 2021', 'מרץ 2021', '4 במרץ 2021', 'מרץ 2021 – היום'],
  ['ar', 'مارس 2021', 'مارس 2021', '4 مارس 2021', 'مارس 2021 – الآن'],
])('writes dates as people do in %s', (locale, short, long, full, open) => {
  const design = { dateFormat: 'MMM YYYY', locale } as const;
  expect(formatDate('2021-03', 'MMM YYYY', locale)).toBe(short);
  expect(formatDate('2021-03', 'MMMM YYYY', locale)).toBe(long);
  expect(formatFullDate(range('2021-03-04', null), design)).toBe(full);
  expect(formatDates(range('2021-03', null, true), design)).toBe(open);
  const { months, short: shorter, ofDay = months } = calendarOf(locale);
  for (const names of [months, shorter, ofDay]) expect(new Set(names).size).toBe(12);
});

it('says of a year alone that it is one where months say so, and not where only years are asked for', () => {
  expect((['MMM YYYY', 'MMMM YYYY', 'YYYY', 'MM/YYYY'] as const).map((format) => formatDate('2021', format, 'ja'))).toEqual([
    ...['2021年', '2021年', '2021', '2021'],
  ]);
});

it('knows how much room a span takes: more for letters that are as wide as they are high', () => {
  expect(longestDates(en)).toBe('Sep 2019 – Mar 2020'.length);
  expect(longestDates({ ...en, locale: 'ja' })).toBe(2 * '2020〇〇12〇〇'.length + 3);
});
