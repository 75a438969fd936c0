import { describe, expect, it } from 'vitest';
import { DEFAULT_DESIGN } from '#protocol/document';
import type { Theme } from '#protocol/tenant-themes';
import { PLANS } from '#render/templates/plans';
import { chosen, offered, wears } from './offered.ts';

const theme: Theme = { id: 'theme-school', name: 'School', template: 'executive', look: { primaryColor: '#1f4e8c' } };
const ids = (...given: Parameters<typeof offered>) => offered(...given).map(({ id }) => id);

describe('what is offered', () => {
  it('is everything while nothing else is known', () => {
    expect(ids(null, 'classic')).toEqual(PLANS.map(({ id }) => id));
  });

  it('begins with what is prescribed, in its order, and says so', () => {
    const choices = offered({ allowed: null, prescribed: ['modern', 'theme-school'], themes: [theme] }, 'classic');
    expect(choices.slice(0, 3).map(({ id, isPrescribed }) => [id, isPrescribed])).toEqual([
      ['modern', true],
      ['theme-school', true],
      ['classic', false],
    ]);
    expect(choices).toHaveLength(PLANS.length + 1);
  });

  it('is nothing else than what may be chosen, and what the résumé has', () => {
    expect(ids({ allowed: ['executive'], prescribed: ['theme-school'], themes: [theme] }, 'timeline')).toEqual([
      'theme-school',
      'executive',
      'timeline',
    ]);
  });
});

it('knows a theme by all of its look', () => {
  const worn = { ...DEFAULT_DESIGN, template: 'executive', primaryColor: '#1f4e8c' };
  expect(wears(worn, theme)).toBe(true);
  expect(wears({ ...worn, primaryColor: '#000000' }, theme)).toBe(false);
  const choices = offered({ allowed: null, prescribed: [], themes: [theme] }, 'executive');
  expect(chosen(choices, worn)).toBe('theme-school');
  expect(chosen(choices, { ...worn, primaryColor: '#000000' })).toBe('executive');
});
