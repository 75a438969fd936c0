import { z } from 'zod';

/** What may be wrong with a field. A closed list, for apps that say it in their own language; `min` and `max` are its numbers. */
export const FieldCode = z.enum([
  'required',
  /** Of another kind than is expected: text for a number, say. */
  'wrong_kind',
  // Characters of a text, with `min` or `max`.
  'too_short',
  'too_long',
  // A number, with `min` or `max`.
  'too_small',
  'too_large',
  // Entries of a list, with `min` or `max`.
  'too_few',
  'too_many',
  'not_an_address',
  'not_a_link',
  'not_a_date',
  /** It holds characters that are not text. */
  'not_text',
  /** Not written as it has to be. */
  'wrong_form',
  /** None of those to choose from. */
  'not_offered',
  'unknown_field',
  'twice',
  'taken',
  'unchanged',
  'in_the_past',
  'not_allowed',
  'wrong_password',
  // Of a password that is chosen.
  'own_name',
  'few_characters',
  'guessed_first',
  /** Anything else; the message says what. */
  'invalid',
]);
export type FieldCode = z.infer<typeof FieldCode>;

/** Where in the input something is wrong: a path such as `ops.3.value`, a plain sentence, and the same for programs. */
export const FieldIssue = z.strictObject({
  path: z.string(),
  message: z.string(),
  code: FieldCode.optional(),
  min: z.number().optional(),
  max: z.number().optional(),
});
export type FieldIssue = z.infer<typeof FieldIssue>;

/** Two passwords, names or links alike: what is wrong, without where. */
export type Fault = Omit<FieldIssue, 'path'>;

/** For `refine`: a rule of our own with its code. */
export const rule = (code: FieldCode, message: string) => ({ message, params: { code } });
export const NOT_TEXT = rule('not_text', 'holds characters that are not text');

/**
 * What zod found in `input`, as field issues; at most twenty, so that a hostile body cannot make a long answer. Without the input a field
 * that is missing is one of the wrong kind.
 */
export function issuesOf(error: z.ZodError, input?: unknown): FieldIssue[] {
  return error.issues.flatMap((issue) => explain(issue, [], input)).slice(0, 20);
}

/** Where nothing of a choice fits, what is wrong with the one that comes nearest is said. */
function explain(issue: z.core.$ZodIssue, above: readonly PropertyKey[], input: unknown): FieldIssue[] {
  const path = [...above, ...issue.path];
  if (issue.code !== 'invalid_union' || issue.errors.length === 0)
    return [{ path: path.join('.'), message: issue.message, ...codeOf(issue, input !== undefined && isAbsent(input, path)) }];
  const [nearest = []] = issue.errors.toSorted((a, b) => a.length - b.length);
  return nearest.flatMap((inner) => explain(inner, path, input));
}

function isAbsent(input: unknown, path: readonly PropertyKey[]): boolean {
  let at: unknown = input;
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return true;
    at = Object.getOwnPropertyDescriptor(at, key)?.value;
  }
  return at === undefined;
}

type Coded = Pick<FieldIssue, 'code' | 'min' | 'max'>;

const TEXT = { small: 'too_short', big: 'too_long' } as const;
const NUMBER = { small: 'too_small', big: 'too_large' } as const;
const LIST = { small: 'too_few', big: 'too_many' } as const;
const measureOf = (origin: string) => (origin === 'string' ? TEXT : origin === 'array' || origin === 'set' ? LIST : NUMBER);

const FORMATS: Readonly<Partial<Record<string, FieldCode>>> = {
  email: 'not_an_address',
  url: 'not_a_link',
  datetime: 'not_a_date',
  date: 'not_a_date',
  time: 'not_a_date',
};

function codeOf(issue: z.core.$ZodIssue, isMissing: boolean): Coded {
  switch (issue.code) {
    case 'invalid_type':
      return { code: isMissing ? 'required' : 'wrong_kind' };
    case 'too_small': {
      const { small } = measureOf(issue.origin);
      const min = Number(issue.minimum);
      return small === 'too_short' && min === 1 ? { code: 'required' } : { code: small, min };
    }
    case 'too_big':
      return { code: measureOf(issue.origin).big, max: Number(issue.maximum) };
    case 'invalid_format':
      return { code: FORMATS[issue.format] ?? 'wrong_form' };
    case 'not_multiple_of':
      return { code: 'wrong_form' };
    case 'unrecognized_keys':
      return { code: 'unknown_field' };
    case 'invalid_value':
    case 'invalid_union':
      return { code: isMissing ? 'required' : 'not_offered' };
    case 'invalid_key':
    case 'invalid_element':
      return { code: 'invalid' };
    case 'custom': {
      const said = FieldCode.safeParse(issue.params?.code);
      return { code: said.success ? said.data : isMissing ? 'required' : 'invalid' };
    }
  }
}
