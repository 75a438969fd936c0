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

/** The focus of rows that go passes to the one after them, else to the one before, else to their section. */
export function focusBeside(section: Section, gone: readonly Item[]): void {
  const isGone = (item: Item) => gone.some(({ id }) => id === item.id);
  const last = section.items.findLastIndex(isGone);
  const beside = section.items.slice(last).find((item) => !isGone(item)) ?? section.items.findLast((item) => !isGone(item));
  const row = beside
    ? document.querySelector<HTMLElement>(`.form-column [data-item="${CSS.escape(beside.id)}"] .item-toggle`)
    : document.querySelector<HTMLElement>(`.panel-toggle[aria-controls="panel-${CSS.escape(section.id)}"]`);
  row?.focus();
}
