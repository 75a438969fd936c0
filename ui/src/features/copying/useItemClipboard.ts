import { onCleanup, onMount } from 'solid-js';
import type { Item } from '#protocol/document';
import { announce } from '../../app/announce.tsx';
import { toast } from '../../kit/toast.tsx';
import type { Editor } from '../editor/context.tsx';
import { itemHere } from '../editor/here.ts';
import { shownKeys } from '../shortcuts/keys.ts';
import { isTextControl } from '../shortcuts/useShortcuts.ts';
import { pasteItems } from './acts.ts';
import { together } from './chosen.ts';
import { ITEMS_TYPE, itemsText, readItems, writtenItems } from './clipboard.ts';
import { w } from './words.ts';

/** What a button has asked to be copied. */
let asked: readonly Item[] | null = null;

/**
 * Copies entries, from a press of a button. By the command of old, which fires the event below: a type of our own can be put on
 * the clipboard in no other way that every browser knows.
 */
export function copyItems(items: readonly Item[]): void {
  asked = items;
  if (!document.execCommand('copy')) toast({ text: w().notCopied, detail: w().notCopiedDetail(shownKeys('copy')), tone: 'problem' });
  asked = null;
}

/** Copying and pasting entries, also from one résumé to another, for as long as the calling component lives. Text stays the browser's. */
export function useItemClipboard(editor: Editor): void {
  const onCopy = (event: ClipboardEvent) => {
    const items = asked ?? focusedItems();
    if (!items || !event.clipboardData) return;
    event.preventDefault();
    event.clipboardData.setData(ITEMS_TYPE, writtenItems(items));
    event.clipboardData.setData('text/plain', itemsText(items, editor.state.document.design.locale));
    announce(w().copied(items.length));
  };
  /** What a copy is about when no text is selected. */
  const focusedItems = (): Item[] | null => {
    if (isTextControl(document.activeElement) || getSelection()?.isCollapsed === false) return null;
    const here = itemHere(editor, document.activeElement);
    return here && together(here.section, here.item);
  };
  const onPaste = (event: ClipboardEvent) => {
    const written = event.clipboardData?.getData(ITEMS_TYPE);
    if (!written || !editor.canEdit() || event.defaultPrevented || isTextControl(event.target)) return;
    if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
    event.preventDefault();
    const items = readItems(written);
    if (items) pasteItems(editor, items, itemHere(editor, document.activeElement));
    else toast({ text: w().notPasted, detail: w().notPastedDetail, tone: 'problem' });
  };
  onMount(() => {
    document.addEventListener('copy', onCopy);
    document.addEventListener('paste', onPaste);
    onCleanup(() => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('paste', onPaste);
    });
  });
}
