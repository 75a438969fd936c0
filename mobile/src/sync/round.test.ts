import { describe, expect, it } from 'vitest';
import { ResumeId } from '#protocol/ids';
import type { ListedResume } from '#protocol/resume-list';
import { afterRefusal, BROUGHT_UNASKED, toBring } from './round.ts';

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
const id = (index: number) => ResumeId.parse(`res_${DIGITS[index >> 5]}${DIGITS[index & 31]}${'0'.repeat(24)}`);
const listed = (index: number): ListedResume => ({
  id: id(index),
  title: '',
  role: 'owner',
  template: '',
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: new Date(Date.UTC(2026, 0, 1) - index * 1000).toISOString(),
  trashedAt: null,
});
const LIST = Array.from({ length: 50 }, (_, index) => listed(index));
const closed = () => false;
const indexOf = ({ id: one }: { id: ResumeId }) => LIST.findIndex((listed) => listed.id === one);

describe('what a round brings', () => {
  it('is what waits first, however old, and then what was changed last', () => {
    const waiting = new Map([
      [id(40), 2],
      [id(3), 1],
    ]);
    const order = toBring(LIST.toReversed(), waiting, new Map(), closed).map(indexOf);
    expect(order.slice(0, 5)).toEqual([3, 40, 0, 1, 2]);
    expect(order).toHaveLength(BROUGHT_UNASKED + 1);
  });

  it('is not what this device has already, and not what is open', () => {
    const had = new Map(LIST.map((one) => [one.id, one.updatedAt]));
    expect(toBring(LIST, new Map(), had, closed)).toEqual([]);
    had.set(id(7), 'before');
    had.set(id(8), 'before');
    expect(toBring(LIST, new Map(), had, (one) => one === id(7)).map(indexOf)).toEqual([8]);
    expect(toBring(LIST, new Map([[id(7), 1]]), had, (one) => one === id(7)).map(indexOf)).toEqual([8]);
  });

  it('is also what waits of a résumé that is not in the list any more', () => {
    expect(toBring([], new Map([[id(1), 1]]), new Map(), closed)).toEqual([{ id: id(1), updatedAt: '' }]);
  });
});

describe('a refused act', () => {
  const act = { key: 'k', resume: id(1), at: 0 };
  it('is done where an answer was lost, refused for good, or tried again', () => {
    expect(afterRefusal({ ...act, type: 'create' }, 'conflict')).toBe('done');
    expect(afterRefusal({ ...act, type: 'trash' }, 'not_found')).toBe('done');
    expect(afterRefusal({ ...act, type: 'restore' }, 'not_found')).toBe('refused');
    expect(afterRefusal({ ...act, type: 'trash' }, 'forbidden')).toBe('refused');
    expect(afterRefusal({ ...act, type: 'create' }, 'unavailable')).toBe('later');
    expect(afterRefusal({ ...act, type: 'create' }, 'session_ended')).toBe('later');
  });
});
