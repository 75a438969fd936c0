import { type PDFContext, type PDFDict, PDFDocument, PDFHexString, PDFName, type PDFObject, type PDFPage, PDFString } from 'pdf-lib';
import { type Breathe, withoutBreath } from '../breath.ts';
import { dictionary, entry, list, nameIn, streamBytes, streamText } from './objects.ts';

/** What a file that `paintPdf` made says of itself. */
export interface ReadPdf {
  pages: ReadPage[];
  hasStructure: boolean;
  /** Names of embedded files. */
  attachments: string[];
  /** The first of them. */
  source: string | null;
}

export interface ReadPage {
  width: number;
  height: number;
  contents: ReadContent[];
  /** The text of each piece of marked content, in order of painting; within right-to-left words from left to right. */
  marked: string[];
  artifacts: string[];
  links: string[];
  images: number;
}

/** A piece of marked content. */
export interface ReadContent {
  id: number;
  /** The text of each glyph on one baseline, from left to right. */
  lines: string[][];
}

/** Reads our own kind of file back, by its content streams and ToUnicode maps: quick enough for a Worker. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  return readDocument(await PDFDocument.load(bytes, { updateMetadata: false }));
}

export async function readDocument(pdf: PDFDocument, breathe: Breathe = withoutBreath): Promise<ReadPdf> {
  const { context, catalog } = pdf;
  const names = list(context, entry(dictionary(context, entry(dictionary(context, entry(catalog, 'Names')), 'EmbeddedFiles')), 'Names'));
  const file = dictionary(context, entry(dictionary(context, names[1]), 'EF'));
  const source = streamBytes(context, entry(file, 'F'));
  const fonts = new FontReader(context);
  const pages: ReadPage[] = [];
  for (const page of pdf.getPages()) {
    pages.push(readPage(context, page, fonts));
    await breathe();
  }
  return {
    pages,
    hasStructure: catalog.has(PDFName.of('StructTreeRoot')),
    attachments: names.flatMap((object) => (object instanceof PDFString ? [object.decodeText()] : [])),
    source: source && new TextDecoder().decode(source),
  };
}

function readPage(context: PDFContext, page: PDFPage, fonts: FontReader): ReadPage {
  const { width, height } = page.getSize();
  const resources = dictionary(context, entry(page.node, 'Resources'));
  const content = streamText(context, entry(page.node, 'Contents'));
  const { contents, artifacts } = readText(content, fonts.of(resources));
  return {
    width,
    height,
    contents,
    marked: contents.map(({ lines }) => lines.flat().join('')),
    artifacts,
    links: readLinks(context, entry(page.node, 'Annots')),
    images: countImages(context, resources, content),
  };
}

type Decode = ReadonlyMap<string, string>;

const TOKEN =
  /\/(\w+) [\d.]+ Tf|<([0-9a-f]+)>|\/\w+ (?:<<\/MCID (\d+)(?:\/Lang \([\w-]+\))?>> BDC|(BMC))|\b(EMC)\b|1 0 0 1 [-\d.]+ ([-\d.]+) Tm/g;

function readText(content: string, fonts: ReadonlyMap<string, Decode>): { contents: ReadContent[]; artifacts: string[] } {
  const contents: ReadContent[] = [];
  const artifacts: string[] = [];
  let font: Decode = new Map();
  let lines: string[][] = [];
  let baseline: string | undefined;
  let id: number | null = null;
  for (const [, fontName, codes, number, artifact, end, y] of content.matchAll(TOKEN)) {
    if (fontName !== undefined) font = fonts.get(fontName) ?? new Map();
    else if (codes !== undefined) lines.at(-1)?.push(...decode(codes, font));
    else if (y !== undefined) {
      if (y !== baseline) lines.push([]);
      baseline = y;
    } else if (end !== undefined) {
      if (id === null) artifacts.push(lines.flat().join(''));
      else contents.push({ id, lines });
    } else if (number !== undefined || artifact !== undefined) {
      id = number === undefined ? null : Number(number);
      lines = [];
      baseline = undefined;
    }
  }
  return { contents, artifacts };
}

/** A code without an entry stands for nothing. */
const decode = (codes: string, font: Decode): string[] => (codes.match(/.{4}/g) ?? []).map((code) => font.get(code) ?? '');

/** Pages share their fonts, which are large: each set is read once. */
class FontReader {
  readonly #context: PDFContext;
  /** By what the dictionary of fonts says: each page has one of its own, of the same fonts. */
  readonly #read = new Map<string, Map<string, Decode>>();

  constructor(context: PDFContext) {
    this.#context = context;
  }

  of(resources: PDFDict | null): Map<string, Decode> {
    const key = String(entry(resources, 'Font'));
    let fonts = this.#read.get(key);
    if (!fonts) {
      fonts = readFonts(this.#context, resources);
      this.#read.set(key, fonts);
    }
    return fonts;
  }
}

function readFonts(context: PDFContext, resources: PDFDict | null): Map<string, Decode> {
  const fonts = new Map<string, Decode>();
  const entries = dictionary(context, resources?.get(PDFName.of('Font')))?.entries() ?? [];
  for (const [name, ref] of entries) {
    const cmap = streamText(context, entry(dictionary(context, ref), 'ToUnicode'));
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

/** How often a picture is shown. */
function countImages(context: PDFContext, resources: PDFDict | null, content: string): number {
  const objects = dictionary(context, entry(resources, 'XObject'))?.entries() ?? [];
  const images = new Set(
    objects.filter(([, ref]) => nameIn(dictionary(context, ref), 'Subtype') === 'Image').map(([name]) => name.decodeText()),
  );
  const shown = [...content.matchAll(/\/(\w+) Do\b/g)].filter(([, name = '']) => images.has(name));
  return shown.length + [...content.matchAll(/(?:^|\s)BI\s/g)].length;
}
