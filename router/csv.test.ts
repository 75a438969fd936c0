import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { csvCell, csvLine, csvOf } from './csv.ts';

it('is read back as it was, by a reader of CSV', () => {
  const table = [
    ['name', 'a "quoted", text'],
    ['two\nlines', 'é'],
  ];
  const text = csvOf(table);
  expect(text.startsWith('\ufeff')).toBe(true);
  expect(Papa.parse<string[]>(text.slice(1).trimEnd()).data).toEqual(table);
});

it('quotes what would break out of its cell', () => {
  expect(csvLine(['a', 'b,c', 'd"e', 'f\r\ng', null, 7])).toBe('a,"b,c","d""e","f\r\ng",,7\r\n');
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '|cmd', '%0A=1', '＝1'])('keeps a spreadsheet from running %j', (text) => {
  expect(csvCell(text)).toMatch(/^"?'/);
  const [[first = ''] = []] = Papa.parse<string[]>(csvCell(text), { delimiter: ',', newline: '\r\n' }).data;
  expect(first).toBe(`'${text}`);
});

it('leaves numbers what they are, and nothing empty', () => {
  expect(csvCell(-7)).toBe('-7');
  expect(csvOf([[-1, 2.5, null]])).toBe('\ufeff-1,2.5,\r\n');
});
