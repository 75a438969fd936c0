import type { FieldCode } from '#protocol/field-issues';
import { count } from './forms.ts';

/** Codes that come with a number. */
export type Measured = 'too_short' | 'too_long' | 'too_small' | 'too_large' | 'too_few' | 'too_many';

const said: Record<Exclude<FieldCode, Measured>, string> = {
  required: 'This is needed.',
  wrong_kind: 'This is of another kind than expected.',
  not_an_address: 'This is no e-mail address.',
  not_a_link: 'This is no link.',
  not_a_date: 'This is no date.',
  not_text: 'There are characters in it that are not text.',
  wrong_form: 'This is not written as it has to be.',
  not_offered: 'This is none of the choices.',
  unknown_field: 'Nobody asked for this.',
  twice: 'Something stands here twice.',
  taken: 'This is taken. Please choose another one.',
  unchanged: 'This is what it is already.',
  in_the_past: 'This is over already.',
  not_allowed: 'This is not possible here.',
  wrong_password: 'The password is not right.',
  own_name: 'A password cannot be your own name or address.',
  few_characters: 'A password of the same few characters is guessed first.',
  guessed_first: 'This password is among those that are guessed first. Three words of your own are better.',
  invalid: 'This cannot be taken as it is.',
};

const measured: Record<Measured, (most: number) => string> = {
  too_short: (n) => count(n, { one: 'At least # character.', other: 'At least # characters.' }),
  too_long: (n) => count(n, { one: 'At most # character.', other: 'At most # characters.' }),
  too_few: (n) => count(n, { one: 'At least # entry.', other: 'At least # entries.' }),
  too_many: (n) => count(n, { one: 'At most # entry.', other: 'At most # entries.' }),
  too_small: (n) => count(n, { other: 'At least #.' }),
  too_large: (n) => count(n, { other: 'At most #.' }),
};

/** What is wrong with a field of a form, by the server's code; `measured` with the least or the most that it takes. */
export const faults = { said, measured };
