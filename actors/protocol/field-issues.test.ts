import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FieldCode, issuesOf, NOT_TEXT, rule } from './field-issues.ts';
import { CreateLinkBody, RegisterBody } from './http.ts';

function issues(schema: z.ZodType, input: unknown) {
  const { error } = schema.safeParse(input);
  if (!error) throw new Error('it is valid');
  return issuesOf(error, input).map(({ path, message, ...coded }) => {
    expect(message.length, path).toBeGreaterThan(3);
    return { path, ...coded };
  });
}
const one = (schema: z.ZodType, field: unknown) => issues(z.strictObject({ field: schema }), { field })[0];

describe('what is wrong with a field', () => {
  it.each([
    ['a text that is missing', z.string(), undefined, { code: 'required' }],
    ['a choice that is missing', z.enum(['a', 'b']), undefined, { code: 'required' }],
    ['a text that is empty', z.string().min(1), '', { code: 'required' }],
    ['another kind', z.string(), 7, { code: 'wrong_kind' }],
    ['a short text', z.string().min(8), 'abc', { code: 'too_short', min: 8 }],
    ['a long text', z.string().max(3), 'abcd', { code: 'too_long', max: 3 }],
    ['a small number', z.number().min(2), 1, { code: 'too_small', min: 2 }],
    ['a large number', z.int().max(9), 10, { code: 'too_large', max: 9 }],
    ['a short list', z.array(z.string()).min(2), ['a'], { code: 'too_few', min: 2 }],
    ['a long list', z.array(z.string()).max(1), ['a', 'b'], { code: 'too_many', max: 1 }],
    ['an address', z.email(), 'ada', { code: 'not_an_address' }],
    ['a link', z.url(), 'ada', { code: 'not_a_link' }],
    ['a date', z.iso.datetime(), 'soon', { code: 'not_a_date' }],
    ['a pattern', z.string().regex(/^a$/), 'b', { code: 'wrong_form' }],
    ['a choice', z.enum(['a', 'b']), 'c', { code: 'not_offered' }],
    ['characters that are no text', z.string().refine(() => false, NOT_TEXT), 'b', { code: 'not_text' }],
    ['a rule of our own', z.string().refine(() => false, rule('taken', 'It is taken.')), 'b', { code: 'taken' }],
    ['a rule without a code', z.string().refine(() => false, { message: 'no good' }), 'b', { code: 'invalid' }],
    [
      'a rule with a code that is none',
      z.string().refine(() => false, { message: 'no good', params: { code: 'x' } }),
      'b',
      { code: 'invalid' },
    ],
  ] as const)('%s', (_name, schema, value, expected) => {
    expect(one(schema, value)).toEqual({ path: 'field', ...expected });
  });

  it('is told of fields that nobody asked for', () => {
    expect(issues(z.strictObject({}), { surplus: 1 })).toEqual([{ path: '', code: 'unknown_field' }]);
  });

  it('is told of the choice that comes nearest, at its place', () => {
    const choice = z.union([z.strictObject({ kind: z.literal('a'), n: z.number().max(3) }), z.string()]);
    expect(issues(z.strictObject({ list: z.array(choice) }), { list: ['x', { kind: 'a', n: 4 }] })).toContainEqual(
      expect.objectContaining({ path: expect.stringMatching(/^list\.1/) }),
    );
  });

  it('is told of what people really send', () => {
    expect(issues(RegisterBody, { email: 'ada', password: 'short' })).toEqual([
      { path: 'email', code: 'not_an_address' },
      { path: 'password', code: 'too_short', min: 8 },
      { path: 'name', code: 'required' },
    ]);
    expect(issues(CreateLinkBody, { slug: 'ad', password: 'short' })).toEqual([
      { path: 'slug', code: 'too_short', min: 3 },
      { path: 'password', code: 'too_short', min: 8 },
    ]);
  });

  it('is named at most twenty times', () => {
    const found = issues(
      z.array(z.string()),
      Array.from({ length: 100 }, () => 1),
    );
    expect(found).toHaveLength(20);
    expect(found[3]?.path).toBe('3');
  });

  it('does not look into what a prototype has', () => {
    expect(issues(z.strictObject({ toString: z.string() }), {})).toEqual([
      { path: 'toString', code: expect.stringMatching(/required|wrong_kind/) },
    ]);
  });

  it('has codes of one form', () => {
    for (const code of FieldCode.options) expect(code).toMatch(/^[a-z]+(?:_[a-z]+)*$/);
  });
});
