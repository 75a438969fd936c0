import { type Box, type Leaf, leaf, type Style, type Tag } from '../element.ts';
import type { Block, Group } from './contract.ts';
import type { Fact } from './facts.ts';

/** The vocabulary templates are written in. */
type Children = readonly (Box | Leaf)[];

/** A paragraph or heading: text that flows. Long words break rather than run off the page. */
export function text(tag: Tag | null, style: Style, children: Children): Box {
  return { ...(tag ? { tag } : {}), style: { display: 'block', wordBreak: 'break-word', ...style }, children };
}

export function row(style: Style, children: readonly Box[], tag?: Tag): Box {
  return { ...(tag ? { tag } : {}), style: { display: 'flex', flexDirection: 'row', ...style }, children };
}

export function column(style: Style, children: readonly Box[], tag?: Tag): Box {
  return { ...(tag ? { tag } : {}), style: { display: 'flex', flexDirection: 'column', ...style }, children };
}

export function inline(style: Style, children: Children): Box {
  return { style: { display: 'inline', ...style }, children };
}

/** A fact within a line: its label, and its text as a link when it leads somewhere. */
export function factInline({ text: shown, field, label, href }: Fact, style: { text?: Style; label?: Style; link?: Style } = {}): Box[] {
  const content = leaf(shown, field);
  const main = href
    ? { tag: 'Link' as const, href, style: { display: 'inline' as const, ...style.text, ...style.link }, children: [content] }
    : inline(style.text ?? {}, [content]);
  return label ? [inline(style.label ?? {}, [leaf(`${label.text} `, label.field)]), main] : [main];
}

/** Groups of inline boxes with a separator between them. */
export function separated(groups: readonly (readonly Box[])[], separator: string, style: Style): Box[] {
  return groups.flatMap((group, i) => (i === 0 ? group : [inline(style, [leaf(separator, null, { separator: true })]), ...group]));
}

/** Inline boxes that stay on one line, if one line can hold them. */
export function unbreakable(children: readonly Box[]): Box {
  return inline({ whiteSpace: 'nowrap' }, children);
}

export interface BlockOptions {
  before?: number;
  after?: number;
  keepWithNext?: boolean;
  splits?: boolean;
}

export function block(box: Box, { before = 0, after = 0, keepWithNext = false, splits = false }: BlockOptions = {}): Block {
  return { kind: 'block', box, before, after, keepWithNext, splits };
}

export function group(
  tag: Group['tag'],
  children: Group['children'],
  options: Partial<Omit<Group, 'kind' | 'tag' | 'children'>> = {},
): Group {
  return { kind: 'group', tag, children, ...options };
}
