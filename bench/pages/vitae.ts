import type { ResumeDocument } from '#protocol/document';
import { paintPdf } from '#render/index';
import { createNodeEngine } from '../../actors/render/runtime/node.ts';
import type { MakePdf } from './makers.ts';
import { freshened, SAMPLE } from './sample.ts';

const DATE = new Date(0);

/** The file as an export makes it, but for reading it back. */
export async function vitaePdf(): Promise<(document: ResumeDocument) => Promise<Uint8Array>> {
  const engine = await createNodeEngine();
  return async (document) =>
    paintPdf(await engine.layout(document), {
      title: document.title,
      author: document.basics.name ?? '',
      language: document.design.locale,
      date: DATE,
      source: JSON.stringify(document),
    });
}

export async function vitae(): Promise<MakePdf> {
  const pdf = await vitaePdf();
  return (round) => pdf(freshened(SAMPLE, round));
}
