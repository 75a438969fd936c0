import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, type PDFObject, PDFRawStream, PDFRef } from 'pdf-lib';
import { beforeEach, expect, it } from 'vitest';
import { FIXTURE_META } from '../../fixtures/pins.ts';
import { RESUME } from '../../fixtures/resume.ts';
import { paintPdf } from '../../index.ts';
import { createNodeEngine } from '../../runtime/node.ts';
import { dictionary, entry, list, streamText } from '../objects.ts';
import { checkDocument } from './check.ts';

/** Each rule of the checker is shown a file that breaks it, and nothing else. */
const pages = await (await createNodeEngine()).layout(RESUME);
const bytes = await paintPdf(pages, { ...FIXTURE_META, source: JSON.stringify(RESUME) });
let pdf: PDFDocument;
beforeEach(async () => {
  pdf = await PDFDocument.load(bytes, { updateMetadata: false });
});

const name = (text: string) => PDFName.of(text);
const dict = (object: PDFObject | undefined): PDFDict => {
  const found = dictionary(pdf.context, object);
  if (!found) throw new Error('no dictionary');
  return found;
};
const at = (of: PDFDict, ...path: string[]): PDFDict => path.reduce((found, key) => dict(entry(found, key)), of);
const first = (of: PDFDict, key: string): PDFObject => {
  const [found] = list(pdf.context, entry(of, key));
  if (!found) throw new Error(`nothing in ${key}`);
  return found;
};
const elements = (tag: string): PDFDict[] =>
  pdf.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict && entry(object, 'S') === name(tag) && entry(object, 'P') ? [object] : []));
const element = (tag: string): PDFDict => {
  const [found] = elements(tag);
  if (!found) throw new Error(`no ${tag}`);
  return found;
};
const page = (): PDFDict => pdf.getPage(0).node;
const replaceStream = (holder: PDFDict, key: string, change: (text: string) => string): void => {
  const before = streamText(pdf.context, entry(holder, key));
  const after = change(before);
  if (after === before) throw new Error(`nothing changed in ${key}`);
  const data = Uint8Array.from(after, (character) => character.charCodeAt(0));
  holder.set(name(key), pdf.context.register(PDFRawStream.of(pdf.context.obj({}), data)));
};
const inContent = (change: (text: string) => string) => () => replaceStream(page(), 'Contents', change);
const font = (): PDFDict => {
  const [ref] = at(page(), 'Resources', 'Font').values();
  return dict(ref);
};
const descendant = (): PDFDict => dict(first(font(), 'DescendantFonts'));
const inMetadata = (change: (text: string) => string) => () => replaceStream(pdf.catalog, 'Metadata', change);
const heading = (): PDFDict => {
  const outline = at(pdf.catalog, 'Outlines', 'First');
  return outline;
};
const parentOf = (object: PDFDict): void => {
  object.set(name('P'), PDFRef.of(1));
};

const PLANTED: readonly [what: string, plant: () => void, fault: RegExp][] = [
  ['a box outside of all marks', inContent((text) => `${text}\n0 0 10 10 re f`), /^page 1: untagged painting: f$/],
  ['text outside of all marks', inContent((text) => text.replace(/^\/H1 .*BDC\n(BT[\s\S]*?ET)\nEMC$/m, '$1')), /untagged painting: TJ/],
  ['a picture outside of all marks', inContent((text) => `${text}\n/P1 Do`), /untagged painting: Do/],
  [
    'decoration within content',
    inContent((text) => text.replace(/BDC\nBT/, 'BDC\n/Artifact BMC\nBT').replace(/ET\nEMC/, 'ET\nEMC\nEMC')),
    /content and decoration/,
  ],
  ['marks without a number', inContent((text) => text.replace(/^\/H1 .*BDC$/m, '/H1 BMC')), /marks that belong to nothing/],
  ['marks that never end', inContent((text) => text.replace(/\nEMC$/, '')), /never ends/],
  ['marks that never began', inContent((text) => `${text}\nEMC`), /never began/],
  ['content that is no content', inContent((text) => `${text}\n{`), /unreadable/],
  ['a number twice', inContent((text) => text.replace('MCID 1>>', 'MCID 0>>')), /two contents with the number 0/],
  ['a number that nobody knows', inContent((text) => text.replace('MCID 1>>', 'MCID 999>>')), /999 belongs to no element/],
  ['marks of another tag', inContent((text) => text.replace(/^\/H1 /m, '/P ')), /marked P in a H1/],
  [
    'another parent in the parent tree',
    () => {
      const owners = list(pdf.context, list(pdf.context, entry(at(pdf.catalog, 'StructTreeRoot', 'ParentTree'), 'Nums'))[1]);
      const held = pdf.context.lookup(list(pdf.context, entry(at(pdf.catalog, 'StructTreeRoot', 'ParentTree'), 'Nums'))[1]);
      const [, , other] = owners;
      if (held instanceof PDFArray && other) held.set(0, other);
    },
    /content 0 has another parent/,
  ],
  [
    'a parent tree that is too short',
    () => {
      const held = pdf.context.lookup(list(pdf.context, entry(at(pdf.catalog, 'StructTreeRoot', 'ParentTree'), 'Nums'))[1]);
      if (held instanceof PDFArray) held.remove(held.size() - 1);
    },
    /more or less than the page/,
  ],
  ['an element that names another parent', () => parentOf(element('H2')), /names another parent: H2/],
  [
    'an element with content of another',
    () => element('H2').set(name('K'), entry(element('H1'), 'K') ?? PDFNumber.of(0)),
    /content in two elements/,
  ],
  [
    'an element with content that is not there',
    () => element('H1').set(name('K'), pdf.context.obj([{ Type: 'MCR', Pg: pdf.getPage(0).ref, MCID: 998 }])),
    /content that is not there/,
  ],
  [
    'an element in two places',
    () => {
      const document = element('Document');
      const kids = pdf.context.lookup(entry(document, 'K'));
      const [kid] = list(pdf.context, kids);
      if (kids instanceof PDFArray && kid) kids.push(kid);
    },
    /element in two places/,
  ],
  ['an unknown tag', () => element('P').set(name('S'), name('Paragraph')), /unknown tag: Paragraph/],
  ['a list entry outside of a list', () => element('L').set(name('S'), name('Sect')), /LI in Sect/],
  ['a list of paragraphs', () => element('LI').set(name('S'), name('P')), /list of what is no entry/],
  ['two documents', () => at(pdf.catalog, 'StructTreeRoot').set(name('K'), pdf.context.obj([])), /not one document/],
  ['a heading that skips a level', () => element('H2').set(name('S'), name('H3')), /level 3 after one of level 1/],
  ['no first heading', () => element('H1').set(name('S'), name('P')), /level 2 after one of level 0/],
  [
    'a link that its element forgot',
    () => {
      const kids = pdf.context.lookup(entry(element('Link'), 'K'));
      if (kids instanceof PDFArray) kids.remove(kids.size() - 1);
    },
    /link outside of the structure/,
  ],
  [
    'a link with another parent',
    () => dict(first(page(), 'Annots')).set(name('StructParent'), PDFNumber.of(0)),
    /link with another parent/,
  ],
  ['a link without words', () => dict(first(page(), 'Annots')).delete(name('Contents')), /link without words/],
  ['a hidden link', () => dict(first(page(), 'Annots')).set(name('F'), PDFNumber.of(6)), /link that is hidden/],
  ['a link that is no longer on the page', () => page().delete(name('Annots')), /annotation that is not there/],
  ['a font that is not embedded', () => at(descendant(), 'FontDescriptor').delete(name('FontFile2')), /not embedded/],
  ['a font that is no subset', () => font().set(name('BaseFont'), name('Inter')), /not named as one/],
  ['a font of another kind', () => font().set(name('Subtype'), name('TrueType')), /another kind than ours/],
  ['a font that is not there', () => at(page(), 'Resources').delete(name('Font')), /font that is not there/],
  [
    'a glyph without Unicode',
    () => replaceStream(font(), 'ToUnicode', (text) => text.replace(/^<0001> .*$/m, '')),
    /glyph without Unicode: 0001/,
  ],
  [
    'a glyph whose Unicode is none',
    () => replaceStream(font(), 'ToUnicode', (text) => text.replace(/^<0001> .*$/m, '<0001> <feff>')),
    /whose Unicode is no text/,
  ],
  [
    'a private character',
    () => replaceStream(font(), 'ToUnicode', (text) => text.replace(/^<0001> .*$/m, '<0001> <e001>')),
    /private character/,
  ],
  [
    'a missing glyph',
    () => replaceStream(descendant(), 'CIDToGIDMap', (map) => `\0\0\0\0${map.slice(4)}`),
    /stands for a missing one: 0001/,
  ],
  [
    'a glyph beyond the font',
    () => replaceStream(descendant(), 'CIDToGIDMap', (map) => `\0\0\xff\xff${map.slice(4)}`),
    /not in the font: 0001/,
  ],
  ['a code beyond the map', () => replaceStream(descendant(), 'CIDToGIDMap', (map) => map.slice(0, 6)), /code without a glyph/],
  ['no language', () => pdf.catalog.delete(name('Lang')), /has no language/],
  ['a language that is none', () => element('H1').set(name('Lang'), PDFHexString.fromText('?')), /language that is none/],
  ['no marks', () => at(pdf.catalog, 'MarkInfo').delete(name('Marked')), /not said to be tagged/],
  ['a window named by its file', () => pdf.catalog.delete(name('ViewerPreferences')), /name of the file/],
  ['no title', () => pdf.setTitle(' '), /document has no title/],
  ['no title in the metadata', inMetadata((text) => text.replace(/<dc:title>.*<\/dc:title>/, '')), /metadata have no title/],
  ['no claim of PDF/UA', inMetadata((text) => text.replace('<pdfuaid:part>1', '<pdfuaid:part>2')), /do not say PDF\/UA/],
  ['no claim of PDF/A', inMetadata((text) => text.replace('<pdfaid:conformance>A', '<pdfaid:conformance>B')), /do not say PDF\/A/],
  ['no profile', () => pdf.catalog.delete(name('OutputIntents')), /colours have no profile/],
  [
    'no ID',
    () => {
      pdf.context.trailerInfo.ID = pdf.context.obj([]);
    },
    /trailer has no ID/,
  ],
  ['an attachment of unknown kind', () => dict(first(pdf.catalog, 'AF')).delete(name('AFRelationship')), /says not what it is/],
  ['an attachment without a name', () => dict(first(pdf.catalog, 'AF')).delete(name('UF')), /without a name/],
  ['an attachment without a type', () => at(dict(first(pdf.catalog, 'AF')), 'EF', 'F').delete(name('Subtype')), /without a media type/],
  ['an attachment that is not associated', () => pdf.catalog.delete(name('AF')), /not all associated/],
  ['no tab order', () => page().delete(name('Tabs')), /tab key/],
  ['a bookmark to a page that is gone', () => heading().set(name('Dest'), pdf.context.obj([PDFRef.of(1)])), /bookmark to no page/],
  ['a bookmark to an element that is gone', () => heading().set(name('SE'), PDFRef.of(1)), /bookmark to no element/],
  ['a bookmark without a title', () => heading().delete(name('Title')), /bookmark without a title/],
  ['a bookmark with another parent', () => heading().set(name('Parent'), PDFRef.of(1)), /bookmark that names another parent/],
  ['bookmarks counted wrong', () => at(pdf.catalog, 'Outlines').set(name('Count'), PDFNumber.of(3)), /bookmarks counted as 3/],
  ['bookmarks that end early', () => at(pdf.catalog, 'Outlines').set(name('Last'), PDFRef.of(1)), /another than the last/],
  [
    'a bookmark that goes round',
    () => heading().set(name('Next'), entry(at(pdf.catalog, 'Outlines'), 'First') ?? PDFRef.of(1)),
    /in two places/,
  ],
  ['an outline of nothing', () => at(pdf.catalog, 'Outlines').delete(name('First')), /outline without bookmarks/],
  ['a figure without words', () => element('H3').set(name('S'), name('Figure')), /figure without words/],
  ['a link element of nothing', () => element('P').set(name('S'), name('Link')), /Link that leads nowhere/],
];

it('finds nothing in the file as it was made', async () => {
  expect(await checkDocument(pdf)).toEqual([]);
});

it.each(PLANTED)('finds %s', async (_, plant, fault) => {
  plant();
  const faults = await checkDocument(pdf);
  expect(faults.some((found) => fault.test(found)) || faults).toBe(true);
});
