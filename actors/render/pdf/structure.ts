import { type PDFContext, type PDFDict, PDFName, type PDFObject, type PDFRef, PDFString } from 'pdf-lib';
import type { Tag } from '../element.ts';
import type { Pages, StructureNode } from '../pages.ts';
import { headingTags } from './headings.ts';
import { type Languages, languagesOf } from './languages.ts';
import { textString } from './objects.ts';

/** Content on a page that belongs to a leaf or, as a link's annotation, to a node. */
interface Mark {
  page: PDFRef;
  kid: { markedContent: number } | { annotation: PDFRef };
}

/**
 * Collects what is drawn where, and writes the structure tree with its parent tree (ISO 32000-1, 14.7). Leaves draw
 * in reading order; a leaf broken over two pages has content on both.
 */
export class StructureWriter {
  readonly #context: PDFContext;
  readonly #pages: Pages;
  readonly #root: PDFRef;
  readonly #refs = new Map<StructureNode, PDFRef>();
  readonly #headings: ReadonlyMap<StructureNode, Tag>;
  readonly #languages: Languages;
  readonly #places = new Map<StructureNode, readonly number[]>();
  readonly #leafMarks = new Map<number, Mark[]>();
  readonly #linkMarks = new Map<StructureNode, Mark[]>();
  /** Key of the parent tree → its entry. */
  readonly #parents: PDFObject[] = [];

  constructor(context: PDFContext, pages: Pages) {
    this.#context = context;
    this.#pages = pages;
    this.#headings = headingTags(pages.structure);
    this.#languages = languagesOf(pages);
    this.#root = context.nextRef();
    const visit = (node: StructureNode): void => {
      this.#refs.set(node, context.nextRef());
      for (const child of node.children) if (typeof child !== 'number') visit(child);
    };
    visit(pages.structure);
  }

  refOf(node: StructureNode): PDFRef {
    const ref = this.#refs.get(node);
    if (!ref) throw new Error('a node is not in the structure');
    return ref;
  }

  /** What begins the marked content of a leaf. */
  beginContent(leaf: number, id: number): string {
    const language = this.#languages.ofLeaf.get(leaf);
    return `/${this.#tagOf(this.#nodeOf(leaf))} <</MCID ${id}${language === undefined ? '' : `/Lang (${language})`}>> BDC`;
  }

  /** Says where a figure stands: left, bottom, right, top. */
  placeFigure(leaf: number, place: readonly number[]): void {
    this.#places.set(this.#nodeOf(leaf), place);
  }

  /** Says that the marked contents of a page, in order, show these leaves. Returns the page's key (StructParents). */
  addPage(page: PDFRef, leaves: readonly number[]): number {
    leaves.forEach((leaf, markedContent) => {
      append(this.#leafMarks, leaf, { page, kid: { markedContent } });
    });
    const parents = leaves.map((leaf) => this.refOf(this.#nodeOf(leaf)));
    return this.#parents.push(this.#context.register(this.#context.obj(parents))) - 1;
  }

  /** Says that an annotation belongs to a link. Returns its key (StructParent). */
  addLink(page: PDFRef, annotation: PDFRef, link: StructureNode): number {
    append(this.#linkMarks, link, { page, kid: { annotation } });
    return this.#parents.push(this.refOf(link)) - 1;
  }

  write(catalog: PDFDict): void {
    const context = this.#context;
    this.#writeNode(this.#pages.structure, this.#root);
    const numbers = this.#parents.flatMap((parent, key) => [context.obj(key), parent]);
    context.assign(
      this.#root,
      context.obj({
        Type: 'StructTreeRoot',
        K: [this.refOf(this.#pages.structure)],
        ParentTree: context.register(context.obj({ Nums: context.obj(numbers) })),
        ParentTreeNextKey: this.#parents.length,
      }),
    );
    catalog.set(PDFName.of('StructTreeRoot'), this.#root);
    catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
  }

  #writeNode(node: StructureNode, parent: PDFRef): void {
    const context = this.#context;
    const ref = this.refOf(node);
    const marks = node.children.flatMap((child) => (typeof child === 'number' ? (this.#leafMarks.get(child) ?? []) : []));
    // Most elements are on one page; only what is elsewhere says where.
    const page = marks[0]?.page ?? this.#linkMarks.get(node)?.[0]?.page;
    const kids: PDFObject[] = [];
    for (const child of node.children) {
      if (typeof child === 'number') kids.push(...(this.#leafMarks.get(child) ?? []).map((mark) => this.#kid(mark, page)));
      else {
        this.#writeNode(child, ref);
        kids.push(this.refOf(child));
      }
    }
    kids.push(...(this.#linkMarks.get(node) ?? []).map((mark) => this.#kid(mark, page)));
    const element = context.obj({
      S: this.#tagOf(node),
      P: parent,
      ...(page ? { Pg: page } : {}),
      K: (kids.length === 1 && kids[0]) || context.obj(kids),
    });
    if (node.tag === 'L') element.set(PDFName.of('A'), context.obj({ O: 'List', ListNumbering: node.ordered ? 'Decimal' : 'Disc' }));
    const language = node.tag === 'Document' ? this.#pages.language : this.#languages.ofNode.get(node);
    if (language !== undefined) element.set(PDFName.of('Lang'), PDFString.of(language));
    if (node.alt !== undefined) element.set(PDFName.of('Alt'), textString(node.alt));
    const place = this.#places.get(node);
    if (place) element.set(PDFName.of('A'), context.obj({ O: 'Layout', Placement: 'Block', BBox: [...place] }));
    context.assign(ref, element);
  }

  #kid({ page, kid }: Mark, usual: PDFRef | undefined): PDFObject {
    const context = this.#context;
    const elsewhere = page === usual ? {} : { Pg: page };
    if ('annotation' in kid) return context.obj({ Type: 'OBJR', ...elsewhere, Obj: kid.annotation });
    return page === usual ? context.obj(kid.markedContent) : context.obj({ Type: 'MCR', Pg: page, MCID: kid.markedContent });
  }

  #tagOf(node: StructureNode): Tag {
    return this.#headings.get(node) ?? node.tag;
  }

  #nodeOf(leaf: number): StructureNode {
    const node = this.#pages.leaves[leaf]?.node;
    if (!node) throw new RangeError(`no leaf ${leaf}`);
    return node;
  }
}

function append<K>(lists: Map<K, Mark[]>, key: K, mark: Mark): void {
  const list = lists.get(key);
  if (list) list.push(mark);
  else lists.set(key, [mark]);
}
