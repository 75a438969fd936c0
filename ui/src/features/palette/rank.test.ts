import { describe, expect, it } from 'vitest';
import { fold } from '../../text/fold.ts';
import type { PaletteEntry } from './entries.ts';
import { arranged, FOUND_MAX, fitOf } from './rank.ts';

const entry = (id: string, label: string, more: Partial<PaletteEntry> = {}): PaletteEntry => ({
  id,
  label,
  group: 'Things',
  run: () => {},
  ...more,
});
const ENTRIES = [
  entry('design', 'Design', { group: 'The résumé', also: 'template colours' }),
  entry('job', 'Lead engineer · Acmé', { group: 'Entries', onlyFound: true }),
  entry('field', 'Position · Lead engineer · Acmé', { group: 'Fields', onlyFound: true }),
  entry('deal', 'Big deal'),
];
const shown = (query: string, recent: string[] = []) =>
  arranged(ENTRIES, query, recent).map(({ name, entries }) => [name, ...entries.map(({ id }) => id)]);

describe('what the palette shows', () => {
  it('is everything but what there is too much of, what was chosen lately first and once', () => {
    expect(shown('')).toEqual([
      ['The résumé', 'design'],
      ['Things', 'deal'],
    ]);
    expect(shown(' ', ['job', 'gone', 'deal'])).toEqual([
      ['Recent', 'job', 'deal'],
      ['The résumé', 'design'],
    ]);
  });

  it('is what every word fits, the best first', () => {
    expect(shown('acme lead')).toEqual([
      ['Entries', 'job'],
      ['Fields', 'field'],
    ]);
    expect(shown('de')[0]).toEqual(['The résumé', 'design']);
    expect(shown('acme nowhere')).toEqual([]);
    expect(shown('TEMPLATE')).toEqual([['The résumé', 'design']]);
  });

  it('takes what was chosen lately before what fits as well', () => {
    const twins = [entry('a', 'Alpha one'), entry('b', 'Alpha two')];
    const ids = (recent: string[]) => arranged(twins, 'alpha', recent).flatMap(({ entries }) => entries.map(({ id }) => id));
    expect(ids([])).toEqual(['a', 'b']);
    expect(ids(['b'])).toEqual(['b', 'a']);
  });

  it('ends somewhere', () => {
    const many = Array.from({ length: 200 }, (_, index) => entry(String(index), `Item ${index}`));
    expect(arranged(many, 'item', []).flatMap(({ entries }) => entries)).toHaveLength(FOUND_MAX);
  });
});

describe('how well a word fits a text', () => {
  const text = fold('Lead engineer · Acme');
  it.each([
    ['le', 100],
    ['eng', 80],
    ['ngin', 50],
    ['lea', 100],
    ['lenac', 20],
    ['la', 20],
    ['xyz', 0],
    ['ea', 50],
    ['lr', 0],
  ])('%s: %i', (word, score) => {
    expect(fitOf(word, text)).toBe(score);
  });
});
