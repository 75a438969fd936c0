import { describe, expect, it } from 'vitest';
import type { Item } from '#protocol/document';
import { toggled } from './chosen.ts';

const items = ['a', 'b', 'c', 'd'].map((id): Item => ({ id, kind: 'skill' }));
const here = { id: 'here', items };
const there = { id: 'there', items: [{ id: 'x', kind: 'skill' } satisfies Item] };

describe('choosing entries', () => {
  it('takes one after the other, and lets go of one', () => {
    const one = toggled(null, here, 'c', false);
    expect(one).toEqual({ section: 'here', ids: ['c'], last: 'c' });
    const two = toggled(one, here, 'a', false);
    expect(two?.ids).toEqual(['a', 'c']);
    expect(toggled(two, here, 'c', false)?.ids).toEqual(['a']);
    expect(toggled(one, here, 'c', false)).toBeNull();
  });

  it('takes a range from the last one, either way, beside what was chosen', () => {
    const one = toggled(null, here, 'd', false);
    expect(toggled(one, here, 'b', true)?.ids).toEqual(['b', 'c', 'd']);
    const first = toggled(one, here, 'a', false);
    expect(toggled(first, here, 'b', true)?.ids).toEqual(['a', 'b', 'd']);
    expect(toggled(null, here, 'b', true)?.ids).toEqual(['b']);
    // The last one was deleted meanwhile.
    expect(toggled({ section: 'here', ids: ['gone'], last: 'gone' }, here, 'b', true)?.ids).toEqual(['b']);
  });

  it('begins anew in another section', () => {
    expect(toggled(toggled(null, here, 'a', false), there, 'x', true)).toEqual({ section: 'there', ids: ['x'], last: 'x' });
  });
});
