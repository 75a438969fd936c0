import { expect, it } from 'vitest';
import type { ResumeDocument } from '#protocol/document';
import { GALLERY } from '../fixtures/gallery.ts';
import { createNodeEngine } from '../runtime/node.ts';
import { TEMPLATES, templateById } from './index.ts';

const engine = await createNodeEngine();
const drawn: ResumeDocument = {
  ...GALLERY,
  sections: GALLERY.sections.map((section) => ({ ...section, columns: 3 })),
  design: {
    ...GALLERY.design,
    template: 'timeline',
    datePlace: 'start',
    skillStyle: 'tags',
    levelMark: 'squares',
    bullet: 'angle',
    runningHeader: true,
  },
};

it('gives programs the same page whatever a person has chosen for people to look at', async () => {
  const plain = await engine.layout(drawn, { template: 'ats' });
  const usual = await engine.layout(GALLERY, { template: 'classic' });
  expect(plain.pages).toEqual(usual.pages);
  expect((await engine.layout(drawn, { template: 'classic' })).pages).not.toEqual(usual.pages);
});

it('is offered to nobody', () => {
  expect(TEMPLATES.map(({ id }) => id)).not.toContain('ats');
  expect(templateById('ats').columns).toBe(1);
});

const skills = (columns: number | undefined, template = 'classic') => {
  const document: ResumeDocument = {
    ...GALLERY,
    sections: [
      {
        id: 'k',
        kind: 'skills',
        ...(columns ? { columns } : {}),
        items: ['One', 'Two', 'Three', 'Four', 'Five'].map((name) => ({ id: name, kind: 'skill', name, keywords: [`${name} word`] })),
      },
    ],
  };
  return engine.layout(document, { template });
};

it('puts short lines into as many columns as a section asks for, row by row', async () => {
  const placesOf = async (columns: number | undefined) => {
    const { pages } = await skills(columns);
    const runs = (pages[0]?.runs ?? []).filter(({ field }) => field?.endsWith('/name') && field.startsWith('item/'));
    return runs.map(({ baseline, words: [word] }) => ({ name: word?.text, x: Math.round(word?.x ?? 0), y: Math.round(baseline) }));
  };
  const one = await placesOf(undefined);
  expect(new Set(one.map(({ x }) => x)).size).toBe(1);
  const three = await placesOf(3);
  expect(three.map(({ name }) => name?.replace(':', ''))).toEqual(['One', 'Two', 'Three', 'Four', 'Five']);
  expect(new Set(three.map(({ y }) => y)).size).toBe(2);
  expect([...new Set(three.map(({ x }) => x))]).toHaveLength(3);
  expect(three[3]?.x).toBe(three[0]?.x);
});

it('leaves a sidebar one column', () => {
  const sheet = templateById('sidebar-left').sheet({ ...drawn, design: { ...drawn.design, skillStyle: 'lines' } });
  const plain = templateById('sidebar-left').sheet({
    ...drawn,
    sections: GALLERY.sections,
    design: { ...drawn.design, skillStyle: 'lines' },
  });
  const textOf = (of: typeof sheet): string => JSON.stringify(of.flows[2]?.content);
  expect(textOf(sheet)).toBe(textOf(plain));
});
