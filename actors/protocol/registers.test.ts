import fc from 'fast-check';
import { generateKeyBetween } from 'fractional-indexing';
import { describe, expect, it } from 'vitest';
import { ITEM_FIELDS, type ItemKind } from './document.ts';
import type { Json } from './json.ts';
import { itemPath, OrderKey, parsePath, prosePath, REGISTER_MAX_BYTES, registerProblem, sectionPath } from './registers.ts';

const KINDS = new Map<string, ItemKind>([
  ['e1', 'experience'],
  ['s1', 'skill'],
]);
const kindOf = (item: string) => KINDS.get(item);
const problem = (path: string, value: Json) => registerProblem(path, value, kindOf);

describe('a path', () => {
  it('is read into its parts', () => {
    expect(parsePath('basics/name')).toEqual({ area: 'basics', field: 'name' });
    expect(parsePath(sectionPath('s-1', 'title'))).toEqual({ area: 'sec', id: 's-1', field: 'title' });
    expect(parsePath(itemPath('i_1', 'dates'))).toEqual({ area: 'item', id: 'i_1', field: 'dates' });
    expect(parsePath(prosePath('basics'))).toEqual({ area: 'prose', owner: 'basics', field: 'summary' });
    expect(parsePath(prosePath('i1'))).toEqual({ area: 'prose', owner: 'i1', field: 'summary' });
  });

  it.each([
    '',
    '/',
    'basics',
    'basics/',
    'basics/a/b',
    'item/i1',
    'item//name',
    'item/i1/',
    'item/a b/name',
    'item/i1/name/x',
    'sec/../title',
    'prose/i1',
    'prose/.summary',
    'prose/i1.summary/x',
    'prose/a.b.summary',
    'constructor/name',
    '__proto__/x',
    `item/${'x'.repeat(41)}/name`,
  ])('is not %j', (path) => expect(problem(path, 'x')).toBe('unknown_path'));

  it.each([
    'meta/__proto__',
    'basics/constructor',
    'basics/toString',
    'design/hasOwnProperty',
    'sec/s1/__proto__',
    'item/e1/__proto__',
    'item/e1/constructor',
    'item/e1/summary',
    'basics/summary',
    'sec/s1/items',
    'item/s1/organization',
  ])('names no field that a record does not have: %s', (path) => expect(problem(path, 'x')).toBe('unknown_path'));

  it('of an item that does not exist may only make it', () => {
    for (const id of ['nobody', '__proto__', 'constructor']) {
      expect(problem(`item/${id}/name`, 'x')).toBe('unknown_item');
      expect(problem(`prose/${id}.summary`, [])).toBe('unknown_item');
      expect(problem(`item/${id}/kind`, 'skill')).toBeNull();
    }
  });

  it('never throws, whatever it is', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.jsonValue(), (path, value) => {
        problem(path, value as Json);
        problem(`item/e1/${path}`, value as Json);
      }),
    );
  });
});

describe('a value', () => {
  it('has the shape of its field', () => {
    expect(problem('basics/name', 'Ada')).toBeNull();
    expect(problem('basics/name', 42)).toBe('invalid_input');
    expect(problem('item/e1/dates', { start: '2019-05', end: null, present: true })).toBeNull();
    expect(problem('item/e1/dates', { start: '2019-13', end: null, present: true })).toBe('invalid_input');
    expect(problem('item/s1/rating', 6)).toBe('invalid_input');
    expect(problem('item/e1/kind', 'robot')).toBe('invalid_input');
    expect(problem('item/e1/place', ['s1', 'a0'])).toBeNull();
    expect(problem('item/e1/place', 's1')).toBe('invalid_input');
    expect(problem('sec/x/alive', 'yes')).toBe('invalid_input');
    expect(problem('design/primaryColor', 'red')).toBe('invalid_input');
    expect(problem('prose/e1.summary', [{ spans: [{ text: 'a', link: 'javascript:x' }] }])).toBe('invalid_input');
  });

  it('is text without controls and halves of characters', () => {
    for (const text of ['a\u0000', '\u001b[0m', '\ud800']) expect(problem('basics/name', text)).toBe('invalid_input');
  });

  it('may be cleared, unless the document hangs on it', () => {
    expect(problem('basics/name', null)).toBeNull();
    expect(problem('prose/e1.summary', null)).toBeNull();
    for (const field of ['kind', 'place', 'alive'])
      for (const owner of ['sec/x', 'item/e1']) expect(problem(`${owner}/${field}`, null)).toBe('invalid_input');
  });

  it('has a size', () => {
    expect(problem('basics/extra', { a: 'x'.repeat(REGISTER_MAX_BYTES) })).toBe('too_large');
    expect(problem('basics/extra', { a: 'x'.repeat(33_000) })).toBe('invalid_input');
    expect(problem('basics/name', 'x'.repeat(501))).toBe('invalid_input');
  });

  it('of every kind of item may be hidden and may have a bag', () => {
    for (const kind of Object.keys(ITEM_FIELDS) as ItemKind[]) {
      expect(registerProblem('item/x/hidden', true, () => kind)).toBeNull();
      expect(registerProblem('item/x/extra', { jsonresume: { a: 1 } }, () => kind)).toBeNull();
    }
  });
});

describe('an order key', () => {
  it('is one that something can be put beside', () => {
    fc.assert(
      fc.property(fc.oneof(fc.stringMatching(/^[0-9A-Za-z]{1,8}$/), fc.stringMatching(/^[A-Za-z0]{0,3}[0A-Za-z]{20,30}$/)), (key) => {
        let usable = true;
        try {
          generateKeyBetween(key, null);
          generateKeyBetween(null, key);
        } catch {
          usable = false;
        }
        if (OrderKey.safeParse(key).success) expect(usable, key).toBe(true);
        else if (key.length <= 120) expect(usable, key).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is what fractional indexing makes', () => {
    let key: string | null = null;
    for (let i = 0; i < 500; i += 1) {
      key = generateKeyBetween(null, key);
      expect(OrderKey.safeParse(key).success, key).toBe(true);
    }
  });
});
