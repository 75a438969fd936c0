import MessageSquare from 'lucide-solid/icons/message-square';
import MessageSquarePlus from 'lucide-solid/icons/message-square-plus';
import PenLine from 'lucide-solid/icons/pen-line';
import { createMemo, Show } from 'solid-js';
import { AnchorPath, SuggestionPath } from '#protocol/comments';
import type { Path } from '#protocol/registers';
import { isOpenThread, isWaiting, type Talk, useMaybeTalk } from './context.tsx';
import { valueKind } from './ValueEditor.tsx';
import { w } from './words.ts';

const COMMAND = /Mac|iP(?:hone|ad)/.test(globalThis.navigator?.platform ?? '') ? '⌘' : 'Ctrl+';

/** What is said about a field, and how to say something. Nothing where nothing can be said, as on the landing page. */
export function FieldTalk(props: { path: Path; label: string }) {
  const talk = useMaybeTalk();
  return (
    <Show when={AnchorPath.safeParse(props.path).success ? talk : undefined} keyed>
      {(known) => <Marks talk={known} path={props.path} label={props.label} />}
    </Show>
  );
}

function Marks(props: { talk: Talk; path: Path; label: string }) {
  // Several controls may show parts of one register.
  const isFirst = props.talk.claim(props.path);
  const chosen = () => props.talk.chosen(props.path);
  const maySuggest = () =>
    props.talk.canComment() &&
    !props.talk.editor.canEdit() &&
    SuggestionPath.safeParse(props.path).success &&
    valueKind(props.talk.editor.state.document, props.path) !== null;
  const begin = () => {
    const range = chosen();
    props.talk.begin(range ? { path: props.path, range } : { path: props.path });
  };
  return (
    <Show when={isFirst}>
      <Show when={props.talk.canComment()}>
        <button
          type="button"
          class="talk-button talk-add"
          classList={{ 'talk-chosen': chosen() !== null }}
          aria-label={chosen() ? w().mark.commentOnChosen : w().mark.commentOn(props.label)}
          title={w().mark.withKeys(chosen() ? w().mark.commentOnChosen : w().mark.comment, `${COMMAND}/`)}
          // Not a stop for Tab beside each field: the keyboard has its own way, and what is chosen in the text stays chosen.
          tabindex={-1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={begin}
        >
          <MessageSquarePlus size={14} stroke-width={1.75} aria-hidden="true" />
        </button>
      </Show>
      <TalkMark talk={props.talk} is={(path) => path === props.path} label={props.label} />
      <Show when={maySuggest()}>
        <button
          type="button"
          class="talk-button"
          aria-label={w().mark.suggestOn(props.label)}
          aria-haspopup="dialog"
          title={w().mark.suggest}
          onClick={() => props.talk.propose(props.path)}
        >
          <PenLine size={14} stroke-width={1.75} aria-hidden="true" />
        </button>
      </Show>
    </Show>
  );
}

/** How much is said about something, where anything is: opens it. */
export function TalkMark(props: { talk: Talk; is: (path: string) => boolean; label: string }) {
  const threads = createMemo(() => props.talk.threads().filter((thread) => isOpenThread(thread) && props.is(thread.anchor.path)));
  const suggestions = createMemo(() => props.talk.suggestions().filter((one) => isWaiting(one) && props.is(one.path)));
  const count = () => threads().length + suggestions().length;
  const isNew = () => threads().some(({ unread }) => unread);
  const first = () => (threads().find(({ unread }) => unread) ?? threads()[0] ?? suggestions()[0])?.id;
  const isActive = () => [...threads(), ...suggestions()].some(({ id }) => id === props.talk.active());
  const words = () =>
    w().listed([
      ...(threads().length > 0 ? [w().mark.conversations(threads().length)] : []),
      ...(suggestions().length > 0 ? [w().mark.suggestions(suggestions().length)] : []),
    ]);
  const open = () => {
    const id = first();
    if (id) props.talk.show(id);
  };
  return (
    <Show when={count() > 0}>
      <button
        type="button"
        class="talk-button talk-mark"
        data-count={count()}
        data-active={isActive() || undefined}
        aria-label={isNew() ? w().mark.onNew(words(), props.label) : w().mark.on(words(), props.label)}
        title={words()}
        onClick={open}
      >
        <MessageSquare size={14} stroke-width={1.75} aria-hidden="true" />
        <Show when={isNew()}>
          <span class="new-dot" aria-hidden="true" />
        </Show>
      </button>
    </Show>
  );
}
