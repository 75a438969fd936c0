import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Attributes, Change } from '#sync/prose-text';
import { ChangeBuilder, transform } from './changes.ts';

type Character = [text: string, look: Attributes];

/** What changes do, told as simply as can be. */
function made(text: readonly Character[], changes: readonly Change[]): Character[] {
  const left = [...text];
  const result: Character[] = [];
  for (const change of changes) {
    if ('insert' in change) for (const one of change.insert) result.push([one, { ...change.attributes }]);
    else if ('delete' in change) left.splice(0, change.delete);
    else
      for (const [one, look] of left.splice(0, change.retain)) {
        const entries = Object.entries({ ...look, ...change.attributes }).filter(([, value]) => value !== null);
        result.push([one, Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))]);
      }
  }
  return [...result, ...left];
}

const LENGTH = 12;
const TEXT: Character[] = Array.from({ length: LENGTH }, (_, index) => [
  String.fromCharCode(97 + index),
  index % 3 === 0 ? { bold: true } : {},
]);
const look = fc.constantFrom<Attributes>(
  { bold: true },
  { bold: null },
  { italic: true },
  { link: 'https://a.b' },
  { list: 'bullet' },
  { link: null },
);
const part = fc.oneof(
  fc.record({ retain: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ retain: fc.integer({ min: 1, max: 4 }), attributes: look }),
  fc.record({ delete: fc.integer({ min: 1, max: 4 }) }),
);
const changesOf = (letters: string) =>
  fc
    .array(fc.oneof(part, fc.record({ insert: fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 3 }) })), {
      maxLength: 8,
    })
    .map((parts) => {
      const builder = new ChangeBuilder();
      let left = LENGTH;
      for (const one of parts) {
        const count = 'retain' in one ? one.retain : 'delete' in one ? one.delete : 0;
        if (count > left) break;
        left -= count;
        builder.push(one);
      }
      return builder.done();
    });

test('two changes made in either order lead to the same text', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(changesOf('XYZ'), changesOf('123'), (one, other) => {
      const oneFirst = made(made(TEXT, one), transform(other, one, false));
      const otherFirst = made(made(TEXT, other), transform(one, other, true));
      expect(oneFirst).toEqual(otherFirst);
    }),
    { numRuns: 2000 },
  );
});

test('nothing that is put in goes away, even where the other took out everything around it', () => {
  const typed = [{ retain: 3 }, { insert: 'XYZ' }];
  expect(transform(typed, [{ delete: LENGTH }], true)).toEqual([{ insert: 'XYZ', attributes: {} }]);
});

test('what comes first stands first, and its look holds', () => {
  expect(transform([{ insert: 'X' }], [{ insert: '12' }], true)).toEqual([{ insert: 'X', attributes: {} }]);
  expect(transform([{ insert: 'X' }], [{ insert: '12' }], false)).toEqual([{ retain: 2 }, { insert: 'X', attributes: {} }]);
  const bold = [{ retain: 2, attributes: { bold: true, italic: true } as const }];
  const plain = [{ retain: 2, attributes: { bold: null } }];
  expect(transform(bold, plain, true)).toEqual(bold);
  expect(transform(bold, plain, false)).toEqual([{ retain: 2, attributes: { italic: true } }]);
});
