import { describe, expect, it } from 'vitest';
import type { ResumeDocument } from '#protocol/document';
import { DEFAULT_DESIGN } from '#protocol/document';
import { inDocumentOrder, isAboutItem, placeName } from './places.ts';

const DOCUMENT: ResumeDocument = {
  schema: 1,
  title: 'Analyst',
  basics: { name: 'Ada' },
  design: DEFAULT_DESIGN,
  sections: [
    {
      id: 'work',
      kind: 'experience',
      title: 'Career',
      items: [
        {
          id: 'i1',
          kind: 'experience',
          position: 'Analyst',
          organization: 'Babbage',
          roles: [{ id: 'r1', kind: 'role', position: 'Assistant' }],
        },
        { id: 'i2', kind: 'experience', roles: [] },
      ],
    },
    { id: 'sum', kind: 'summary', items: [] },
  ],
};

const ordered = (...paths: string[]) =>
  inDocumentOrder(
    paths,
    DOCUMENT,
    (path) => path,
    () => 0,
  );

describe('where something is said', () => {
  it('is told in words', () => {
    const name = (path: string) => {
      const { field, part, isGone } = placeName(DOCUMENT, path);
      return `${part ?? '–'} / ${field}${isGone ? ' (gone)' : ''}`;
    };
    expect(name('basics/headline')).toBe('You / Headline');
    expect(name('basics')).toBe('– / You');
    expect(name('prose/basics.summary')).toBe('– / Summary');
    expect(name('sec/work')).toBe('– / Career');
    expect(name('sec/work/title')).toBe('Career / Heading');
    expect(name('item/i1')).toBe('– / Analyst · Babbage');
    expect(name('item/i1/organization')).toBe('Analyst · Babbage / Organisation');
    expect(name('item/i1/dates')).toBe('Analyst · Babbage / When');
    expect(name('prose/i1.summary')).toBe('Analyst · Babbage / What you did');
    expect(name('item/r1/position')).toBe('Assistant / Position');
    expect(name('item/i2/position')).toBe('New job / Position');
    expect(name('item/gone/position')).toBe('– / An entry (gone)');
    expect(name('prose/gone.summary')).toBe('– / An entry (gone)');
    expect(name('sec/gone')).toBe('– / A section (gone)');
  });

  it('is in the order of the document, and last where it is gone', () => {
    const right = [
      'basics',
      'basics/name',
      'sec/work',
      'item/i1',
      'item/i1/position',
      'item/i1/dates',
      'prose/i1.summary',
      'prose/r1.summary',
      'item/i2',
      'prose/basics.summary',
      'item/gone/position',
    ];
    expect(ordered(...right.toReversed())).toEqual(right);
    expect(
      inDocumentOrder(
        ['b', 'a'],
        DOCUMENT,
        () => 'basics',
        (a, b) => a.localeCompare(b),
      ),
    ).toEqual(['a', 'b']);
  });

  it('is about an item where it is about it, its fields or its roles', () => {
    const [item] = DOCUMENT.sections[0]?.items ?? [];
    if (!item) throw new Error('no item');
    expect(
      ['item/i1', 'item/i1/dates', 'prose/i1.summary', 'item/r1/position', 'prose/r1.summary'].every((path) => isAboutItem(path, item)),
    ).toBe(true);
    expect(['item/i2', 'basics/name', 'sec/i1x', 'prose/i2.summary'].some((path) => isAboutItem(path, item))).toBe(false);
  });
});
