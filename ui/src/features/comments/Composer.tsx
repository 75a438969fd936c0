import { createEffect, createMemo, createSignal, createUniqueId, on, onMount, Show } from 'solid-js';
import { COMMENT_LIMITS } from '#protocol/comments';
import { useMembers } from '../../data/members.ts';
import { Button } from '../../kit/Button.tsx';
import { draftAt, saveDraft } from './acts.ts';
import { useTalk } from './context.tsx';
import type { Draft } from './kept.ts';
import { MentionList } from './MentionList.tsx';
import { type Callable, type Calling, call, callingAt, candidates } from './mentions.ts';
import { w } from './words.ts';

const COMMAND = /Mac|iP(?:hone|ad)/.test(globalThis.navigator?.platform ?? '') ? '⌘' : 'Ctrl+';
/** How many characters are left when that is first said. */
const NEARLY_FULL = 400;

/** Where a comment is written. What is in it is kept as a draft; an @ calls somebody. */
export function Composer(props: {
  /** Under which what is written is kept. */
  draft: string;
  label: string;
  placeholder?: string;
  send: string;
  onSend: (draft: Draft, people: readonly Callable[]) => void;
  onCancel?: () => void;
  /** Takes the focus when it comes. */
  focus?: boolean;
  /** One line with nothing below it, until it is used. */
  small?: boolean;
}) {
  const talk = useTalk();
  const id = createUniqueId();
  const members = useMembers(() => talk.editor.id);
  const [calling, setCalling] = createSignal<Calling | null>(null);
  const [at, setAt] = createSignal(0);
  const [isUsed, setUsed] = createSignal(false);
  let control: HTMLTextAreaElement | undefined;

  const draft = () => draftAt(talk, props.draft);
  const people = createMemo<readonly Callable[]>(() => (members.data?.members ?? []).filter(({ user }) => user !== talk.me));
  const found = createMemo(() => {
    const now = calling();
    return now ? candidates(now.typed, people()) : [];
  });
  createEffect(on(found, () => setAt(0)));
  const isShort = () => props.small === true && !isUsed() && draft().body === '';
  const left = () => COMMENT_LIMITS.body - draft().body.length;
  const canSend = () => talk.isOnline() && draft().body.trim() !== '' && left() >= 0;

  onMount(() => {
    if (control) control.value = draft().body;
    if (!props.focus) return;
    control?.focus({ preventScroll: true });
    control?.scrollIntoView({ block: 'nearest' });
  });
  // Another place writes it too, such as the same field opened anew: only then is the text put in.
  createEffect(() => {
    const { body } = draft();
    if (control && control.value !== body) control.value = body;
  });

  const look = () => {
    if (!control || control.selectionStart !== control.selectionEnd) return setCalling(null);
    setCalling(callingAt(control.value, control.selectionStart));
  };
  const write = () => {
    if (control) saveDraft(talk, props.draft, { ...draft(), body: control.value });
    look();
  };
  const choose = (person: Callable) => {
    const now = calling();
    if (!control || !now) return;
    const { body, caret } = call(control.value, now, person.name);
    control.value = body;
    control.focus();
    control.setSelectionRange(caret, caret);
    saveDraft(talk, props.draft, { body, mentions: [...draft().mentions, { user: person.user, name: person.name }] });
    setCalling(null);
  };
  const send = () => {
    if (!canSend()) return;
    setCalling(null);
    setUsed(false);
    props.onSend(draft(), people());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      return send();
    }
    const list = found();
    if (list.length > 0) {
      const chosen = list[at()];
      if (event.key === 'ArrowDown') setAt((at() + 1) % list.length);
      else if (event.key === 'ArrowUp') setAt((at() + list.length - 1) % list.length);
      else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && chosen) choose(chosen);
      else if (event.key === 'Escape') setCalling(null);
      else return;
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Escape' && props.onCancel) {
      event.preventDefault();
      props.onCancel();
    }
  };
  return (
    <div class="composer" classList={{ 'composer-small': isShort() }}>
      <textarea
        ref={control}
        id={id}
        class="control"
        // What is written reads as it is; where nothing is, the hint reads as the interface does.
        dir={draft().body === '' ? undefined : 'auto'}
        aria-label={props.label}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={found().length > 0 ? `${id}-people` : undefined}
        aria-activedescendant={found().length > 0 ? `${id}-${at()}` : undefined}
        aria-describedby={talk.isOnline() ? undefined : `${id}-offline`}
        placeholder={props.placeholder}
        rows={isShort() ? 1 : 3}
        onInput={write}
        onFocus={() => setUsed(true)}
        onClick={look}
        onKeyUp={(event) => event.key.startsWith('Arrow') && found().length === 0 && look()}
        onBlur={() => setCalling(null)}
        onKeyDown={onKeyDown}
      />
      <MentionList id={id} people={found()} at={at()} onChoose={choose} />
      <div class="hidden-visually" role="status">
        {found().length > 0 ? w().writing.found(found().length) : ''}
      </div>
      <Show when={!talk.isOnline() && !isShort()}>
        <p class="talk-note" id={`${id}-offline`}>
          {w().writing.offline}
        </p>
      </Show>
      <Show when={!isShort()}>
        <div class="composer-foot">
          <span class="composer-hint" classList={{ 'composer-over': left() < 0 }}>
            {left() < NEARLY_FULL ? (left() < 0 ? w().writing.tooMany(-left()) : w().writing.left(left())) : w().writing.mentionHint}
          </span>
          <Show when={props.onCancel}>
            {(cancel) => (
              <Button look="quiet" onClick={() => cancel()()}>
                {w().cancel}
              </Button>
            )}
          </Show>
          <Button look="primary" disabled={!canSend()} title={`${COMMAND}↵`} aria-keyshortcuts="Control+Enter Meta+Enter" onClick={send}>
            {props.send}
          </Button>
        </div>
      </Show>
    </div>
  );
}
