import { expect, it } from 'vitest';
import { DESIGN_FIELDS } from '#protocol/document';
import { contrast, READABLE } from '#render/templates/colour';
import { textFamily } from '#render/text/faces';
import * as choices from './choices.ts';

it('offers every value that a register may have, and no other', () => {
  const offered = (list: readonly { value: string }[]) => list.map(({ value }) => value).sort();
  const allowed = (field: { options: readonly string[] }) => [...field.options].sort();
  expect(offered(choices.PAPERS)).toEqual(allowed(DESIGN_FIELDS.pageFormat));
  expect(offered(choices.CASES)).toEqual(allowed(DESIGN_FIELDS.headingCase));
  expect(offered(choices.RULES)).toEqual(allowed(DESIGN_FIELDS.headingRule));
  expect(offered(choices.BULLETS)).toEqual(allowed(DESIGN_FIELDS.bullet));
  expect(offered(choices.DATE_PLACES)).toEqual(allowed(DESIGN_FIELDS.datePlace));
  expect(offered(choices.SKILL_STYLES)).toEqual(allowed(DESIGN_FIELDS.skillStyle));
  expect(offered(choices.LEVEL_MARKS)).toEqual(allowed(DESIGN_FIELDS.levelMark));
  expect(offered(choices.PHOTO_SHAPES)).toEqual(allowed(DESIGN_FIELDS.photoShape));
  expect(offered(choices.DATE_FORMATS)).toEqual(allowed(DESIGN_FIELDS.dateFormat));
  expect(offered(choices.DIRECTIONS)).toEqual(allowed(DESIGN_FIELDS.direction));
});

it('offers only families that the pages are set in, and accents that can be read', () => {
  for (const { value } of choices.FAMILIES) expect(textFamily(value)).toBe(value);
  for (const colour of choices.SWATCHES) expect(contrast(colour, '#ffffff')).toBeGreaterThanOrEqual(READABLE);
});
