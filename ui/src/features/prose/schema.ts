import { type Mark, type Node, Schema } from 'prosemirror-model';
import { type Line, type Prose, SAFE_LINK, type Span } from '#protocol/prose';
import { type Attributes, MARKS } from '#sync/prose-text';

export type List = NonNullable<Line['list']> | null;
/** How text looks. */
export type Look = Omit<Span, 'text'>;

/**
 * What prose may be: lines, one after the other, of text with marks. A list is lines that say so: nothing is nested, so no edit
 * has to wrap or lift what another person is writing in.
 */
export const schema = new Schema({
  nodes: {
    doc: { content: 'line+' },
    line: {
      content: 'text*',
      attrs: { list: { default: null } },
      // What is pasted into an empty line brings its own kind of line.
      defining: true,
      selectable: false,
      toDOM: ({ attrs: { list } }) => ['p', list === null ? { dir: 'auto' } : { dir: 'auto', 'data-list': String(list) }, 0],
      parseDOM: [{ tag: 'p', getAttrs: (element) => ({ list: listOf(element.dataset.list) }) }, { tag: 'div' }],
    },
    text: {},
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      // No `a` while it is written: Chromium puts what an input method composes at the edge of one outside of it, twice.
      toDOM: ({ attrs: { href } }) => ['span', { role: 'link', class: 'prose-anchor', 'data-href': String(href) }, 0],
      parseDOM: [
        { tag: 'a[href]', getAttrs: (element) => hrefOf(element.getAttribute('href')) },
        { tag: 'span[data-href]', getAttrs: (element) => hrefOf(element.getAttribute('data-href')) },
      ],
    },
    bold: { toDOM: () => ['strong', 0], parseDOM: [{ tag: 'strong' }, { tag: 'b' }] },
    italic: { toDOM: () => ['em', 0], parseDOM: [{ tag: 'em' }, { tag: 'i' }] },
    underline: { toDOM: () => ['u', 0], parseDOM: [{ tag: 'u' }] },
  },
});

const hrefOf = (href: string | null) => (href !== null && SAFE_LINK.test(href) ? { href } : (false as const));

export const { line: LINE } = schema.nodes;
export const { bold: BOLD, italic: ITALIC, underline: UNDERLINE, link: LINK } = schema.marks;

export const listOf = (value: unknown): List => (value === 'bullet' || value === 'ordered' ? value : null);
export const listIn = (line: Node): List => listOf(line.attrs.list);

/** The marks that attributes of text stand for. Attributes that mean nothing are passed over, as `proseOf` does. */
export function marksOf(attributes: Attributes | Look | undefined): Mark[] {
  if (!attributes) return [];
  const marks: Mark[] = [];
  const { link } = attributes;
  if (typeof link === 'string' && SAFE_LINK.test(link)) marks.push(LINK.create({ href: link }));
  for (const name of MARKS) if (attributes[name] === true) marks.push(schema.mark(name));
  return marks;
}

export function lookOf(marks: readonly Mark[]): Look {
  const look: Look = {};
  for (const { type, attrs } of marks) {
    if (type === LINK) look.link = String(attrs.href);
    else for (const name of MARKS) if (type.name === name) look[name] = true;
  }
  return look;
}

export const lineNode = ({ list, spans }: Line): Node =>
  LINE.create(
    { list: list ?? null },
    spans.map((span) => schema.text(span.text, marksOf(span))),
  );

/** The document that shows `prose`; of none, one empty line. */
export const docOf = (prose: Prose): Node => schema.node('doc', null, prose.length > 0 ? prose.map(lineNode) : [LINE.create()]);

/** Whether nothing is written there: one empty line that is no entry of a list. */
export const isBlank = (doc: Node): boolean => {
  const only = doc.childCount === 1 ? doc.firstChild : null;
  return only?.content.size === 0 && listIn(only) === null;
};

export const proseIn = (doc: Node): Prose => proseOfLines(doc.children);

export function proseOfLines(lines: readonly Node[]): Prose {
  return lines.map((line) => {
    const list = listIn(line);
    return { ...(list ? { list } : {}), spans: line.children.map(({ text = '', marks }): Span => ({ text, ...lookOf(marks) })) };
  });
}
