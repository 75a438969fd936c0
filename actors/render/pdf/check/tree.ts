import { type PDFContext, PDFDict, PDFHexString, PDFNumber, type PDFObject, PDFString } from 'pdf-lib';
import { dictionary, entry, list, nameIn, numberIn, refKey } from '../objects.ts';

/** An element of the structure tree with what belongs to it. */
export interface Element {
  tag: string;
  ref: string;
  children: Element[];
  /** `page reference#id` of its marked contents. */
  content: string[];
  /** Annotations, by reference, each with its page. */
  objects: { page: string; ref: string }[];
  alt: string;
  language: string | null;
}

export interface Tree {
  /** In reading order. */
  elements: Element[];
  /** Key → what the parent tree has for it. */
  parents: ReadonlyMap<number, PDFObject>;
  faults: string[];
}

/** What may stand in what, of the tags we use (ISO 32000-1, 14.8.4). */
const KNOWN = new Set(['Document', 'Sect', 'H1', 'H2', 'H3', 'H4', 'P', 'L', 'LI', 'Lbl', 'LBody', 'Link', 'Span', 'Figure']);
const ONLY_IN: Readonly<Record<string, readonly string[]>> = { LI: ['L'], Lbl: ['LI'], LBody: ['LI'] };

export function readTree(context: PDFContext, catalog: PDFDict): Tree {
  const root = dictionary(context, entry(catalog, 'StructTreeRoot'));
  const elements: Element[] = [];
  const faults: string[] = [];
  const seen = new Set<string>();
  const read = (object: PDFObject, parent: string | null, parentTag: string): Element | null => {
    const ref = refKey(object);
    const found = dictionary(context, object);
    if (ref === null || !found) return fault('an element that is not there', parentTag);
    if (seen.has(ref)) return fault('an element in two places', ref);
    seen.add(ref);
    const tag = nameIn(found, 'S');
    const element: Element = {
      tag,
      ref,
      children: [],
      content: [],
      objects: [],
      alt: textIn(found, 'Alt'),
      language: textIn(found, 'Lang') || null,
    };
    elements.push(element);
    if (refKey(entry(found, 'P')) !== parent) fault('an element that names another parent', `${tag} ${ref}`);
    if (!KNOWN.has(tag)) fault('an unknown tag', tag);
    if (ONLY_IN[tag] && !ONLY_IN[tag].includes(parentTag)) fault('a tag in the wrong place', `${tag} in ${parentTag}`);
    if (parentTag === 'L' && tag !== 'LI') fault('a list of what is no entry', tag);
    for (const kid of kidsOf(context, found)) readKid(kid, element, found);
    return element;
  };
  const readKid = (kid: PDFObject, element: Element, parent: PDFDict): void => {
    const page = refKey(entry(parent, 'Pg'));
    if (kid instanceof PDFNumber) {
      element.content.push(`${page}#${kid.asNumber()}`);
      return;
    }
    const found = dictionary(context, kid);
    const type = nameIn(found, 'Type');
    if (type === 'MCR') element.content.push(`${refKey(entry(found, 'Pg')) ?? page}#${numberIn(found, 'MCID')}`);
    else if (type === 'OBJR')
      element.objects.push({ page: refKey(entry(found, 'Pg')) ?? page ?? '', ref: refKey(entry(found, 'Obj')) ?? '' });
    else {
      const child = read(kid, element.ref, element.tag);
      if (child) element.children.push(child);
    }
  };
  const fault = (what: string, where: string): null => {
    faults.push(`${what}: ${where}`);
    return null;
  };

  const tops = kidsOf(context, root).map((kid) => read(kid, refKey(entry(catalog, 'StructTreeRoot')), 'StructTreeRoot')?.tag);
  if (tops.length !== 1 || tops[0] !== 'Document') fault('the tree is not one document', tops.join(', '));
  return { elements, parents: readParents(context, root), faults };
}

function kidsOf(context: PDFContext, of: PDFDict | null): PDFObject[] {
  const kids = entry(of, 'K');
  if (!kids) return [];
  const several = list(context, kids);
  return several.length > 0 || !(kids instanceof PDFDict || kids instanceof PDFNumber || refKey(kids)) ? several : [kids];
}

/** A number tree without inner nodes, as small ones are. */
function readParents(context: PDFContext, root: PDFDict | null): Map<number, PDFObject> {
  const numbers = list(context, entry(dictionary(context, entry(root, 'ParentTree')), 'Nums'));
  const parents = new Map<number, PDFObject>();
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const [key, value] = [numbers[at], numbers[at + 1]];
    if (key instanceof PDFNumber && value) parents.set(key.asNumber(), value);
  }
  return parents;
}

export function textIn(of: PDFDict | null, key: string): string {
  const found = entry(of, key);
  return found instanceof PDFString || found instanceof PDFHexString ? found.decodeText() : '';
}
