import fc from 'fast-check';
import { expect, it } from 'vitest';
import { OrderKey } from '#protocol/registers';
import { byPlace, keyAt, keysFor, type Placed } from './order.ts';

it('makes as many keys as asked for, in order', () => {
  const keys = keysFor(200);
  expect(keys.toSorted()).toEqual(keys);
  expect(new Set(keys).size).toBe(200);
  expect(keys.every((key) => OrderKey.safeParse(key).success)).toBe(true);
  expect(keysFor(0)).toEqual([]);
});

it('orders equal keys by id, the same everywhere', () => {
  const placed = [
    { id: 'b', key: 'a0' },
    { id: 'a', key: 'a0' },
    { id: 'c', key: 'Zz' },
  ];
  expect(placed.toSorted(byPlace).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  expect(byPlace({ id: 'a', key: 'a0' }, { id: 'a', key: 'a0' })).toBe(0);
});

it('puts something after all siblings of one key, where there is no room between them', () => {
  const siblings: Placed[] = [
    { id: 'a', key: 'a1' },
    { id: 'b', key: 'a1' },
    { id: 'c', key: 'a2' },
  ];
  const key = keyAt(siblings, 1);
  expect(key > 'a1' && key < 'a2').toBe(true);
});

it('always finds a place where it was asked to, or after those of the same key', () => {
  const inserts = fc.array(fc.record({ at: fc.integer({ min: -2, max: 40 }), twin: fc.boolean() }), { maxLength: 60 });
  fc.assert(
    fc.property(inserts, (steps) => {
      let siblings: Placed[] = [];
      steps.forEach(({ at, twin }, index) => {
        const id = `i${index}`;
        // Two people insert at one spot: the same key twice.
        const key = twin && siblings.length > 0 ? (siblings[Math.abs(at) % siblings.length]?.key ?? '') : keyAt(siblings, at);
        expect(OrderKey.safeParse(key).success).toBe(true);
        const before = siblings[Math.max(0, Math.min(at, siblings.length)) - 1];
        siblings = [...siblings, { id, key }].toSorted(byPlace);
        if (!twin && before) expect(siblings.findIndex((each) => each.id === id)).toBeGreaterThan(siblings.indexOf(before));
      });
    }),
  );
});
