import { DEFAULT_DESIGN, type ResumeDocument } from '#protocol/document';
import { GALLERY } from '../../actors/render/fixtures/gallery.ts';
import type { Engine } from '../../actors/render/index.ts';

/** The résumé that all engines print: two pages in the usual template. */
export const SAMPLE: ResumeDocument = { ...GALLERY, design: DEFAULT_DESIGN };

/** A paragraph, heading or list item as another engine prints it. */
export interface Block {
  tag: string;
  text: string;
}

/** The sample's texts as the page engine has them, block by block: so that another engine prints the very same words. */
export async function sampleBlocks(engine: Engine): Promise<Block[]> {
  const { leaves } = await engine.layout(SAMPLE);
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

/** What is no text for people, or must keep its form. */
const FIXED = new Set(['id', 'kind', 'url', 'email', 'phone', 'dates', 'design', 'list', 'network']);

/**
 * The same value with every long word new, so that no cache knows it: its letters in another order, which keeps widths and the
 * number of pages about the same. Deterministic; round 0 is the value itself.
 */
export function freshened<T>(value: T, round: number): T;
export function freshened(value: unknown, round: number): unknown {
  if (round === 0) return value;
  if (typeof value === 'string') return value.replace(/\p{Ll}{5,}/gu, (word) => shuffled(word, round));
  if (Array.isArray(value)) return value.map((part) => freshened(part, round));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, FIXED.has(key) ? part : freshened(part, round)]));
}

function shuffled(word: string, round: number): string {
  const letters = [...word];
  let seed = letters.reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, Math.imul(round, 2_654_435_761));
  for (let last = letters.length - 1; last > 0; last -= 1) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const other = (seed >>> 8) % (last + 1);
    [letters[last], letters[other]] = [letters[other] ?? '', letters[last] ?? ''];
  }
  return letters.join('');
}

/** A résumé of about `pages` pages: the sample's posts again and again, each time in words of its own. */
export function longSample(pages: number): ResumeDocument {
  const work = SAMPLE.sections.find(({ id }) => id === 'work');
  if (!work) throw new Error('the sample has no work');
  // So many copies of the posts fill a page.
  const copies = Math.max(1, Math.floor(pages * 2.2) - 1);
  const items = Array.from({ length: copies }, (_, copy) =>
    freshened(work.items, copy + 1).map((item, i) => ({ ...item, id: `${item.id}-${copy}-${i}` })),
  ).flat();
  return { ...SAMPLE, sections: [{ ...work, items }] };
}
