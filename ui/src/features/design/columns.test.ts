import { expect, it } from 'vitest';
import type { SectionKind } from '#protocol/document';
import { columnsOf, sideAfter } from './columns.ts';

const section = (id: string, kind: SectionKind) => ({ id, kind });
const SECTIONS = [section('w', 'experience'), section('k', 'skills'), section('e', 'education'), section('l', 'languages')];
const ids = (chosen: string[] | undefined, sections = SECTIONS) => {
  const { main, side } = columnsOf(sections, chosen);
  return [main.map(({ id }) => id).join(''), side.map(({ id }) => id).join('')];
};

it('divides sections as the pages do: by kind until somebody has chosen', () => {
  expect(ids(undefined)).toEqual(['we', 'kl']);
  expect(ids(['e'])).toEqual(['wkl', 'e']);
  expect(ids([])).toEqual(['wkel', '']);
  expect(ids(['w', 'k', 'e', 'l'])).toEqual(['wkel', '']);
});

it('moves one section to the other column, all in the order of the document', () => {
  expect(sideAfter(SECTIONS, undefined, 'w', 'side')).toEqual(['w', 'k', 'l']);
  expect(sideAfter(SECTIONS, undefined, 'k', 'main')).toEqual(['l']);
  expect(sideAfter(SECTIONS, undefined, 'k', 'side')).toBeNull();
  expect(sideAfter(SECTIONS, ['k', 'e', 'l'], 'w', 'side')).toBeNull();
});
