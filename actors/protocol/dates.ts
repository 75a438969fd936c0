import { z } from 'zod';

const REAL_DATE = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/;

/** A date as people write it in a résumé: a year, a month or a day. */
export const PartialDate = z.string().regex(REAL_DATE);
export type PartialDate = z.infer<typeof PartialDate>;

/**
 * When something was. A single date (an award) is a `start` alone.
 * `present` means "still going on"; `raw` keeps text that is no date ("Summer 2019"), which is then shown as it is.
 */
export const Dates = z.strictObject({
  start: PartialDate.nullable(),
  end: PartialDate.nullable(),
  present: z.boolean(),
  raw: z.string().max(200).optional(),
});
export type Dates = z.infer<typeof Dates>;

export const NO_DATES: Dates = { start: null, end: null, present: false };
