import { type Accessor, createEffect, onCleanup } from 'solid-js';

/** What may be typed in the moment before a line has the focus. More than that was not meant for it. */
const MOST = 200;

/**
 * Catches what is typed between the keys that open a line and the moment it has the focus: its code may still be on its way, and a
 * quick hand does not wait. Otherwise the letters would go into the field behind it, or nowhere.
 * @param isOpening true from the keys on, until the line is gone
 * @returns gives what was typed, once, and stops catching: from then on the line hears by itself
 */
export function createTypedAhead(isOpening: Accessor<boolean>): () => string {
  let typed = '';
  let stop = () => {};
  createEffect(() => {
    if (!isOpening()) return;
    typed = '';
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.key === 'Backspace') typed = typed.slice(0, -1);
      else if (event.key.length === 1 && typed.length < MOST) typed += event.key;
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', hear, { capture: true });
    stop = () => window.removeEventListener('keydown', hear, { capture: true });
    onCleanup(() => stop());
  });
  return () => {
    stop();
    return typed;
  };
}
