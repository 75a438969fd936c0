import ChevronDown from 'lucide-solid/icons/chevron-down';
import ChevronUp from 'lucide-solid/icons/chevron-up';
import X from 'lucide-solid/icons/x';
import { createEffect, createMemo, createSignal, on, onCleanup, onMount, Show } from 'solid-js';
import { number } from '../../i18n/format.ts';
import { IconButton } from '../../kit/Button.tsx';
import { fieldElement, useEditor } from '../editor/context.tsx';
import { MATCHES_MAX, matchesOf } from './matches.ts';
import { selectFound } from './select.ts';
import { isFinding, setFinding, setFound } from './state.ts';
import { w } from './words.ts';
import './find.css';

/** Finds text in the résumé: in the form, which opens where it stands, and on the pages, which mark it. */
export function FindBar() {
  return (
    <Show when={isFinding()}>
      <Bar />
    </Show>
  );
}

function Bar() {
  const editor = useEditor();
  const before = document.activeElement;
  const [query, setQuery] = createSignal('');
  const [wanted, setWanted] = createSignal(0);
  const matches = createMemo(() => matchesOf(editor.document(), query()));
  // What is looked at may be gone: somebody else writes here, too.
  const current = () => Math.min(wanted(), Math.max(0, matches().length - 1));
  let input: HTMLInputElement | undefined;

  createEffect(() => setFound({ query: query(), matches: matches(), current: current() }));
  onMount(() => input?.focus());
  onCleanup(() => {
    setFinding(false);
    setFound(null);
  });

  const look = () => {
    const match = matches()[current()];
    if (match && editor.view() === 'content') editor.reveal(match.path, false);
  };
  // While it is typed, the first match shows itself.
  createEffect(on(query, look, { defer: true }));
  const go = (step: 1 | -1) => {
    const count = matches().length;
    if (count === 0) return;
    setWanted((current() + step + count) % count);
    look();
  };
  const close = () => {
    const match = matches()[current()];
    const words = query();
    setFinding(false);
    const control = match && fieldElement(match.path);
    if (match && control) selectFound(control, match, words);
    else if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  };
  const said = () => {
    const count = matches().length;
    if (query().trim() === '') return '';
    if (count === 0) return w().bar.notFound;
    const { place, placeOrMore } = w().bar;
    return (count >= MATCHES_MAX ? placeOrMore : place)(number(current() + 1), number(count));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target === input) go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search class="find" aria-label={w().bar.label} onKeyDown={onKeyDown}>
      <input
        ref={input}
        class="control find-input"
        type="text"
        aria-label={w().bar.label}
        placeholder={w().bar.label}
        autocomplete="off"
        spellcheck={false}
        maxLength={200}
        onInput={(event) => {
          setWanted(0);
          setQuery(event.currentTarget.value);
        }}
      />
      <span class="find-count" role="status">
        {said()}
      </span>
      <IconButton label={w().bar.previous} aria-disabled={matches().length === 0} onClick={() => go(-1)}>
        <ChevronUp size={16} stroke-width={1.75} aria-hidden="true" />
      </IconButton>
      <IconButton label={w().bar.next} aria-disabled={matches().length === 0} onClick={() => go(1)}>
        <ChevronDown size={16} stroke-width={1.75} aria-hidden="true" />
      </IconButton>
      <IconButton label={w().bar.close} onClick={close}>
        <X size={16} stroke-width={1.75} aria-hidden="true" />
      </IconButton>
    </search>
  );
}
