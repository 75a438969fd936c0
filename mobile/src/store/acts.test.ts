import { describe, expect, it } from 'vitest';
import { ResumeId } from '#protocol/ids';
import type { ListedResume } from '#protocol/resume-list';
import { type Act, actKey, listAfter, readActs } from './acts.ts';

const id = (digit: number) => ResumeId.parse(`res_${String(digit).repeat(26)}`);
const AT = Date.UTC(2026, 10, 23, 12);
const listed = (digit: number, hours: number): ListedResume => ({
  id: id(digit),
  title: `Résumé ${digit}`,
  role: 'owner',
  template: 'plain',
  createdAt: new Date(AT).toISOString(),
  updatedAt: new Date(AT - hours * 3_600_000).toISOString(),
  trashedAt: null,
});
const act = (type: Act['type'], digit: number, more: Partial<Act> = {}): Act => ({
  key: `k${digit}`,
  type,
  resume: id(digit),
  at: AT,
  ...more,
});
const digits = (list: readonly ListedResume[]) => list.map((one) => one.id.at(-1)).join('');

describe('what is done to résumés without a connection', () => {
  it('shows at once, the last changed first', () => {
    expect(digits(listAfter([listed(1, 5), listed(2, 1)], []))).toBe('21');
    expect(digits(listAfter([listed(1, 5), listed(2, 1)], [act('create', 3, { title: 'New' })]))).toBe('321');
    expect(digits(listAfter([listed(1, 5), listed(2, 1)], [act('trash', 2)]))).toBe('1');
    expect(digits(listAfter([listed(1, 5), listed(2, 1)], [act('trash', 2), act('restore', 2)]))).toBe('21');
  });

  it('is there once where the server has it already', () => {
    expect(listAfter([listed(1, 5)], [act('create', 1, { title: 'Mine' })])).toEqual([listed(1, 5)]);
  });

  it('does not show where the server would not', () => {
    expect(digits(listAfter([listed(1, 5)], [act('trash', 1, { refused: 'forbidden' })]))).toBe('1');
    expect(digits(listAfter([], [act('create', 1, { refused: 'invalid_input' })]))).toBe('');
  });

  it('is read back in order, and past what cannot be read', () => {
    const first = act('create', 1, { key: actKey(AT, 0, 'zz') });
    const second = act('trash', 1, { key: actKey(AT, 1, 'aa') });
    const third = act('restore', 1, { key: actKey(AT + 1, 0, 'aa') });
    const rows = [third, first, second].map((one) => [one.key, JSON.stringify(one)] as const);
    expect(readActs([...rows, ['x', '{'], ['y', null], ['z', '{"type":"burn"}']])).toEqual([first, second, third]);
  });
});
