import { createMemo, Show } from 'solid-js';
import type { Passage } from '#protocol/comments';
import { useTalk } from './context.tsx';
import { placeOfPassage } from './passages.ts';
import { w } from './words.ts';

/** The passage that is talked about: as it is by now or, when it is gone, as it was. */
export function Quote(props: { path: string; range: Passage }) {
  const talk = useTalk();
  const now = createMemo(() => {
    // Whatever changes the document may have changed the text.
    talk.editor.document();
    const { text } = talk.editor.text(props.path);
    const place = placeOfPassage(text, props.range);
    return place
      ? text
          .toString()
          .slice(place.from, Math.min(place.to, place.from + 300))
          .trim()
      : '';
  });
  return (
    <blockquote class="quote" data-gone={now() === '' || undefined}>
      <bdi>{now() || props.range.quote}</bdi>
      <Show when={now() === ''}>
        <span class="quote-gone">{w().place.textDeleted}</span>
      </Show>
    </blockquote>
  );
}
