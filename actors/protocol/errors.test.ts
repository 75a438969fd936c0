import { expect, it } from 'vitest';
import { done, ERRORS, ErrorCode, Problem, problemOf, refuse } from './errors.ts';

it('has a problem document for every code', () => {
  for (const code of ErrorCode.options) {
    const problem = Problem.parse(problemOf({ code }));
    expect(problem.code).toBe(code);
    expect(problem.status).toBe(ERRORS[code][0]);
    expect(problem.status).toBeGreaterThanOrEqual(400);
    expect(problem.title.length).toBeGreaterThan(5);
  }
});

it('tells the detail and the fields only when there are some', () => {
  expect(problemOf({ code: 'not_found', errors: [], retryAfter: 3 })).not.toHaveProperty('errors');
  expect(problemOf({ code: 'invalid_input', detail: 'x', errors: [{ path: 'a', message: 'b' }] })).toMatchObject({
    detail: 'x',
    errors: [{ path: 'a', message: 'b' }],
  });
});

it('carries outcomes as values', () => {
  expect(done(1)).toEqual({ ok: true, value: 1 });
  expect(refuse('conflict', { detail: 'x' })).toEqual({ ok: false, refusal: { code: 'conflict', detail: 'x' } });
});
