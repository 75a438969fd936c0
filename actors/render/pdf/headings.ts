import type { Tag } from '../element.ts';
import type { StructureNode } from '../pages.ts';

const LEVEL = /^H([1-4])$/;
const TAGS = ['H1', 'H2', 'H3', 'H4'] as const satisfies readonly Tag[];

/**
 * The level of each heading as it is tagged: the first is an H1, and none is skipped (ISO 14289-1, 7.4.2), also where a résumé has no
 * name or a section no heading. Headings of one rank under the same one keep one level.
 */
export function headingTags(root: StructureNode): Map<StructureNode, Tag> {
  const tags = new Map<StructureNode, Tag>();
  const open: number[] = [];
  const visit = (node: StructureNode): void => {
    const rank = Number(LEVEL.exec(node.tag)?.[1] ?? 0);
    if (rank > 0) {
      while ((open.at(-1) ?? 0) >= rank) open.pop();
      open.push(rank);
      tags.set(node, TAGS[open.length - 1] ?? 'H4');
    }
    for (const child of node.children) if (typeof child !== 'number') visit(child);
  };
  visit(root);
  return tags;
}
