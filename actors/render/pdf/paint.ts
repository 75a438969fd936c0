import { PDFDocument, PDFHexString, PDFName, type PDFPage } from 'pdf-lib';
import type { FilledBox, Page, Pages } from '../pages.ts';
import { fingerprint } from './fingerprint.ts';
import { EmbeddedFonts } from './fonts.ts';
import { linkAreas, writeLink } from './links.ts';
import { markedRuns } from './marked.ts';
import { type PdfMeta, writeMetadata } from './metadata.ts';
import { number, rgb } from './operators.ts';
import { writeOutline } from './outline.ts';
import { StructureWriter } from './structure.ts';
import { TextWriter } from './text.ts';

/**
 * The pages as a PDF: vector text with exact Unicode, tags, links, outline. The same pages and meta give the same
 * bytes. `onPage` is awaited after each page, so that a long document can report and let others run.
 */
export async function paintPdf(
  pages: Pages,
  meta: PdfMeta,
  onPage?: (done: number, total: number) => Promise<void> | void,
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const { context, catalog } = pdf;
  const fonts = new EmbeddedFonts(context);
  const structure = new StructureWriter(context, pages);
  const painted: PDFPage[] = [];
  const digest = fingerprint();
  for (const [i, content] of pages.pages.entries()) {
    const page = pdf.addPage([pages.size.width, pages.size.height]);
    const stream = paintPage(page, content, pages, fonts, structure);
    digest.add(stream);
    painted.push(page);
    await onPage?.(i + 1, pages.count);
  }
  fonts.write(pages.fonts.library);
  for (const page of painted) page.node.set(PDFName.of('Resources'), context.obj({ Font: fonts.resources() }));
  structure.write(catalog);
  writeOutline(
    context,
    catalog,
    pages,
    painted.map((page) => page.ref),
    structure,
  );
  writeMetadata(pdf, meta);
  digest.add(`${meta.title}\0${meta.author}\0${meta.language}\0${meta.date.toISOString()}\0${meta.source ?? ''}`);
  const id = PDFHexString.of(digest.hex());
  context.trailerInfo.ID = context.obj([id, id]);
  return pdf.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false });
}

/** Draws one page and returns its content stream. */
function paintPage(page: PDFPage, content: Page, pages: Pages, fonts: EmbeddedFonts, structure: StructureWriter): string {
  const { context } = page.doc;
  const { width, height } = pages.size;
  const writer = new TextWriter(pages.fonts, fonts, height);
  const boxes =
    pages.background.toLowerCase() === '#ffffff'
      ? content.boxes
      : [{ x: 0, y: 0, width, height, color: pages.background }, ...content.boxes];
  const marked = markedRuns(content.runs);
  const out = [
    ...artifact(boxes.map((box) => paintBox(box, height))),
    ...marked.flatMap((runs, id) => {
      const tag = pages.leaves[runs[0]?.leaf ?? -1]?.node.tag ?? 'Span';
      return [`/${tag} <</MCID ${id}>> BDC`, ...writer.write(runs), 'EMC'];
    }),
    ...artifact(content.artifacts.flatMap((run) => writer.write([run]))),
  ];
  const stream = out.join('\n');
  page.node.set(PDFName.of('Contents'), context.register(context.flateStream(stream)));
  page.node.set(PDFName.of('Tabs'), PDFName.of('S'));
  const leaves = marked.map((runs) => runs[0]?.leaf ?? -1);
  page.node.set(PDFName.of('StructParents'), context.obj(structure.addPage(page.ref, leaves)));
  const annotations = linkAreas(content.runs, pages).map((area) => writeLink(page, area, height, structure));
  if (annotations.length > 0) page.node.set(PDFName.of('Annots'), context.obj(annotations));
  return stream;
}

function artifact(operators: readonly string[]): string[] {
  return operators.length > 0 ? ['/Artifact BMC', ...operators, 'EMC'] : [];
}

function paintBox({ x, y, width, height, color }: FilledBox, pageHeight: number): string {
  return `${rgb(color)} rg ${number(x)} ${number(pageHeight - y - height)} ${number(width)} ${number(height)} re f`;
}
