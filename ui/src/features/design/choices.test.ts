import { expect, it } from 'vitest';
import { DESIGN_FIELDS } from '#protocol/document';
import { contrast, READABLE } from '#render/templates/colour';
import { PLANS } from '#render/templates/plans';
import { textFamily } from '#render/text/faces';
import * as choices from './choices.ts';
import { templateWords } from './words.ts';

it('offers every value that a register may have, and no other', () => {
  const offered = (list: readonly { value: string }[]) => list.map(({ value }) => value).sort();
  const allowed = (field: { options: readonly string[] }) => [...field.options].sort();
  expect(offered(choices.papers())).toEqual(allowed(DESIGN_FIELDS.pageFormat));
  expect(offered(choices.cases())).toEqual(allowed(DESIGN_FIELDS.headingCase));
  expect(offered(choices.rules())).toEqual(allowed(DESIGN_FIELDS.headingRule));
  expect(offered(choices.bullets())).toEqual(allowed(DESIGN_FIELDS.bullet));
  expect(offered(choices.datePlaces())).toEqual(allowed(DESIGN_FIELDS.datePlace));
  expect(offered(choices.skillStyles())).toEqual(allowed(DESIGN_FIELDS.skillStyle));
  expect(offered(choices.levelMarks())).toEqual(allowed(DESIGN_FIELDS.levelMark));
  expect(offered(choices.photoShapes())).toEqual(allowed(DESIGN_FIELDS.photoShape));
  expect(offered(choices.dateFormats())).toEqual(allowed(DESIGN_FIELDS.dateFormat));
  expect(offered(choices.directions())).toEqual(allowed(DESIGN_FIELDS.direction));
});

it('has words for every template, in English those that the template has itself', () => {
  for (const { id, name, line } of PLANS) expect(templateWords({ id, name: '', line: '' })).toEqual({ name, line });
});

it('offers only families that the pages are set in, and accents that can be read', () => {
  for (const { value } of choices.FAMILIES) expect(textFamily(value)).toBe(value);
  for (const colour of choices.SWATCHES) expect(contrast(colour, '#ffffff')).toBeGreaterThanOrEqual(READABLE);
});
