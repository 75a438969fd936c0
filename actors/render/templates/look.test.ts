import { expect, it } from 'vitest';
import { DEFAULT_DESIGN, Design, LOOK_FIELDS } from '#protocol/document';
import { registerProblem } from '#protocol/registers';
import { textFamily } from '../text/faces.ts';
import { contrast, READABLE, readable, strongest } from './colour.ts';
import { lookOf } from './look.ts';
import { PLANS } from './plans.ts';
import { themeOf } from './theme.ts';

it('takes what a person has set, else what the template starts with', () => {
  const starts = { bodySize: 8, marginX: 60 };
  expect(lookOf(DEFAULT_DESIGN, starts)).toMatchObject({ bodySize: 8, marginX: 60 });
  expect(lookOf({ ...DEFAULT_DESIGN, bodySize: 12 }, starts)).toMatchObject({ bodySize: 12, marginX: 60 });
  expect(lookOf({ ...DEFAULT_DESIGN, bodySize: undefined }, starts).bodySize).toBe(8);
});

it('sets headings in the family that a person chose for the text, unless they chose one for headings', () => {
  const starts = { bodyFont: 'Inter', headingFont: 'Lora' };
  expect(lookOf(DEFAULT_DESIGN, starts).headingFont).toBe('Lora');
  expect(lookOf({ ...DEFAULT_DESIGN, bodyFont: 'Lato' }, starts).headingFont).toBe('Lato');
  expect(lookOf({ ...DEFAULT_DESIGN, bodyFont: 'Lato', headingFont: 'Inter' }, starts).headingFont).toBe('Inter');
});

it('has a value for every field of the look, and every template starts with ones that a person could set', () => {
  expect(Object.keys(lookOf(DEFAULT_DESIGN, {})).sort()).toEqual(Object.keys(LOOK_FIELDS).sort());
  for (const { id, starts } of PLANS) {
    expect([id, Design.safeParse({ ...DEFAULT_DESIGN, ...starts }).success]).toEqual([id, true]);
    for (const family of [starts.bodyFont, starts.headingFont]) expect(textFamily(family ?? 'Inter')).toBe(family ?? 'Inter');
  }
});

it('keeps old designs valid, with every value set', () => {
  const old = { primaryColor: '#1d4ed8', textColor: '#1b1f24', backgroundColor: '#ffffff', bodyFont: 'Inter', bodySize: 9.5 };
  const more = { bodyLineHeight: 1.42, headingFont: 'Inter', headingSize: 11, marginX: 44, marginY: 44 };
  expect(Design.parse({ ...DEFAULT_DESIGN, ...old, ...more })).toMatchObject({ ...old, ...more });
});

it('makes any colour readable on any ground, and leaves alone what is', () => {
  const colours = ['#000000', '#ffffff', '#808080', '#767676', '#fde047', '#1d4ed8', '#ff0000', '#00ff00', '#0000ff', '#777777'];
  for (const ground of colours) {
    expect(contrast(strongest(ground), ground)).toBeGreaterThanOrEqual(READABLE);
    for (const colour of colours) {
      const shown = readable(colour, ground);
      expect(contrast(shown, ground)).toBeGreaterThanOrEqual(READABLE);
      if (contrast(colour, ground) >= READABLE) expect(shown).toBe(colour);
    }
  }
});

it('knows papers of other sizes, and leaves room on small ones', () => {
  const design = { ...DEFAULT_DESIGN, pageFormat: 'custom' as const, pageWidth: 300, pageHeight: 400, marginX: 140 };
  const theme = themeOf({ schema: 1, title: '', basics: {}, sections: [], design });
  expect(theme.page).toEqual({ width: 300, height: 400 });
  expect(theme.marginX).toBe(75);
});

it('keeps each value as a register that may be cleared, and takes none that cannot be drawn', () => {
  const problem = (field: string, value: Parameters<typeof registerProblem>[1]) =>
    registerProblem(`design/${field}`, value, () => undefined);
  for (const field of Object.keys(LOOK_FIELDS)) expect(problem(field, null)).toBeNull();
  expect(problem('sidebarSections', ['s1', 's2'])).toBeNull();
  expect(problem('fitPages', 2)).toBeNull();
  const wrong: [string, Parameters<typeof registerProblem>[1]][] = [
    ['fitPages', 1.5],
    ['fitPages', 99],
    ['bullet', 'star'],
    ['spacing', 0],
    ['pageWidth', 10],
    ['sidebarSections', 's1'],
    ['sidebarWidth', 0.9],
    ['runningHeader', 'yes'],
  ];
  for (const [field, value] of wrong) expect([field, problem(field, value)]).toEqual([field, 'invalid_input']);
  expect(problem('opacity', 1)).toBe('unknown_path');
});
