import { describe, expect, it } from 'vitest';
import { type ErrorCode, problemOf } from '#protocol/errors';
import { ProblemError } from './http.ts';
import { sayError } from './words.ts';

const said = (code: ErrorCode, retryAfter: number | null, detail?: string) =>
  sayError(new ProblemError(problemOf({ code, ...(detail ? { detail } : {}) }), retryAfter));

describe('a refusal for being too much', () => {
  it('says when to try again', () => {
    expect(said('rate_limited', 1)).toBe('That was too often. Try again in 1 second.');
    expect(said('rate_limited', 16)).toBe('That was too often. Try again in 16 seconds.');
    expect(said('rate_limited', 100)).toBe('That was too often. Try again in 2 minutes.');
    expect(said('rate_limited', 5, 'You have 100 exports under way.')).toBe('You have 100 exports under way. Try again in 5 seconds.');
    expect(said('unavailable', 1)).toBe('The server is busy. Try again in 1 second.');
    expect(said('unavailable', null)).toBe('The server is busy. Try again in a moment.');
  });
});
