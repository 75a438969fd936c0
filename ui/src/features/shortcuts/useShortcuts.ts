import { onCleanup, onMount } from 'solid-js';
import { isPressed, type ShortcutName, shortcut } from './keys.ts';

const TEXT_CONTROL =
  'textarea, [contenteditable]:not([contenteditable="false"]), select, input:not([type="checkbox"], [type="radio"], [type="range"], [type="color"], [type="button"], [type="file"])';

/** Whether keys pressed at `target` are typed into something. */
export const isTextControl = (target: EventTarget | null): boolean => target instanceof Element && target.matches(TEXT_CONTROL);

/** A layer over the page: the keys of the page below it rest. */
const hasLayer = (): boolean => document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;

/** What a shortcut does; `false` when there was nothing to do, so that the browser may. */
export type Acts = Partial<Record<ShortcutName, (event: KeyboardEvent) => boolean | undefined>>;

/** Heeds the keys of the table, for as long as the calling component lives. */
export function useShortcuts(acts: Acts): void {
  const named = (Object.keys(acts) as ShortcutName[]).filter((name) => !shortcut(name).toldOnly);
  const onKey = (event: KeyboardEvent) => {
    // Whatever has the focus goes first: in a text ⌘K makes a link of what is selected.
    if (event.defaultPrevented || hasLayer()) return;
    const name = named.find((candidate) => isPressed(candidate, event));
    if (!name || (shortcut(name).notInText && isTextControl(event.target))) return;
    if (acts[name]?.(event) !== false) event.preventDefault();
  };
  onMount(() => {
    window.addEventListener('keydown', onKey);
    onCleanup(() => window.removeEventListener('keydown', onKey));
  });
}
