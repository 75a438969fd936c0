import { describe, expect, it } from 'vitest';
import { datesOf, readDate } from './written-dates.ts';

describe('a date of a file', () => {
  it.each([
    ['2019', '2019'],
    ['2019-05', '2019-05'],
    ['2019-5-1', '2019-05-01'],
    ['2019/05/01', '2019-05-01'],
    ['2019-05-01T23:30:00.000Z', '2019-05-01'],
    ['2019-05-01 10:00', '2019-05-01'],
    ['05/2019', '2019-05'],
    ['5.2019', '2019-05'],
    ['01.05.2019', '2019-05-01'],
    ['31/05/2019', '2019-05-31'],
    ['05/31/2019', '2019-05-31'],
    ['May 2019', '2019-05'],
    ['Sept. 2019', '2019-09'],
    ['May 1st, 2019', '2019-05-01'],
    ['1. März 2019', '2019-03-01'],
    ['mayo de 2019', '2019-05'],
    ['1er août 2019', '2019-08-01'],
    ['май 2019', '2019-05'],
  ])('reads %s as %s', (text, date) => expect(readDate(text)).toBe(date));

  it.each([
    '03/04/2019',
    '2019-13',
    '2019-05-00',
    '31/31/2019',
    'Summer 2019',
    'May',
    'n/a',
    '19',
    '',
    'May June 2019',
    '2019-05-01Tomorrow',
  ])('does not guess at %j', (text) => expect(readDate(text)).toBeNull());
});

describe('a period', () => {
  it.each(['present', 'Current', 'ONGOING', 'heute', 'actualidad', 'présent', 'настоящее время', 'σήμερα', 'nay', 'الآن', '現在'])(
    'goes on until %s',
    (word) => expect(datesOf('2019', word, true)).toEqual({ start: '2019', end: null, present: true }),
  );

  it('goes on when only its start is given, where that is the convention', () => {
    expect(datesOf('2019', null, true)).toEqual({ start: '2019', end: null, present: true });
    expect(datesOf('2019', null, false)).toEqual({ start: '2019', end: null, present: false });
  });

  it('does not go on when its start cannot be read', () => {
    expect(datesOf('long ago', null, true)).toEqual({ start: null, end: null, present: false, raw: 'long ago' });
  });

  it('keeps what is no date, readable as a whole', () => {
    expect(datesOf('2019-05-01T00:00:00Z', 'Summer 2020', true)).toEqual({
      start: '2019-05-01',
      end: null,
      present: false,
      raw: '2019-05-01 – Summer 2020',
    });
    expect(datesOf(null, 'Summer 2020', true)).toMatchObject({ raw: '– Summer 2020' });
  });

  it('takes a range apart that stands in one field', () => {
    expect(datesOf('Jan 2018 - Mar 2019', null, true)).toEqual({ start: '2018-01', end: '2019-03', present: false });
    expect(datesOf('2018 – present', null, false)).toEqual({ start: '2018', end: null, present: true });
  });

  it('reads its own words again as the same', () => {
    for (const [start, end] of [
      ['2019', 'Summer 2020'],
      ['Spring', '2020'],
      [null, 'x'],
      ['a – b', null],
      ['foo', 'now'],
    ] as const) {
      const dates = datesOf(start, end, true);
      const raw = dates?.raw ?? '';
      const again = raw.startsWith('– ') ? datesOf(null, raw.slice(2), true) : datesOf(raw, null, true);
      expect(again).toEqual(dates);
    }
  });
});
