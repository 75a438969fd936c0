import { For, Show } from 'solid-js';
import { Avatar } from '../../kit/Avatar.tsx';
import type { Callable } from './mentions.ts';
import { w } from './words.ts';

/** Who can be called: the focus stays in the text, which names the one that Enter would take. */
export function MentionList(props: { id: string; people: readonly Callable[]; at: number; onChoose: (person: Callable) => void }) {
  return (
    <Show when={props.people.length > 0}>
      <div class="mention-list" role="listbox" id={`${props.id}-people`} aria-label={w().writing.people}>
        <For each={props.people}>
          {(person, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text, which names the option (aria-activedescendant)
            <div
              role="option"
              id={`${props.id}-${index()}`}
              class="mention-option"
              aria-selected={index() === props.at}
              // The focus stays in the text.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => props.onChoose(person)}
              onKeyDown={(event) => event.key === 'Enter' && props.onChoose(person)}
            >
              <span aria-hidden="true">
                <Avatar id={person.user} name={person.name} small />
              </span>
              {person.name}
            </div>
          )}
        </For>
      </div>
    </Show>
  );
}
