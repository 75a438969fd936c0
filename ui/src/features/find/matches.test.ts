import { describe, expect, it } from 'vitest';
import { itemPath, prosePath, sectionPath } from '#protocol/registers';
import { documentOf } from '#sync/document';
import { matchesOf } from './matches.ts';

const WORK = 'section00work';
const JOB = 'item00000lead';
const ROLE = 'item00000role';
const resume = documentOf([
  ['basics/name', 'Zoë Müller'],
  ['basics/location', { city: 'Zürich' }],
  [sectionPath(WORK, 'kind'), 'experience'],
  [sectionPath(WORK, 'place'), 'a0'],
  [sectionPath(WORK, 'alive'), true],
  [itemPath(JOB, 'kind'), 'experience'],
  [itemPath(JOB, 'place'), [WORK, 'a0']],
  [itemPath(JOB, 'alive'), true],
  [itemPath(JOB, 'hidden'), true],
  [itemPath(JOB, 'organization'), 'Müller & Söhne, Mu\u0308ller'],
  [itemPath(ROLE, 'kind'), 'role'],
  [itemPath(ROLE, 'place'), [JOB, 'a0']],
  [itemPath(ROLE, 'alive'), true],
  [itemPath(ROLE, 'position'), 'Schmied'],
  [
    prosePath(JOB),
    [{ spans: [{ text: 'Led ' }, { text: 'mül', bold: true }, { text: 'lers' }] }, { list: 'bullet', spans: [{ text: 'Muller again' }] }],
  ],
]);
const found = (query: string) => matchesOf(resume, query).map(({ path, start, end }) => [path, start, end]);

describe('finding text in a résumé', () => {
  it('passes over capitals and accents, in fields, places and prose across its marks, in the order of the form', () => {
    expect(found('muller')).toEqual([
      ['basics/name', 4, 10],
      [itemPath(JOB, 'organization'), 0, 6],
      [itemPath(JOB, 'organization'), 16, 23],
      [prosePath(JOB), 4, 10],
      [prosePath(JOB), 12, 18],
    ]);
    expect(found(' ZÜRICH ')).toEqual([['basics/location', 0, 6]]);
  });

  it('looks through roles, and through the usual heading where none is written', () => {
    expect(found('schmied')).toEqual([[itemPath(ROLE, 'position'), 0, 7]]);
    expect(found('experience')).toEqual([[sectionPath(WORK, 'title'), 0, 10]]);
  });

  it('finds nothing for nothing', () => {
    expect(found('  ')).toEqual([]);
    expect(found('nowhere')).toEqual([]);
  });
});
