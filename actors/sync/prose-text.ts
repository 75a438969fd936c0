import type * as Y from 'yjs';
import { type Line, type Prose, SAFE_LINK, type Span } from '#protocol/prose';

/**
 * Prose as one flat text with attributes, the form in which people merge it: each line ends in a line feed that carries the line's
 * `list`; marks are attributes of characters. A last line without its line feed (what two people's joins may leave) is a line all
 * the same. An empty text is no prose.
 */
export const TEXT_NAME = 't';

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
const LISTS: readonly unknown[] = ['bullet', 'ordered'];

/** The prose that a text's runs amount to. Attributes that mean nothing where they are, are passed over. */
export function proseOf(text: Y.Text): Prose {
  const lines: Line[] = [];
  let spans: Span[] = [];
  for (const { insert, attributes = {} } of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    if (typeof insert !== 'string') continue;
    const parts = insert.split('\n');
    parts.forEach((part, index) => {
      if (part !== '') spans.push(spanOf(part, attributes));
      if (index === parts.length - 1) return;
      lines.push({ ...(LISTS.includes(attributes['list']) ? { list: attributes['list'] as NonNullable<Line['list']> } : {}), spans });
      spans = [];
    });
  }
  if (spans.length > 0) lines.push({ spans });
  return lines;
}

function spanOf(text: string, attributes: Record<string, unknown>): Span {
  const span: Span = { text };
  for (const mark of MARKS) if (attributes[mark] === true) span[mark] = true;
  const { link } = attributes;
  if (typeof link === 'string' && SAFE_LINK.test(link)) span.link = link;
  return span;
}

/** The runs that make `prose`, every line with its line feed. */
export function runsOf(prose: Prose): Insert[] {
  return prose.flatMap(({ list, spans }): Insert[] => [
    ...spans.map(({ text, ...attributes }) => ({ insert: text, attributes })),
    { insert: '\n', ...(list ? { attributes: { list } } : {}) },
  ]);
}
