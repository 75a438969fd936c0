import { PDFBool, type PDFContext, type PDFDict, PDFDocument, type PDFPage } from 'pdf-lib';
import { type Breathe, withoutBreath } from '../../breath.ts';
import { dictionary, entry, list, nameIn, numberIn, refKey, streamBytes, streamText } from '../objects.ts';
import { readContent } from './content.ts';
import { FontChecker } from './fonts.ts';
import { checkOutline } from './outline.ts';
import { type Element, readTree, type Tree, textIn } from './tree.ts';

/**
 * Whether a file of ours keeps what PDF/UA-1 and PDF/A-3a ask of it, as far as our files can break it: the same that the reference
 * validator checks (docs/pdf-conformance.md), quick enough for every export and every test. Faults in words; none when all is well.
 * Written apart from the painter: it knows what a file says, not how it came to be. Throws for what is no PDF.
 */
export async function checkPdf(bytes: Uint8Array): Promise<string[]> {
  return checkDocument(await PDFDocument.load(bytes, { updateMetadata: false }));
}

export async function checkDocument(pdf: PDFDocument, breathe: Breathe = withoutBreath): Promise<string[]> {
  const { context, catalog } = pdf;
  const tree = readTree(context, catalog);
  await breathe();
  const pages = pdf.getPages();
  const pageRefs = new Set(pages.map(({ ref }) => ref.toString()));
  const elements = new Set(tree.elements.map(({ ref }) => ref));
  const marked = new Set<string>();
  const annotations = new Set<string>();
  const faults = [
    ...tree.faults,
    ...checkCatalog(pdf),
    ...checkAttachment(context, catalog),
    ...checkOutline(context, catalog, pageRefs, elements),
  ];
  const fonts = new FontChecker(context);
  const owners = ownersOf(tree);
  for (const [index, page] of pages.entries()) {
    const found = [
      ...checkContent(context, page, tree, owners, marked, fonts),
      ...checkAnnotations(context, page, tree, owners, annotations),
    ];
    faults.push(...found.map((fault) => `page ${index + 1}: ${fault}`));
    await breathe();
  }
  return [...faults, ...checkElements(tree, marked, annotations)];
}

function checkCatalog(pdf: PDFDocument): string[] {
  const { context, catalog } = pdf;
  const faults: string[] = [];
  const demand = (holds: boolean, fault: string): void => {
    if (!holds) faults.push(fault);
  };
  demand(LANGUAGE.test(textIn(catalog, 'Lang')), 'the document has no language');
  demand(entry(dictionary(context, entry(catalog, 'MarkInfo')), 'Marked') === PDFBool.True, 'the document is not said to be tagged');
  demand(
    entry(dictionary(context, entry(catalog, 'ViewerPreferences')), 'DisplayDocTitle') === PDFBool.True,
    'windows would show the name of the file, not its title',
  );
  demand((pdf.getTitle() ?? '').trim() !== '', 'the document has no title');
  const ids = list(context, context.trailerInfo.ID).map(String);
  demand(ids.length === 2 && ids.every((id) => id.length > 2), 'the trailer has no ID');
  const xmpBytes = streamBytes(context, entry(catalog, 'Metadata'));
  const xmp = xmpBytes ? new TextDecoder().decode(xmpBytes) : '';
  demand(/<dc:title><rdf:Alt><rdf:li xml:lang="x-default">[^<]+</.test(xmp), 'the metadata have no title');
  demand(xmp.includes('<pdfuaid:part>1</pdfuaid:part>'), 'the metadata do not say PDF/UA');
  demand(xmp.includes('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>'), 'the metadata do not say PDF/A');
  const [intent] = list(context, entry(catalog, 'OutputIntents'));
  demand(streamBytes(context, entry(dictionary(context, intent), 'DestOutputProfile')) !== null, 'colours have no profile');
  demand(context.trailerInfo.Encrypt === undefined, 'the document is encrypted');
  return faults;
}

/** As far as a résumé's language goes. */
const LANGUAGE = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

/** Each attached file says what it is to the document (ISO 19005-3, 6.8). */
function checkAttachment(context: PDFContext, catalog: PDFDict): string[] {
  const named = dictionary(context, entry(dictionary(context, entry(catalog, 'Names')), 'EmbeddedFiles'));
  const files = list(context, entry(named, 'Names')).flatMap((object) => refKey(object) ?? []);
  const associated = list(context, entry(catalog, 'AF'));
  const faults = associated.flatMap((object) => {
    const file = dictionary(context, object);
    const stream = dictionary(context, entry(dictionary(context, entry(file, 'EF')), 'F'));
    return [
      nameIn(file, 'AFRelationship') === 'Source' ? [] : ['an attachment that says not what it is'],
      textIn(file, 'F') && textIn(file, 'UF') ? [] : ['an attachment without a name'],
      nameIn(stream, 'Subtype') === 'application/json' ? [] : ['an attachment without a media type'],
    ].flat();
  });
  if (associated.map(refKey).join() !== files.join()) faults.push('attachments are not all associated');
  return faults;
}

/** Which element has a marked content (`page#id`) or an annotation (`page reference`). */
interface Owners {
  content: ReadonlyMap<string, Element>;
  objects: ReadonlyMap<string, Element>;
}

const ownersOf = ({ elements }: Tree): Owners => ({
  content: new Map(elements.flatMap((element) => element.content.map((key) => [key, element] as const))),
  objects: new Map(elements.flatMap((element) => element.objects.map(({ page, ref }) => [`${page} ${ref}`, element] as const))),
});

/** Everything painted is content of one element, or decoration; everything tagged is owned, once. */
function checkContent(
  context: PDFContext,
  page: PDFPage,
  { parents }: Tree,
  { content: owned }: Owners,
  marked: Set<string>,
  fonts: FontChecker,
): string[] {
  const { paintings, marked: contents, faults: unreadable } = readContent(streamText(context, entry(page.node, 'Contents')));
  const faults = [...unreadable];
  for (const { operator, within } of paintings) {
    if (within.length === 0) faults.push(`untagged painting: ${operator}`);
    const kinds = new Set(within.flatMap(({ tag, id }) => (tag === 'Artifact' ? 'decoration' : id === null ? [] : 'content')));
    if (kinds.size > 1) faults.push(`painting that is content and decoration: ${operator}`);
    else if (within.length > 0 && kinds.size === 0) faults.push(`painting in marks that belong to nothing: ${operator}`);
  }
  const owners = list(context, parents.get(numberIn(page.node, 'StructParents') ?? -1));
  for (const { id, tag } of contents) {
    if (id === null) continue;
    const key = `${page.ref}#${id}`;
    if (marked.has(key)) faults.push(`two contents with the number ${id}`);
    marked.add(key);
    const owner = owned.get(key);
    if (!owner) faults.push(`content ${id} belongs to no element`);
    else if (refKey(owners[id]) !== owner.ref) faults.push(`content ${id} has another parent in the parent tree`);
    if (owner && owner.tag !== tag) faults.push(`content ${id} is marked ${tag} in a ${owner.tag}`);
  }
  if (owners.length !== contents.filter(({ id }) => id !== null).length) faults.push('the parent tree has more or less than the page');
  if (nameIn(page.node, 'Tabs') !== 'S') faults.push('the tab key does not follow the structure');
  return [...faults, ...fonts.check(dictionary(context, entry(page.node, 'Resources')), paintings)];
}

/** Each link belongs to a Link element, says where it leads, and both know each other. */
function checkAnnotations(context: PDFContext, page: PDFPage, { parents }: Tree, { objects: owned }: Owners, found: Set<string>): string[] {
  return list(context, entry(page.node, 'Annots')).flatMap((object) => {
    const annotation = dictionary(context, object);
    const ref = refKey(object) ?? '';
    found.add(ref);
    const owner = owned.get(`${page.ref} ${ref}`);
    const parent = parents.get(numberIn(annotation, 'StructParent') ?? -1);
    const faults: string[] = [];
    if (owner?.tag !== 'Link') faults.push(`a link outside of the structure: ${ref}`);
    else if (refKey(parent) !== owner.ref) faults.push(`a link with another parent in the parent tree: ${ref}`);
    if (textIn(annotation, 'Contents').trim() === '') faults.push(`a link without words: ${ref}`);
    if (((numberIn(annotation, 'F') ?? 0) & PRINT_OR_HIDDEN) !== PRINT) faults.push(`a link that is hidden: ${ref}`);
    return faults;
  });
}

const PRINT = 4;
/** With invisible, hidden, no view. */
const PRINT_OR_HIDDEN = PRINT | 1 | 2 | 32;

function checkElements({ elements }: Tree, marked: ReadonlySet<string>, annotations: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  let level = 0;
  for (const element of elements) {
    for (const key of element.content) {
      if (!marked.has(key)) faults.push(`a ${element.tag} has content that is not there: ${key}`);
      if (seen.has(key)) faults.push(`content in two elements: ${key}`);
      seen.add(key);
    }
    for (const { ref } of element.objects)
      if (!annotations.has(ref)) faults.push(`a ${element.tag} has an annotation that is not there: ${ref}`);
    if (element.tag === 'Figure' && element.alt.trim() === '') faults.push('a figure without words');
    if (element.tag === 'Link' && element.objects.length === 0) faults.push('a Link that leads nowhere');
    if (element.language !== null && !LANGUAGE.test(element.language)) faults.push(`a language that is none: ${element.language}`);
    const heading = headingLevel(element);
    if (heading > level + 1) faults.push(`a heading of level ${heading} after one of level ${level}`);
    if (heading > 0) level = heading;
  }
  return faults;
}

const headingLevel = ({ tag }: Element): number => Number(/^H(\d)$/.exec(tag)?.[1] ?? 0);
