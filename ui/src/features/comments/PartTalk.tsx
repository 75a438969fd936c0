import MessageSquarePlus from 'lucide-solid/icons/message-square-plus';
import { Show } from 'solid-js';
import type { Item } from '#protocol/document';
import { useMaybeTalk } from './context.tsx';
import { TalkMark } from './FieldTalk.tsx';
import { isAboutItem } from './places.ts';
import { w } from './words.ts';

/** Beside an entry: what is said about it. While it is closed, about everything in it. */
export function ItemTalk(props: { item: Item; name: string; isOpen: boolean }) {
  const talk = useMaybeTalk();
  const own = () => `item/${props.item.id}`;
  return (
    <Show when={talk} keyed>
      {(known) => (
        <>
          <Show when={known.canComment()}>
            <button
              type="button"
              class="talk-button talk-add"
              aria-label={w().mark.commentOn(props.name)}
              title={w().mark.comment}
              tabindex={-1}
              onClick={() => known.begin({ path: own() })}
            >
              <MessageSquarePlus size={14} stroke-width={1.75} aria-hidden="true" />
            </button>
          </Show>
          <TalkMark talk={known} is={(path) => (props.isOpen ? path === own() : isAboutItem(path, props.item))} label={props.name} />
        </>
      )}
    </Show>
  );
}

/** At the end of a section: what is said about the whole of it. */
export function SectionTalk(props: { section: string; name: string }) {
  const talk = useMaybeTalk();
  const own = () => `sec/${props.section}`;
  return (
    <Show when={talk} keyed>
      {(known) => (
        <div class="section-talk" data-talk={own()}>
          <Show when={known.canComment()}>
            <button type="button" class="add-row" onClick={() => known.begin({ path: own() })}>
              <MessageSquarePlus size={16} stroke-width={1.75} aria-hidden="true" /> {w().mark.commentOnSection}
            </button>
          </Show>
          <TalkMark talk={known} is={(path) => path === own()} label={props.name} />
        </div>
      )}
    </Show>
  );
}
