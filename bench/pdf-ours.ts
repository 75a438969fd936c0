import { paintPdf } from '#render/index';
import { createNodeEngine } from '../actors/render/runtime/node.ts';
import { sampleDocument } from './sample.ts';

/** A function that makes the sample's PDF with our own engine, everything loaded. */
export async function ours(): Promise<() => Promise<Uint8Array>> {
  const document = sampleDocument();
  const engine = await createNodeEngine();
  const meta = { title: document.title, author: document.basics.name ?? '', language: document.design.locale, date: new Date(0) };
  return async () => paintPdf(await engine.layout(document), meta);
}
