import { onCleanup, onMount } from 'solid-js';
import type { Editor } from './context.tsx';
import { redo, undo } from './undoing.ts';

type Way = 'undo' | 'redo';

const isMac = (): boolean => /Mac|iP(hone|[oa]d)/.test(navigator.platform);

/** The keys of each way, to be shown, and as `aria-keyshortcuts`. */
export const undoKeys = (way: Way): { shown: string; aria: string } =>
  isMac()
    ? { undo: { shown: '⌘Z', aria: 'Meta+Z' }, redo: { shown: '⇧⌘Z', aria: 'Meta+Shift+Z' } }[way]
    : { undo: { shown: 'Ctrl+Z', aria: 'Control+Z' }, redo: { shown: 'Ctrl+Shift+Z', aria: 'Control+Shift+Z Control+Y' } }[way];

/** What a key asks for. The letter on the key counts, in alphabets without it the place of the key. */
export function wayOfKey(event: KeyboardEvent, mac = isMac()): Way | null {
  const isCommand = mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  if (!isCommand || event.altKey || event.isComposing) return null;
  const letter = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace(/^Key/, '').toLowerCase();
  if (letter === 'z') return event.shiftKey ? 'redo' : 'undo';
  return letter === 'y' && !mac && !event.shiftKey ? 'redo' : null;
}

/** What the menu of a text field, or a shaken phone, asks for. */
const wayOfInput = ({ inputType }: InputEvent): Way | null =>
  inputType === 'historyUndo' ? 'undo' : inputType === 'historyRedo' ? 'redo' : null;

const TEXT_CONTROL =
  'textarea, [contenteditable], input:not([type="checkbox"], [type="radio"], [type="range"], [type="color"], [type="button"])';

/**
 * Whether what happens at `target` is about the résumé. Other text fields, as in dialogs, keep the browser's own undo; so does a
 * keyword that is still being typed, for it is not in the résumé yet.
 */
export function isOfResume(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || target === document.body) return !document.querySelector('[role="dialog"], [role="alertdialog"]');
  if (!target.closest('.editor')) return false;
  if (!target.matches(TEXT_CONTROL)) return true;
  const isDraft = target instanceof HTMLInputElement && target.closest('.chips') !== null && target.value !== '';
  return target.closest('[data-path]') !== null && !isDraft;
}

/** Undo and redo by keys and menus, everywhere in the editor: the browser's own would put back what others have changed since. */
export function useUndoKeys(editor: Editor): void {
  const go = (event: Event, way: Way | null) => {
    // A text of several people has done it itself already.
    if (!way || event.defaultPrevented || !editor.canEdit() || !isOfResume(event.target)) return;
    event.preventDefault();
    if (way === 'undo') undo(editor);
    else redo(editor);
  };
  onMount(() => {
    const stop = new AbortController();
    window.addEventListener('keydown', (event) => go(event, wayOfKey(event)), { signal: stop.signal });
    window.addEventListener('beforeinput', (event) => go(event, wayOfInput(event)), { signal: stop.signal });
    onCleanup(() => stop.abort());
  });
}
