import { expect, it } from 'vitest';
import { TenantId } from '#protocol/ids';
import { placeInOrder, scopeWords, searchExpression } from './people-search.ts';

const TENANT = TenantId.parse(`ten_${'0'.repeat(26)}`);
const scoped = `scope : ("t${'0'.repeat(26)}")`;

it('always stays in the tenant', () => {
  expect(searchExpression(TENANT, {})).toBe(scoped);
  expect(searchExpression(TENANT, { text: '' })).toBe(scoped);
});

it('takes every word for the beginning of one', () => {
  expect(searchExpression(TENANT, { text: ' Ada.Lov@x ' })).toBe(`${scoped} AND {name email titles} : ("Ada"* AND "Lov"* AND "x"*)`);
});

it.each(['" OR 1', 'scope : t1', '") OR ("', 'a NOT b', 'NEAR(a b)', '^a', '-a', 'a*', 'a" "'])(
  'lets nobody write a query of their own: %j',
  (text) => {
    const expression = searchExpression(TENANT, { text });
    expect(expression?.replace(/"[\p{L}\p{N}\p{M}]+"\*/gu, 'W')).toMatch(
      /^scope : \("t0{26}"\) AND \{name email titles\} : \(W(?: AND W)*\)$/,
    );
  },
);

it('finds nobody by signs alone', () => {
  expect(searchExpression(TENANT, { text: '@ - "' })).toBeNull();
});

it('writes for somebody the words that a filter looks for', () => {
  const words = scopeWords({
    tenant: TENANT,
    role: 'support',
    state: 'active',
    cohort: `coh_${'1'.repeat(26)}`,
    plan: 'campus-plus',
  }).split(' ');
  const filter = searchExpression(TENANT, { role: 'support', state: 'active', plan: 'campus-plus' });
  for (const [, word] of filter?.matchAll(/"(\w+)"/g) ?? []) expect(words).toContain(word);
  expect(words).toContain(`c${'1'.repeat(26)}`);
});

it('keeps people in the order in which they came, apart within a millisecond, and within what a number holds', () => {
  const id = (tail: string) => `usr_${'0'.repeat(23)}${tail}`;
  const at = (ms: number) => new Date(ms).toISOString();
  expect(placeInOrder(at(5), id('zzz'))).toBeLessThan(placeInOrder(at(6), id('000')));
  expect(placeInOrder(at(5), id('010'))).not.toBe(placeInOrder(at(5), id('100')));
  expect(placeInOrder(at(5), id('zzz')) - placeInOrder(at(5), id('000'))).toBe(1_023);
  expect(Number.isSafeInteger(placeInOrder('2247-12-31T00:00:00.000Z', id('zzz')))).toBe(true);
});
