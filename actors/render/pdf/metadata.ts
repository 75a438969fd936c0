import { type PDFContext, type PDFDict, type PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString } from 'pdf-lib';
import { srgbProfile } from './icc.ts';
import { packed } from './write.ts';

export interface PdfMeta {
  title: string;
  author: string;
  /** BCP 47. */
  language: string;
  /** When the file was made; part of its bytes, hence given. */
  date: Date;
  /** JSON that is embedded as the source of the document, so that importing the PDF gives the résumé back. */
  source?: string;
}

const CREATOR = 'Vitae';
/** A file must have a title (ISO 14289-1, 7.1). */
const NO_TITLE = 'Résumé';
const SOURCE_NAME = 'resume.json';

export function writeMetadata(pdf: PDFDocument, given: PdfMeta): void {
  const { context, catalog } = pdf;
  const meta = { ...given, title: plainText(given.title) || NO_TITLE, author: plainText(given.author) };
  catalog.set(PDFName.of('Lang'), PDFString.of(meta.language));
  catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true }));
  pdf.setTitle(meta.title);
  if (meta.author !== '') pdf.setAuthor(meta.author);
  pdf.setCreator(CREATOR);
  pdf.setProducer(CREATOR);
  pdf.setCreationDate(meta.date);
  pdf.setModificationDate(meta.date);
  const xmp = PDFRawStream.of(context.obj({ Type: 'Metadata', Subtype: 'XML' }), new TextEncoder().encode(xmpOf(meta)));
  catalog.set(PDFName.of('Metadata'), context.register(xmp));
  writeOutputIntent(context, catalog);
  if (meta.source !== undefined) embedSource(context, catalog, meta.source, meta.date);
}

function writeOutputIntent(context: PDFContext, catalog: PDFDict): void {
  const name = PDFString.of('sRGB IEC61966-2.1');
  const profile = context.register(packed(context, srgbProfile(), { N: 3 }));
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: name,
    Info: name,
    DestOutputProfile: profile,
  });
  catalog.set(PDFName.of('OutputIntents'), context.obj([intent]));
}

/** An associated file (ISO 32000-2, 14.13) that attachments panels show too. */
function embedSource(context: PDFContext, catalog: PDFDict, source: string, date: Date): void {
  const bytes = new TextEncoder().encode(source);
  const stamp = PDFString.fromDate(date);
  const file = context.register(
    packed(context, bytes, {
      Type: 'EmbeddedFile',
      Subtype: PDFName.of('application/json'),
      Params: { Size: bytes.length, ModDate: stamp },
    }),
  );
  const specification = context.register(
    context.obj({
      Type: 'Filespec',
      F: PDFString.of(SOURCE_NAME),
      UF: PDFHexString.fromText(SOURCE_NAME),
      AFRelationship: 'Source',
      Desc: PDFHexString.fromText('The résumé as data'),
      EF: { F: file, UF: file },
    }),
  );
  catalog.set(PDFName.of('AF'), context.obj([specification]));
  catalog.set(PDFName.of('Names'), context.obj({ EmbeddedFiles: { Names: [PDFString.of(SOURCE_NAME), specification] } }));
}

/** XMP says what the information dictionary says. The conformance it claims is what `npm run verapdf` proves. */
function xmpOf({ title, author, language, date }: PdfMeta): string {
  const stamp = date.toISOString().replace(/\.\d+Z$/, 'Z');
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""${NAMESPACES}>`,
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>`,
    ...(author === '' ? [] : [`<dc:creator><rdf:Seq><rdf:li>${escapeXml(author)}</rdf:li></rdf:Seq></dc:creator>`]),
    `<dc:language><rdf:Bag><rdf:li>${escapeXml(language)}</rdf:li></rdf:Bag></dc:language>`,
    `<xmp:CreatorTool>${CREATOR}</xmp:CreatorTool><xmp:CreateDate>${stamp}</xmp:CreateDate><xmp:ModifyDate>${stamp}</xmp:ModifyDate>`,
    `<pdf:Producer>${CREATOR}</pdf:Producer>`,
    ...CLAIMS,
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="w"?>',
  ].join('\n');
}

const NAMESPACES = Object.entries({
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
  pdfaid: 'http://www.aiim.org/pdfa/ns/id/',
  pdfaExtension: 'http://www.aiim.org/pdfa/ns/extension/',
  pdfaSchema: 'http://www.aiim.org/pdfa/ns/schema#',
  pdfaProperty: 'http://www.aiim.org/pdfa/ns/property#',
})
  .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  .join('');

/** PDF/UA-1 and PDF/A-3a; for PDF/A, what the former's property is (ISO 19005-3, 6.6.2.3). */
const CLAIMS = [
  '<pdfuaid:part>1</pdfuaid:part><pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>',
  '<pdfaExtension:schemas><rdf:Bag><rdf:li><rdf:Description pdfaSchema:schema="PDF/UA identification" pdfaSchema:namespaceURI="http://www.aiim.org/pdfua/ns/id/" pdfaSchema:prefix="pdfuaid"><pdfaSchema:property><rdf:Seq>',
  '<rdf:li pdfaProperty:name="part" pdfaProperty:valueType="Integer" pdfaProperty:category="internal" pdfaProperty:description="Part of ISO 14289"/>',
  '</rdf:Seq></pdfaSchema:property></rdf:Description></rdf:li></rdf:Bag></pdfaExtension:schemas>',
] as const;

/** What XML can hold, in one line. */
const plainText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\ufffe\uffff]+/gu, ' ')
    .trim();

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
