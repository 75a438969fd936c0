import type { Item, Section } from '#protocol/document';
import type { Editor } from './context.tsx';

/** The item that has the focus, or that holds what has it, with its section; `null` where that is none, or not there any more. */
export function itemHere(editor: Editor, element: Element | null): { section: Section; item: Item } | null {
  const id = element?.closest('[data-item]')?.getAttribute('data-item');
  if (!id) return null;
  for (const section of editor.state.document.sections) {
    const item = section.items.find((candidate) => candidate.id === id);
    if (item) return { section, item };
  }
  return null;
}

/** The focus of a row that goes passes to the one after it, else to the one before, else to its section. */
export function focusBeside({ section, item }: { section: Section; item: Item }): void {
  const at = section.items.findIndex(({ id }) => id === item.id);
  const beside = section.items[at + 1] ?? section.items[at - 1];
  const row = beside
    ? document.querySelector<HTMLElement>(`.form-column [data-item="${CSS.escape(beside.id)}"] .item-toggle`)
    : document.querySelector<HTMLElement>(`.panel-toggle[aria-controls="panel-${CSS.escape(section.id)}"]`);
  row?.focus();
}
