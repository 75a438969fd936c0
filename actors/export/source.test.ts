import { expect, it } from 'vitest';
import { RESUME } from '#render/fixtures/resume';
import { sourceOf } from './source.ts';

it('is the whole document where nothing is hidden', () => {
  const shown = sourceOf(RESUME);
  const again = sourceOf(shown);
  expect(again).toEqual(shown);
  expect(shown.basics).toEqual(RESUME.basics);
  expect(shown.design).toEqual(RESUME.design);
});

it('holds nothing of what is hidden: sections, items, and positions within them', () => {
  const secret = 'Something not to be sent along';
  const [first, ...others] = RESUME.sections.filter(({ items }) => items.some(({ kind }) => kind === 'experience'));
  if (!first) throw new Error('the fixture has no experience');
  const [item] = first.items.filter((one) => one.kind === 'experience');
  if (!item) throw new Error('the fixture has no experience');
  const document = {
    ...RESUME,
    sections: [
      {
        ...first,
        items: [
          { ...item, id: 'hiddenitem01', hidden: true, organization: secret },
          { ...item, roles: [{ id: 'hiddenrole01', kind: 'role' as const, hidden: true, position: secret }] },
        ],
      },
      { ...first, id: 'hiddensect01', hidden: true, title: secret },
      ...others,
    ],
  };
  expect(JSON.stringify(document)).toContain(secret);
  expect(JSON.stringify(sourceOf(document))).not.toContain(secret);
  expect(sourceOf(document).sections[0]?.items).toHaveLength(1);
});
