import { expect, it } from 'vitest';
import type { Tag } from '../element.ts';
import type { StructureNode } from '../pages.ts';
import { headingTags } from './headings.ts';

const tagsOf = (...given: Tag[]): (Tag | undefined)[] => {
  const root: StructureNode = { tag: 'Document', parent: null, children: [] };
  const nodes = given.map((tag): StructureNode => ({ tag, parent: root, children: [] }));
  root.children = nodes;
  const tags = headingTags(root);
  return nodes.map((node) => tags.get(node));
};

it('leaves levels alone that skip none', () => {
  expect(tagsOf('H1', 'H2', 'H3', 'H3', 'H2', 'P')).toEqual(['H1', 'H2', 'H3', 'H3', 'H2', undefined]);
});

it('closes the gaps, and keeps headings of one rank on one level', () => {
  expect(tagsOf('H2', 'H3', 'H2', 'H3')).toEqual(['H1', 'H2', 'H1', 'H2']);
  expect(tagsOf('H1', 'H3', 'H3', 'H2', 'H3')).toEqual(['H1', 'H2', 'H2', 'H2', 'H3']);
  expect(tagsOf('H4', 'H1')).toEqual(['H1', 'H1']);
});
