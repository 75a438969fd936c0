import * as Y from 'yjs';
import { type Line, type Prose, SAFE_LINK, type Span } from '#protocol/prose';
import { changesBetween } from './prose-change.ts';

/**
 * Prose as one flat text with attributes, the form in which people merge it: each line ends in a line feed that carries the line's
 * `list`; marks are attributes of characters. A last line without its line feed (what two people's joins may leave) is a line all
 * the same. An empty text is no prose.
 */
export const TEXT_NAME = 't';
export const textIn = (doc: Y.Doc): Y.Text => doc.getText(TEXT_NAME);

/**
 * Puts an update into a document. Yjs would then tidy up marks that have become redundant, as an edit of its own which nobody
 * could be told of (a reader may not write): so it is made to believe that the change is its own. What it remembers of places in
 * the text is then ours to forget.
 */
export function applyText(doc: Y.Doc, update: Uint8Array, origin: unknown): void {
  doc.transact((transaction) => {
    Y.applyUpdate(doc, update, origin);
    const places = textIn(doc)._searchMarker;
    if (places) places.length = 0;
    transaction.local = true;
  }, origin);
}

/** Attributes of one run of characters, `null` where one is taken away. */
export interface Attributes {
  bold?: true | null | undefined;
  italic?: true | null | undefined;
  underline?: true | null | undefined;
  link?: string | null | undefined;
  /** On a line feed: the kind of list that the line before it is an entry of. */
  list?: NonNullable<Line['list']> | null | undefined;
}
export interface Insert {
  insert: string;
  attributes?: Attributes;
}
/** A change of a text, in Quill's form: what is kept, put in and taken out, from its beginning on. */
export type Change = Insert | { retain: number; attributes?: Attributes } | { delete: number };

export const MARKS = ['bold', 'italic', 'underline'] as const;

/** The prose that a text's runs amount to. Attributes that mean nothing where they are, are passed over. */
export function proseOf(text: Y.Text): Prose {
  const lines: Line[] = [];
  let spans: Span[] = [];
  for (const { insert, attributes = {} } of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    if (typeof insert !== 'string') continue;
    const parts = insert.split('\n');
    parts.forEach((part, index) => {
      if (part !== '') append(spans, spanOf(part, attributes));
      if (index === parts.length - 1) return;
      lines.push({ ...listOf(attributes.list), spans });
      spans = [];
    });
  }
  if (spans.length > 0) lines.push({ spans });
  return lines;
}

const listOf = (value: unknown): Pick<Line, 'list'> => (value === 'bullet' || value === 'ordered' ? { list: value } : {});

function spanOf(text: string, attributes: Record<string, unknown>): Span {
  const span: Span = { text };
  for (const mark of MARKS) if (attributes[mark] === true) span[mark] = true;
  const { link } = attributes;
  if (typeof link === 'string' && SAFE_LINK.test(link)) span.link = link;
  return span;
}

/** Yjs may give neighbours of one look apart. */
function append(spans: Span[], span: Span): void {
  const last = spans.at(-1);
  if (last && last.link === span.link && MARKS.every((mark) => last[mark] === span[mark])) last.text += span.text;
  else spans.push(span);
}

/** The runs that make `prose`, every line with its line feed. */
export function runsOf(prose: Prose): Insert[] {
  return prose.flatMap(({ list, spans }): Insert[] => [
    ...spans.map(({ text, ...attributes }) => ({ insert: text, attributes })),
    { insert: '\n', ...(list ? { attributes: { list } } : {}) },
  ]);
}

/** An empty text that writes under the Yjs id `writer`. */
export function newText(writer: number): Y.Doc {
  const doc = new Y.Doc({ guid: TEXT_NAME });
  doc.clientID = writer;
  // Before anything is put in: a type that is named later has not noticed its marks.
  textIn(doc);
  return doc;
}

/** Makes the text show `prose`, changing as little as that takes; call it in a transaction. */
export function writeProse(text: Y.Text, prose: Prose): void {
  // A last line without its line feed would be taken for another line, and be written anew.
  if (text.length > 0 && !text.toString().endsWith('\n')) text.insert(text.length, '\n', {});
  const changes = changesBetween(text.toDelta() as Insert[], runsOf(prose));
  if (changes.length > 0) text.applyDelta(changes);
}
