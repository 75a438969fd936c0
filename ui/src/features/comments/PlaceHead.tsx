import { createMemo, type JSX, Show } from 'solid-js';
import { isNarrow } from '../editor/context.tsx';
import { type Talk, useTalk } from './context.tsx';
import { placeName } from './places.ts';
import { w } from './words.ts';

/** Shows the part of the form that something is about, and puts the cursor there unless that is not wanted. */
export function revealPlace({ editor }: Talk, path: string, focus: boolean): void {
  if (path === 'basics') editor.openSection('basics');
  else editor.reveal(/^(?:item|sec)\/[^/]+$/.test(path) ? `${path}/alive` : path, focus);
}

/** On a phone the panel makes way. */
function goTo(talk: Talk, path: string): void {
  if (isNarrow()) talk.editor.setPanel(null);
  revealPlace(talk, path, true);
}

/** What a card is about: leads to it. */
export function PlaceHead(props: { path: string; isNew?: boolean; children?: JSX.Element }) {
  const talk = useTalk();
  const name = createMemo(() => placeName(talk.editor.state.document, props.path));
  return (
    <div class="place-head">
      <h3>
        <Show when={!name().isGone} fallback={<span class="place-gone">{w().place.deleted(name().field)}</span>}>
          <button type="button" class="place-go" title={w().place.go} onClick={() => goTo(talk, props.path)}>
            <span class="place-field">{name().field}</span>
            <Show when={name().part}>
              <span class="place-part">{name().part}</span>
            </Show>
          </button>
        </Show>
        <Show when={props.isNew}>
          <span class="new-dot" role="img" aria-label={w().isNew} title={w().isNew} />
        </Show>
      </h3>
      {props.children}
    </div>
  );
}
