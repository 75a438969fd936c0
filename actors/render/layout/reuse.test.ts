import { describe, expect, it } from 'vitest';
import type { ResumeDocument } from '#protocol/document';
import type { Box } from '../element.ts';
import { GALLERY } from '../fixtures/gallery.ts';
import { createNodeEngine } from '../runtime/node.ts';
import { paintSvg } from '../svg.ts';
import { BoxReuse } from './reuse.ts';

const box = (text: string, color = '#000'): Box => ({ style: { display: 'block', color }, children: [{ text, field: null }] });

describe('boxes of the sheet before', () => {
  it('are taken over from both ends, where nothing in them is another', () => {
    const reuse = new BoxReuse();
    const before = reuse.take(['a', 'b', 'c', 'd'].map((text) => box(text)));
    const after = reuse.take([box('a'), box('b', '#111'), box('x'), box('c'), box('d')]);
    expect(after.map((one) => before.indexOf(one))).toEqual([0, -1, -1, 2, 3]);
    expect(after[1]?.style.color).toBe('#111');
  });

  it('are no others when there are fewer, or none', () => {
    const reuse = new BoxReuse();
    const before = reuse.take([box('a'), box('a'), box('a')]);
    expect(reuse.take([box('a'), box('a')])).toEqual(before.slice(0, 2));
    expect(reuse.take([])).toEqual([]);
    expect(reuse.take([box('a')])[0]).not.toBe(before[0]);
  });
});

type Edit = (document: ResumeDocument) => void;
const EDITS: readonly Edit[] = [
  (document) => {
    document.basics.headline = 'Chief of looking twice';
  },
  (document) => {
    document.sections.splice(1, 0, ...document.sections.splice(3, 1));
  },
  (document) => {
    document.sections[1]?.items.reverse();
  },
  (document) => {
    document.design.bodySize = 11;
  },
  (document) => {
    document.sections.splice(2, 1);
    document.basics.name = 'Ærø Ωmega';
  },
  (document) => {
    document.design.template = 'sidebar-left';
  },
];

it('pages are those of an engine that has never seen the document', async () => {
  const used = await createNodeEngine();
  const document = structuredClone(GALLERY);
  for (const edit of EDITS) {
    edit(document);
    const [one, other] = [await used.layout(structuredClone(document)), await (await createNodeEngine()).layout(document)];
    const painted = [one, other].map((pages) => Array.from({ length: pages.count }, (_, page) => paintSvg(pages, page)));
    expect(painted[0]).toEqual(painted[1]);
    expect(one.leaves.map(({ text, field }) => [text, field])).toEqual(other.leaves.map(({ text, field }) => [text, field]));
  }
}, 60_000);

it('a letter that no face has is missed wherever it still stands', async () => {
  const engine = await createNodeEngine();
  const skills = GALLERY.sections.flatMap(({ items }) => items).filter(({ kind }) => kind === 'skill');
  expect(skills.length).toBeGreaterThan(1);
  /** The sample, where the first two skills say these words. */
  const saying = (...words: string[]): ResumeDocument => ({
    ...GALLERY,
    sections: GALLERY.sections.map((section) => ({
      ...section,
      items: section.items.map((item) => {
        const word = item.kind === 'skill' ? words[skills.indexOf(item)] : undefined;
        return item.kind === 'skill' && word !== undefined ? { ...item, keywords: [word] } : item;
      }),
    })),
  });
  await expect(engine.layout(saying('\u{10A60}', '\u{10A60}'))).rejects.toThrow('U+10A60');
  await expect(engine.layout(saying('b', '\u{10A60}'))).rejects.toThrow('U+10A60');
  await expect(engine.layout(saying('b', 'c'))).resolves.toBeDefined();
});
