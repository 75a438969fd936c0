import { onCleanup, onMount } from 'solid-js';
import { AnchorPath } from '#protocol/comments';
import { isPressed } from '../shortcuts/keys.ts';
import type { Talk } from './context.tsx';

/** What an element of the form is about: a field, or a part that says so itself. */
function pathOf(element: Element | null): string | undefined {
  const field = element?.closest('.form-column, .top') ? element.closest('[data-path]')?.getAttribute('data-path') : undefined;
  const part = element?.closest('[data-talk]')?.getAttribute('data-talk');
  return AnchorPath.safeParse(field ?? part).data;
}

/** ⌘/ (Ctrl+/): write about the field that has the focus, or about what is chosen in it. */
export function useCommentKey(talk: Talk): void {
  onMount(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isPressed('comment', event)) return;
      event.preventDefault();
      const path = pathOf(document.activeElement);
      if (!path || !talk.canComment()) {
        talk.toggle();
        return;
      }
      const range = talk.chosen(path);
      talk.begin(range ? { path, range } : { path });
    };
    window.addEventListener('keydown', onKey);
    onCleanup(() => window.removeEventListener('keydown', onKey));
  });
}
