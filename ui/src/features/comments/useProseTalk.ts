import { type Accessor, createMemo, onCleanup, onMount } from 'solid-js';
import type { Path } from '#protocol/registers';
import { useEditor } from '../editor/context.tsx';
import type { ProseControl } from '../prose/control.ts';
import type { ShownPassage } from '../prose/passages.ts';
import { isOpenThread, useMaybeTalk } from './context.tsx';
import { draftKey } from './kept.ts';
import { chosenPassage } from './passages.ts';

/** Ties a text to what is said about it: what is chosen in it can be commented on, and what was commented on is marked. */
export function useProseTalk(path: Accessor<Path>, control: ProseControl): Accessor<readonly ShownPassage[]> {
  const editor = useEditor();
  const talk = useMaybeTalk();
  if (!talk) return () => [];
  talk.offerChosen(path(), () => {
    const state = control.state();
    return state ? chosenPassage(editor.text(path()).text, state) : null;
  });
  // A click on what is marked shows what was said, once that is looked at anyway.
  onMount(() => {
    const onClick = (event: MouseEvent) => {
      const mark = event.target instanceof Element ? event.target.closest('[data-passage]') : null;
      const id = mark?.getAttribute('data-passage');
      if (id && talk.isOpen() && control.view()?.dom.contains(mark)) talk.activate(id);
    };
    window.addEventListener('click', onClick);
    onCleanup(() => window.removeEventListener('click', onClick));
  });
  return createMemo(() => [
    ...talk.threads().flatMap((thread): ShownPassage[] => {
      const { path: at, range } = thread.anchor;
      return at === path() && range && isOpenThread(thread)
        ? [{ id: thread.id, start: range.start, end: range.end, isActive: talk.active() === thread.id }]
        : [];
    }),
    ...talk.kept.beginnings.flatMap((anchor): ShownPassage[] =>
      anchor.path === path() && anchor.range && talk.isOpen()
        ? [{ id: draftKey({ anchor }), start: anchor.range.start, end: anchor.range.end, isActive: true }]
        : [],
    ),
  ]);
}
