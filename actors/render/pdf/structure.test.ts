import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
} from 'pdf-lib';
import { expect, it } from 'vitest';
import { FIXTURE_META } from '../fixtures/pins.ts';
import { RESUME } from '../fixtures/resume.ts';
import { paintPdf } from '../index.ts';
import { createNodeEngine } from '../runtime/node.ts';

/** The tags of a finished file, read independently of what wrote them. */
const pages = await (await createNodeEngine()).layout(RESUME);
const pdf = await PDFDocument.load(await paintPdf(pages, FIXTURE_META), { updateMetadata: false });
const { context, catalog } = pdf;

const dict = (object: PDFObject | undefined): PDFDict => {
  const found = context.lookup(object);
  if (!(found instanceof PDFDict)) throw new Error(`no dictionary: ${found}`);
  return found;
};
const items = (object: PDFObject | undefined, from: PDFContext = context): PDFObject[] => {
  const found = from.lookup(object);
  return found instanceof PDFArray ? found.asArray() : object ? [object] : [];
};
const number = (object: PDFObject | undefined): number => {
  if (!(object instanceof PDFNumber)) throw new Error(`no number: ${object}`);
  return object.asNumber();
};
const at = (of: PDFDict, key: string) => of.get(PDFName.of(key));

interface Element {
  tag: string;
  ref: PDFObject;
  parent: PDFObject | undefined;
  children: Element[];
  content: string[];
  annotations: PDFObject[];
}

function elementAt(ref: PDFObject): Element {
  const element = dict(ref);
  const found: Element = { tag: String(at(element, 'S')), ref, parent: at(element, 'P'), children: [], content: [], annotations: [] };
  for (const kid of items(at(element, 'K'))) {
    if (kid instanceof PDFNumber) {
      found.content.push(`${at(element, 'Pg')}#${number(kid)}`);
      continue;
    }
    const type = String(at(dict(kid), 'Type'));
    if (type === '/MCR') found.content.push(`${at(dict(kid), 'Pg')}#${number(at(dict(kid), 'MCID'))}`);
    else if (type === '/OBJR') found.annotations.push(context.lookup(at(dict(kid), 'Obj')) ?? kid);
    else found.children.push(elementAt(kid));
  }
  return found;
}

const root = dict(at(catalog, 'StructTreeRoot'));
const [top] = items(at(root, 'K'));
if (!top) throw new Error('no structure');
const tree = elementAt(top);
const all = (element: Element): Element[] => [element, ...element.children.flatMap(all)];
const elements = all(tree);

const parentTree = new Map<number, PDFObject>();
const numbers = items(at(dict(at(root, 'ParentTree')), 'Nums'));
for (let i = 0; i + 1 < numbers.length; i += 2) {
  const value = numbers[i + 1];
  if (value) parentTree.set(number(numbers[i]), value);
}

const contentOf = (page: number): string => {
  const stream = context.lookup(at(pdf.getPage(page).node, 'Contents'));
  if (!(stream instanceof PDFRawStream)) throw new Error('no content');
  return new TextDecoder('latin1').decode(decodePDFRawStream(stream).decode());
};

it('gives each element its parent, and none without content', () => {
  const walk = (element: Element): void => {
    expect(element.children.length + element.content.length + element.annotations.length, element.tag).toBeGreaterThan(0);
    for (const child of element.children) {
      expect(String(child.parent)).toBe(String(element.ref));
      walk(child);
    }
  };
  walk(tree);
  expect(tree.tag).toBe('/Document');
});

it('never skips a level of headings, and has one first', () => {
  const levels = elements.flatMap(({ tag }) => (/^\/H\d$/.test(tag) ? [Number(tag.slice(2))] : []));
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  levels.reduce((previous, level) => {
    expect(level).toBeLessThanOrEqual(previous + 1);
    return level;
  }, 0);
});

it('makes lists of entries with a label and a body', () => {
  const lists = elements.filter(({ tag }) => tag === '/L');
  expect(lists.length).toBeGreaterThan(3);
  for (const list of lists) {
    for (const entry of list.children) {
      expect(entry.tag).toBe('/LI');
      expect(entry.children.map(({ tag }) => tag)).toEqual(['/Lbl', '/LBody']);
    }
  }
});

it('marks everything that is painted, once, and the parent tree leads back from it', () => {
  const owner = new Map(elements.flatMap((element) => element.content.map((key) => [key, element] as const)));
  expect(owner.size).toBe(elements.reduce((sum, { content }) => sum + content.length, 0));
  pdf.getPages().forEach((page, i) => {
    let depth = 0;
    const ids: number[] = [];
    for (const line of contentOf(i).split('\n')) {
      const id = /MCID (\d+)[^>]*>> BDC$/.exec(line)?.[1];
      if (id !== undefined) ids.push(Number(id));
      if (/ (?:BDC|BMC)$/.test(line)) depth++;
      else if (line === 'EMC') depth--;
      else if (/(?:TJ| f)$/.test(line)) expect(depth, line).toBe(1);
    }
    expect(depth).toBe(0);
    const parents = items(parentTree.get(number(at(page.node, 'StructParents'))));
    expect(ids).toEqual(parents.map((_, id) => id));
    parents.forEach((parent, id) => {
      expect(String(owner.get(`${page.ref}#${id}`)?.ref)).toBe(String(parent));
    });
  });
});

it('ties each link to its annotation, which says what it is', () => {
  const links = elements.filter(({ tag }) => tag === '/Link');
  expect(links.length).toBeGreaterThan(8);
  for (const link of links) {
    expect(link.annotations.length).toBeGreaterThan(0);
    for (const annotation of link.annotations) {
      const found = dict(annotation);
      expect(String(parentTree.get(number(at(found, 'StructParent'))))).toBe(String(link.ref));
      expect(at(found, 'Contents')).toBeDefined();
    }
  }
});

it('says its language and title, and the standards it keeps', () => {
  expect(String(at(catalog, 'Lang'))).toBe('(en)');
  expect(String(at(dict(at(catalog, 'MarkInfo')), 'Marked'))).toBe('true');
  expect(String(at(dict(at(catalog, 'ViewerPreferences')), 'DisplayDocTitle'))).toBe('true');
  expect(pdf.getTitle()).toBe(FIXTURE_META.title);
  const xmp = context.lookup(at(catalog, 'Metadata'));
  const text = xmp instanceof PDFRawStream ? new TextDecoder().decode(xmp.getContents()) : '';
  expect(text).toContain(FIXTURE_META.title);
  expect(text).toMatch(/<pdfuaid:part>1<.*<pdfaid:part>3<.*<pdfaid:conformance>A</);
});

it('has an outline of the name, the sections and the items', () => {
  const outline = dict(at(catalog, 'Outlines'));
  const name = dict(at(outline, 'First'));
  expect(number(at(outline, 'Count'))).toBeGreaterThan(15);
  expect(String(at(name, 'Title'))).toBe('(Jordan A. Whitfield)');
  expect(at(name, 'SE')).toBeDefined();
});
