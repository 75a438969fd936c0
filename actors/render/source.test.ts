import { expect, it } from 'vitest';
import { dataUrl, JPEG } from './fixtures/pictures.ts';
import { RESUME } from './fixtures/resume.ts';
import { createNodeEngine } from './runtime/node.ts';
import { sourceOf } from './source.ts';

const PAGES = { pages: [] };

it('is the whole document where nothing is hidden', () => {
  const shown = sourceOf(RESUME, PAGES);
  const again = sourceOf(shown, PAGES);
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
  expect(JSON.stringify(sourceOf(document, PAGES))).not.toContain(secret);
  expect(sourceOf(document, PAGES).sections[0]?.items).toHaveLength(1);
});

it('holds the photo only where the pages show one', async () => {
  const engine = await createNodeEngine();
  const photo = { key: `${'0'.repeat(64)}.jpg`, width: 16, height: 24 };
  const document = { ...RESUME, basics: { ...RESUME.basics, photo } };
  const shown = { photo: { source: dataUrl(JPEG, 'jpeg'), width: 16, height: 24, alt: 'Ann' } };
  expect(sourceOf(document, await engine.layout(document, shown)).basics.photo).toEqual(photo);
  expect(sourceOf(document, await engine.layout(document, { ...shown, template: 'ats' })).basics).toEqual(RESUME.basics);
});
