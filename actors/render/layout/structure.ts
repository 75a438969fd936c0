import { type Box, isLeaf, type Leaf, type Picture } from '../element.ts';
import type { PageLeaf, StructureNode } from '../pages.ts';
import type { Block, Group } from '../templates/contract.ts';
import { readableText } from '../text/clean.ts';

/** The logical structure of a document, and its leaves in reading order. */
export interface Structure {
  root: StructureNode;
  leaves: PageLeaf[];
  /** The index of each block's first leaf of text. */
  firstLeaf: ReadonlyMap<Block, number>;
}

export function structureOf(contents: readonly Group[]): Structure {
  const root: StructureNode = { tag: 'Document', parent: null, children: [] };
  const leaves: PageLeaf[] = [];
  const firstLeaf = new Map<Block, number>();

  const addPicture = ({ alt, field }: Picture, parent: StructureNode): void => {
    const node = childOf(parent, { tag: 'Figure' });
    node.alt = alt;
    node.children.push(leaves.length);
    leaves.push({ text: '', field, node, link: null });
  };
  const addLeaf = ({ text, written, field }: Leaf, node: StructureNode, link: StructureNode | null): void => {
    node.children.push(leaves.length);
    leaves.push({ text: readableText(written ?? text), field, node, link });
  };
  const addBox = (box: Box, parent: StructureNode, outerLink: StructureNode | null): void => {
    const node = box.tag ? childOf(parent, box) : parent;
    const link = box.tag === 'Link' ? node : outerLink;
    for (const child of box.children) {
      if (isLeaf(child)) addLeaf(child, node, link);
      else addBox(child, node, link);
    }
  };
  const addGroup = (group: Group, parent: StructureNode): void => {
    const node = group.tag === 'Document' ? parent : childOf(parent, group);
    for (const child of group.children) {
      if (child.kind === 'group') addGroup(child, node);
      else {
        if (child.picture) addPicture(child.picture.picture, node);
        firstLeaf.set(child, leaves.length);
        addBox(child.box, node, null);
      }
    }
  };
  for (const content of contents) addGroup(content, root);
  return { root, leaves, firstLeaf };
}

function childOf(parent: StructureNode, { tag, href, ordered }: Pick<Box, 'tag' | 'href'> & { ordered?: boolean }): StructureNode {
  const node: StructureNode = { tag: tag ?? 'Span', parent, children: [] };
  if (href !== undefined) node.href = href;
  if (ordered !== undefined) node.ordered = ordered;
  parent.children.push(node);
  return node;
}
