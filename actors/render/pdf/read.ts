import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from 'pdf-lib';

/** What a file that `paintPdf` made says of itself. */
export interface ReadPdf {
  pages: ReadPage[];
  hasStructure: boolean;
  /** Names of embedded files. */
  attachments: string[];
}

export interface ReadPage {
  width: number;
  height: number;
  /** The text of each piece of marked content, in order of painting; within right-to-left words from left to right. */
  marked: string[];
  artifacts: string[];
  links: string[];
  images: number;
}

/** Reads our own kind of file back, by its content streams and ToUnicode maps: quick enough for a Worker. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const { context, catalog } = pdf;
  const names = dictionary(context, dictionary(context, catalog.get(PDFName.of('Names')))?.get(PDFName.of('EmbeddedFiles')));
  return {
    pages: pdf.getPages().map((page) => {
      const { width, height } = page.getSize();
      const resources = dictionary(context, page.node.get(PDFName.of('Resources')));
      const content = streamText(context.lookup(page.node.get(PDFName.of('Contents'))));
      return {
        width,
        height,
        ...readText(content, readFonts(context, resources)),
        links: readLinks(context, page.node.get(PDFName.of('Annots'))),
        images: countImages(context, resources, content),
      };
    }),
    hasStructure: catalog.has(PDFName.of('StructTreeRoot')),
    attachments: list(context, names?.get(PDFName.of('Names'))).flatMap((entry) =>
      entry instanceof PDFString ? [entry.decodeText()] : [],
    ),
  };
}

type Decode = ReadonlyMap<string, string>;

const TOKEN = /\/(\w+) [\d.]+ Tf|<([0-9a-f]+)>|\/(\w+) (?:<<\/MCID \d+>> BDC|BMC)|\b(EMC)\b/g;

function readText(content: string, fonts: ReadonlyMap<string, Decode>): Pick<ReadPage, 'marked' | 'artifacts'> {
  const marked: string[] = [];
  const artifacts: string[] = [];
  let into: string[] | null = null;
  let font: Decode = new Map();
  let text = '';
  for (const [token, fontName, codes, tag, end] of content.matchAll(TOKEN)) {
    if (fontName !== undefined) font = fonts.get(fontName) ?? new Map();
    else if (codes !== undefined) text += decode(codes, font);
    else if (tag !== undefined) {
      into = token.endsWith('BDC') ? marked : artifacts;
      text = '';
    } else if (end !== undefined) {
      into?.push(text);
      into = null;
    }
  }
  return { marked, artifacts };
}

/** A code without an entry stands for nothing: a later glyph of its cluster. */
function decode(codes: string, font: Decode): string {
  let text = '';
  for (let at = 0; at < codes.length; at += 4) text += font.get(codes.slice(at, at + 4)) ?? '';
  return text;
}

function readFonts(context: PDFContext, resources: PDFDict | null): Map<string, Decode> {
  const fonts = new Map<string, Decode>();
  const entries = dictionary(context, resources?.get(PDFName.of('Font')))?.entries() ?? [];
  for (const [name, ref] of entries) {
    const cmap = streamText(context.lookup(dictionary(context, ref)?.get(PDFName.of('ToUnicode'))));
    const codes = new Map<string, string>();
    for (const [, code = '', text = ''] of cmap.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]+)>$/gm)) codes.set(code, fromUtf16Hex(text));
    // The code space looks like an entry.
    fonts.set(name.decodeText(), codes);
  }
  return fonts;
}

function fromUtf16Hex(hex: string): string {
  return String.fromCharCode(...Array.from({ length: hex.length / 4 }, (_, i) => Number.parseInt(hex.slice(i * 4, i * 4 + 4), 16)));
}

function readLinks(context: PDFContext, annotations: PDFObject | undefined): string[] {
  return list(context, annotations).flatMap((ref) => {
    const uri = dictionary(context, dictionary(context, ref)?.get(PDFName.of('A')))?.get(PDFName.of('URI'));
    return uri instanceof PDFString || uri instanceof PDFHexString ? [uri.decodeText()] : [];
  });
}

function countImages(context: PDFContext, resources: PDFDict | null, content: string): number {
  const objects = dictionary(context, resources?.get(PDFName.of('XObject')))?.entries().length ?? 0;
  return objects + [...content.matchAll(/(?:^|\s)BI\s/g)].length;
}

function dictionary(context: PDFContext, object: PDFObject | undefined): PDFDict | null {
  const found = context.lookup(object);
  return found instanceof PDFDict ? found : null;
}

function list(context: PDFContext, object: PDFObject | undefined): PDFObject[] {
  const found = context.lookup(object);
  return found instanceof PDFArray ? found.asArray() : [];
}

function streamText(object: PDFObject | undefined): string {
  if (!(object instanceof PDFRawStream)) return '';
  const bytes = decodePDFRawStream(object).decode();
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}
