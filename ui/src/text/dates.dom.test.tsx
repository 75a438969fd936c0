import { afterEach, describe, expect, test } from 'vitest';
import type { Dates } from '#protocol/dates';
import { fields } from '../i18n/en/fields.ts';
import { LANGUAGES } from '../i18n/language.ts';
import { speakLanguage, words } from '../i18n/words.ts';
import { formatDates, parseDates, sayDates } from './dates.ts';

const w = words('fields', fields);

describe('in every language of the interface', () => {
  afterEach(() => speakLanguage('en'));

  test.each(LANGUAGES.filter((language) => language !== 'en'))('what %s writes of a period that goes on is read back', async (language) => {
    await speakLanguage(language);
    const dates: Dates = { start: '2020-03', end: null, present: true };
    expect(formatDates(dates)).not.toBe('2020-03 – present');
    expect(parseDates(formatDates(dates))).toEqual(dates);
    expect(sayDates(dates, language)).not.toMatch(/now$/);
  });

  test.each(LANGUAGES)('the hints of %s are dates that are understood', async (language) => {
    await speakLanguage(language);
    const { day, period } = w().examples;
    const [first = '', second] = period.split(/,? (?:or|oder|ou|o|أو) |، أو /);
    expect(parseDates(first)).toEqual({ start: '2020-03', end: '2023-05', present: false });
    if (second !== undefined) expect(parseDates(second)).toEqual({ start: '2020', end: null, present: true });
    const [month = ''] = day.split(/,|، | أو |、/);
    expect(parseDates(month)).toEqual({ start: '2023-06', end: null, present: false });
  });
});
