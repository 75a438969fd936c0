import { describe, expect, test } from 'vitest';
import { chipsOf, filterOf, queryOf, without } from './filter.ts';

describe('the filter of people', () => {
  test('is what its address says', () => {
    const filter = filterOf({ q: 'ada king', role: 'support', state: 'suspended' });
    expect(filter).toEqual({ text: 'ada king', role: 'support', state: 'suspended' });
    expect(queryOf(filter)).toBe('q=ada+king&role=support&state=suspended');
    expect(filterOf(Object.fromEntries(new URLSearchParams(queryOf(filter))))).toEqual(filter);
  });

  test('leaves out what is no filter', () => {
    expect(filterOf({ q: '', role: 'emperor', state: ['active', 'leaving'], plan: 'Not A Plan', other: 'x' })).toEqual({});
    expect(queryOf({})).toBe('');
  });

  test('is chips, each to be taken away by itself', () => {
    const filter = filterOf({ q: 'ada', role: 'admin', plan: 'pro' });
    expect(chipsOf(filter)).toEqual([
      ['role', 'admin'],
      ['plan', 'pro'],
    ]);
    expect(without(filter, 'role')).toEqual({ text: 'ada', plan: 'pro' });
  });
});
