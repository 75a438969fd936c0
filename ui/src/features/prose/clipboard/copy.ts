import { DOMSerializer, type Fragment, type Node, type Slice } from 'prosemirror-model';
import { LINE, type List, listIn, schema } from '../schema.ts';

/** Writes lines as HTML that other programs understand: lists are lists. */
class ClipboardSerializer extends DOMSerializer {
  override serializeFragment(
    fragment: Fragment,
    options: { document?: Document } = {},
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    if (fragment.firstChild?.type !== LINE) return super.serializeFragment(fragment, options, target);
    const { document: page = document } = options;
    const result = target ?? page.createDocumentFragment();
    let group: HTMLElement | null = null;
    let kind: List = null;
    for (const line of fragment.content) {
      const list = listIn(line);
      const text = this.serializeNode(line, options);
      if (list !== kind) group = null;
      kind = list;
      if (list === null) {
        result.append(text);
        continue;
      }
      if (!group) {
        group = page.createElement(list === 'bullet' ? 'ul' : 'ol');
        result.append(group);
      }
      const entry = page.createElement('li');
      entry.append(...text.childNodes);
      group.append(entry);
    }
    return result;
  }
}

export const clipboardSerializer: DOMSerializer = new ClipboardSerializer(
  { ...DOMSerializer.nodesFromSchema(schema), line: () => ['p', 0] },
  { ...DOMSerializer.marksFromSchema(schema), link: ({ attrs: { href } }) => ['a', { href: String(href) }, 0] },
);

/** The same as plain text. A line that was not chosen from its beginning has no bullet. */
export function clipboardText({ content, openStart }: Slice): string {
  let number = 0;
  return content.content
    .map((line: Node, index) => {
      const list = index === 0 && content.childCount === 1 && openStart > 0 ? null : listIn(line);
      number = list === 'ordered' ? number + 1 : 0;
      return `${list === 'bullet' ? '• ' : list === 'ordered' ? `${number}. ` : ''}${line.textContent}`;
    })
    .join('\n');
}
