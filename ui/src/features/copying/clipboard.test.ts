import { describe, expect, it } from 'vitest';
import type { Item } from '#protocol/document';
import { itemPath, prosePath, sectionPath } from '#protocol/registers';
import { documentOf } from '#sync/document';
import { itemsText, readItems, writtenItems } from './clipboard.ts';
import { insertCopies } from './insert.ts';

const JOB: Item = {
  id: 'item00000lead',
  kind: 'experience',
  position: 'Lead',
  organization: 'Acme',
  dates: { start: '2020-03', end: null, present: true },
  hidden: true,
  extra: { jsonresume: { odd: 1 } },
  summary: [{ spans: [{ text: 'Led ' }, { text: 'all', bold: true }] }, { list: 'bullet', spans: [{ text: 'Shipped' }] }],
  roles: [{ id: 'item00000role', kind: 'role', position: 'Junior', summary: [{ spans: [{ text: 'Learned' }] }] }],
};
const SKILL: Item = { id: 'item0000skill', kind: 'skill', name: 'TypeScript', keywords: ['types'], rating: 4 };

describe('entries on the clipboard', () => {
  it('come back as they were, with new ids, prose and roles', () => {
    const items = readItems(writtenItems([JOB]));
    if (!items) throw new Error('not read');
    const section = { id: 'section00work', items: [{ id: 'item000000old', kind: 'experience', roles: [] } satisfies Item] };
    const newIds = ['item0000new01', 'item0000new02'];
    const { ids, writes } = insertCopies(
      (path) => (path === itemPath('item000000old', 'place') ? [section.id, 'a0'] : undefined),
      section,
      0,
      items,
      () => newIds.shift() ?? 'one too many',
    );
    expect(ids).toEqual(['item0000new01']);
    const [made, old] =
      documentOf([
        [sectionPath(section.id, 'kind'), 'experience'],
        [sectionPath(section.id, 'place'), 'a0'],
        [sectionPath(section.id, 'alive'), true],
        [itemPath('item000000old', 'kind'), 'experience'],
        [itemPath('item000000old', 'place'), [section.id, 'a0']],
        [itemPath('item000000old', 'alive'), true],
        ...writes,
      ]).sections[0]?.items ?? [];
    expect(old?.id).toBe('item000000old');
    expect(made).toEqual({ ...JOB, id: 'item0000new01', roles: [{ ...JOB.roles[0], id: 'item0000new02' }] });
    expect(writes.find(([path]) => path === prosePath('item0000new02'))).toBeDefined();
  });

  it.each([
    ['no JSON', 'hello'],
    ['another version', '{"version":2,"items":[]}'],
    ['nothing', '{"version":1,"items":[]}'],
    ['a field of another kind', '{"version":1,"items":[{"kind":"skill","fields":{"organization":"x"}}]}'],
    ['structure among the fields', '{"version":1,"items":[{"kind":"skill","fields":{"alive":false}}]}'],
    ['a value that no actor takes', '{"version":1,"items":[{"kind":"skill","fields":{"rating":9}}]}'],
    [
      'a link that is none',
      '{"version":1,"items":[{"kind":"skill","fields":{},"summary":[{"spans":[{"text":"x","link":"javascript:x"}]}]}]}',
    ],
    ['roles where there are none', '{"version":1,"items":[{"kind":"skill","fields":{},"roles":[]}]}'],
    ['a role by itself', '{"version":1,"items":[{"kind":"role","fields":{}}]}'],
    ['what an object inherits', '{"version":1,"items":[{"kind":"skill","fields":{"constructor":"x"}}]}'],
  ])('are not taken with %s', (_why, written) => {
    expect(readItems(written)).toBeNull();
  });

  it('are text to everybody else', () => {
    expect(itemsText([JOB, SKILL], 'en')).toBe('Lead · Acme · Mar 2020 – now\nLed all\n- Shipped\nJunior\nLearned\n\nTypeScript · types');
  });
});
