import { createNodeEngine } from '../actors/render/runtime/node.ts';
import { sampleDocument } from './sample.ts';

export interface Block {
  tag: string;
  text: string;
}

/** The sample's texts as the page engine has them, block by block: so that another engine prints the very same words. */
export async function sampleBlocks(): Promise<Block[]> {
  const { leaves } = await (await createNodeEngine()).layout(sampleDocument());
  const blocks: Block[] = [];
  let node: (typeof leaves)[number]['node'] | null = null;
  for (const leaf of leaves) {
    const last = blocks.at(-1);
    if (last && leaf.node === node) last.text += ` ${leaf.text}`;
    else blocks.push({ tag: leaf.node.tag, text: leaf.text });
    node = leaf.node;
  }
  return blocks;
}
