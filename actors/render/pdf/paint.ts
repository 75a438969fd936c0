import { type PDFContext, type PDFDict, PDFDocument, PDFHexString, PDFName, type PDFPage } from 'pdf-lib';
import { type Breathe, withoutBreath } from '../breath.ts';
import type { FilledBox, Page, Pages } from '../pages.ts';
import { EmojiDrawings } from './emoji.ts';
import { fingerprint } from './fingerprint.ts';
import { EmbeddedFonts } from './fonts.ts';
import { paintIcon } from './icon.ts';
import { linkAreas, writeLink } from './links.ts';
import { markedRuns } from './marked.ts';
import { type PdfMeta, writeMetadata } from './metadata.ts';
import { dictionary } from './objects.ts';
import { number, rgb } from './operators.ts';
import { writeOutline } from './outline.ts';
import { Pictures } from './pictures.ts';
import { StructureWriter } from './structure.ts';
import { TextWriter } from './text.ts';
import { packed, writeFile } from './write.ts';

export interface PaintOptions {
  onPage?: (done: number, total: number) => void;
  breathe?: Breathe;
}

/**
 * The pages as a PDF: vector text with exact Unicode, tags, links, outline. The same pages and meta give the same
 * bytes. `onPage` is told of each page that is painted.
 */
export async function paintPdf(pages: Pages, meta: PdfMeta, { onPage, breathe = withoutBreath }: PaintOptions = {}): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const { context, catalog } = pdf;
  const fonts = new EmbeddedFonts(context);
  const drawings = new EmojiDrawings(context);
  const pictures = new Pictures(context);
  await pictures.load(pages.pages.flatMap((page) => page.pictures));
  const structure = new StructureWriter(context, pages);
  const painted: PDFPage[] = [];
  const digest = fingerprint();
  for (const [i, content] of pages.pages.entries()) {
    const page = pdf.addPage([pages.size.width, pages.size.height]);
    const stream = paintPage(page, content, pages, fonts, drawings, pictures, structure);
    digest.add(stream);
    painted.push(page);
    onPage?.(i + 1, pages.count);
    await breathe();
  }
  await fonts.write(pages.fonts.library, breathe);
  for (const page of painted) page.node.set(PDFName.of('Resources'), resourcesOf(context, fonts, drawings, pictures));
  structure.write(catalog);
  await breathe();
  writeOutline(
    context,
    catalog,
    pages,
    painted.map((page) => page.ref),
    structure,
  );
  await breathe();
  writeMetadata(pdf, meta);
  digest.add(`${meta.title}\0${meta.author}\0${meta.language}\0${meta.date.toISOString()}\0${meta.source ?? ''}`);
  const id = PDFHexString.of(digest.hex());
  context.trailerInfo.ID = context.obj([id, id]);
  await breathe();
  await pdf.flush();
  return writeFile(context, breathe);
}

/** Draws one page and returns its content stream. */
function paintPage(
  page: PDFPage,
  content: Page,
  pages: Pages,
  fonts: EmbeddedFonts,
  drawings: EmojiDrawings,
  pictures: Pictures,
  structure: StructureWriter,
): string {
  const { context } = page.doc;
  const { width, height } = pages.size;
  const writer = new TextWriter(pages.fonts, fonts, drawings, height);
  const boxes =
    pages.background.toLowerCase() === '#ffffff'
      ? content.boxes
      : [{ x: 0, y: 0, width, height, color: pages.background }, ...content.boxes];
  const marked = markedRuns(content.runs);
  const leaves = [...content.pictures.map(({ leaf }) => leaf), ...marked.map((runs) => runs[0]?.leaf ?? -1)];
  const begin = (id: number): string => structure.beginContent(leaves[id] ?? -1, id);
  const out = [
    ...artifact([...boxes.map((box) => paintBox(box, height)), ...content.runs.flatMap((run) => paintIcon(run, height))]),
    ...content.pictures.flatMap((picture, id) => [begin(id), ...pictures.paint(picture, height), 'EMC']),
    ...marked.flatMap((runs, i) => [begin(content.pictures.length + i), ...writer.write(runs), 'EMC']),
    ...artifact(content.artifacts.flatMap((run) => writer.write([run]))),
  ];
  const stream = out.join('\n');
  page.node.set(PDFName.of('Contents'), context.register(packed(context, stream)));
  page.node.set(PDFName.of('Tabs'), PDFName.of('S'));
  page.node.set(PDFName.of('StructParents'), context.obj(structure.addPage(page.ref, leaves)));
  for (const { leaf, x, y, width: w, height: h } of content.pictures)
    structure.placeFigure(
      leaf,
      [x, height - y - h, x + w, height - y].map((edge) => Number(number(edge))),
    );
  const annotations = linkAreas(content.runs, pages).map((area) => writeLink(page, area, height, structure));
  if (annotations.length > 0) page.node.set(PDFName.of('Annots'), context.obj(annotations));
  return stream;
}

/** All pages share theirs. */
function resourcesOf(context: PDFContext, fonts: EmbeddedFonts, drawings: EmojiDrawings, pictures: Pictures): PDFDict {
  const objects = dictionary(context, drawings.resources().XObject) ?? context.obj({});
  pictures.addTo(objects);
  return context.obj({ Font: fonts.resources(), ...(objects.keys().length > 0 ? { XObject: objects } : {}) });
}

function artifact(operators: readonly string[]): string[] {
  return operators.length > 0 ? ['/Artifact BMC', ...operators, 'EMC'] : [];
}

function paintBox({ x, y, width, height, color }: FilledBox, pageHeight: number): string {
  return `${rgb(color)} rg ${number(x)} ${number(pageHeight - y - height)} ${number(width)} ${number(height)} re f`;
}
