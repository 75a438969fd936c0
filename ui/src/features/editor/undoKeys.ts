import { onCleanup, onMount } from 'solid-js';
import { isMac, isPressed } from '../shortcuts/keys.ts';
import { isTextControl } from '../shortcuts/useShortcuts.ts';
import type { Editor } from './context.tsx';
import { redo, undo } from './undoing.ts';

type Way = 'undo' | 'redo';

/** What a key asks for. */
export const wayOfKey = (event: KeyboardEvent, mac = isMac()): Way | null =>
  isPressed('undo', event, mac) ? 'undo' : isPressed('redo', event, mac) ? 'redo' : null;

/** What the menu of a text field, or a shaken phone, asks for. */
const wayOfInput = ({ inputType }: InputEvent): Way | null =>
  inputType === 'historyUndo' ? 'undo' : inputType === 'historyRedo' ? 'redo' : null;

/**
 * Whether what happens at `target` is about the résumé. Other text fields, as in dialogs, keep the browser's own undo; so does a
 * keyword that is still being typed, for it is not in the résumé yet.
 */
export function isOfResume(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || target === document.body) return !document.querySelector('[role="dialog"], [role="alertdialog"]');
  if (!target.closest('.editor')) return false;
  if (!isTextControl(target)) return true;
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
