import { describe, expect, it } from 'vitest';
import { ResumeId } from '#protocol/ids';
import type { ListedResume } from '#protocol/resume-list';
import { arranged, countOf, tagsOf, type Wishes } from './shelf.ts';

const resume = (digit: number, title: string, more: Partial<ListedResume> = {}): ListedResume => ({
  id: ResumeId.parse(`res_${String(digit).repeat(26)}`),
  title,
  role: 'owner',
  template: 'classic',
  createdAt: `2026-11-0${10 - digit}T00:00:00.000Z`,
  updatedAt: `2026-11-0${digit}T00:00:00.000Z`,
  trashedAt: null,
  ...more,
});
const LIST = [
  resume(1, 'Analyst 10', { tags: ['Berlin', 'data'] }),
  resume(2, 'analyst 2', { role: 'editor', tags: ['Data'] }),
  resume(3, 'Ingénieure', { archived: true }),
  resume(4, '', {}),
];
const seen = (wishes: Partial<Wishes>) =>
  arranged(LIST, { part: 'all', tag: null, query: '', order: 'changed', ...wishes }).map(({ title }) => title);

describe('the shelf', () => {
  it('shows the last changed first, without what is archived', () => {
    expect(seen({})).toEqual(['', 'analyst 2', 'Analyst 10']);
    expect(seen({ part: 'own' })).toEqual(['', 'Analyst 10']);
    expect(seen({ part: 'shared' })).toEqual(['analyst 2']);
    expect(seen({ part: 'archived' })).toEqual(['Ingénieure']);
  });

  it('orders titles as people do, and by when they were begun', () => {
    expect(seen({ order: 'title' })).toEqual(['analyst 2', 'Analyst 10', '']);
    expect(seen({ order: 'created' })).toEqual(['Analyst 10', 'analyst 2', '']);
  });

  it('finds words of title and tags in any order, whatever their accents and capitals', () => {
    expect(seen({ query: ' DATA analyst ' })).toEqual(['analyst 2', 'Analyst 10']);
    expect(seen({ query: 'ingenieure', part: 'archived' })).toEqual(['Ingénieure']);
    expect(seen({ query: 'untitled' })).toEqual(['']);
    expect(seen({ query: 'nobody' })).toEqual([]);
  });

  it('knows a tag by its letters, and each once', () => {
    expect(seen({ tag: 'DATA' })).toEqual(['analyst 2', 'Analyst 10']);
    expect(tagsOf(LIST)).toEqual(['Berlin', 'data']);
    expect(countOf(LIST, 'archived')).toBe(1);
  });
});
