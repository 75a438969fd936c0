import CloudOff from 'lucide-solid/icons/cloud-off';
import { createEffect, createMemo, createSignal, For, Match, on, onCleanup, Show, Switch } from 'solid-js';
import type { Suggestion, Thread } from '#protocol/comments';
import { sayError } from '../../data/words.ts';
import { number } from '../../i18n/format.ts';
import { Button } from '../../kit/Button.tsx';
import { Drawer } from '../../kit/Drawer.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Delayed, Skeleton } from '../../kit/Skeleton.tsx';
import { isNarrow } from '../editor/context.tsx';
import { shownKeys } from '../shortcuts/keys.ts';
import { isOpenThread, isWaiting, useTalk } from './context.tsx';
import { anchorKey, draftKey } from './kept.ts';
import { revealPlace } from './PlaceHead.tsx';
import { placeOfPassage } from './passages.ts';
import { inDocumentOrder } from './places.ts';
import { SuggestionCard } from './SuggestionCard.tsx';
import { LetterCard, NewThreadCard, ThreadCard } from './ThreadCard.tsx';
import { w } from './words.ts';
import '../../kit/choices.css';
import './comments.css';

type Filter = 'open' | 'done';
type Entry = { id: string; path: string; at: string; thread?: Thread; suggestion?: Suggestion };

/** Everything that is said about the résumé, in the order of the résumé. */
export function CommentsPanel() {
  const talk = useTalk();
  const { editor } = talk;
  const [filter, setFilter] = createSignal<Filter>('open');
  onCleanup(() =>
    talk.keep((now) => {
      now.beginnings = now.beginnings.filter((anchor) => now.drafts[draftKey({ anchor })]?.body.trim());
    }),
  );

  /** Where in its text something is said: what is about the whole field comes first. */
  const startOf = ({ thread }: Entry): number => {
    const range = thread?.anchor.range;
    return range ? (placeOfPassage(editor.text(thread.anchor.path).text, range)?.from ?? Number.MAX_SAFE_INTEGER) : -1;
  };
  const entries = createMemo<readonly Entry[]>(() => {
    const is = (open: boolean) => open === (filter() === 'open');
    const list: Entry[] = [
      ...talk
        .threads()
        .filter((thread) => is(isOpenThread(thread)))
        .map((thread) => ({ id: thread.id, path: thread.anchor.path, at: thread.comments[0]?.at ?? '', thread })),
      ...talk
        .suggestions()
        .filter((suggestion) => is(isWaiting(suggestion)))
        .map((suggestion) => ({ id: suggestion.id, path: suggestion.path, at: suggestion.at, suggestion })),
    ];
    const within = (a: Entry, b: Entry) => startOf(a) - startOf(b) || a.at.localeCompare(b.at);
    return inDocumentOrder(list, editor.document(), ({ path }) => path, within);
  });
  const counts = () => {
    const open = talk.threads().filter(isOpenThread).length + talk.suggestions().filter(isWaiting).length;
    return { open, done: talk.threads().length + talk.suggestions().length - open };
  };
  const beginnings = () => (filter() === 'open' ? talk.kept.beginnings.toReversed() : []);
  const letters = () => (filter() === 'open' ? talk.kept.letters.filter(({ to }) => 'anchor' in to) : []);
  const isEmpty = () => entries().length + beginnings().length + letters().length === 0;

  // What a link leads to is shown wherever it is, and so is the part of the form that it is about.
  let isArriving = !isNarrow();
  createEffect(() => {
    const id = talk.wanted();
    const thread = talk.threads().find((one) => one.id === id);
    const suggestion = talk.suggestions().find((one) => one.id === id);
    if (!thread && !suggestion) return;
    setFilter((thread && isOpenThread(thread)) || (suggestion && isWaiting(suggestion)) ? 'open' : 'done');
    const path = thread?.anchor.path ?? suggestion?.path;
    if (isArriving && path) revealPlace(talk, path, false);
    isArriving = false;
    talk.found();
  });
  createEffect(
    on(
      () => talk.kept.beginnings.length,
      (count, before) => before !== undefined && count > before && setFilter('open'),
    ),
  );
  const isMissing = () => talk.isRead() && talk.wanted() !== null;
  return (
    <Drawer class="comments" title={w().title} closeLabel={w().close} onClose={talk.close}>
      <Show when={!talk.isOnline()}>
        <p class="talk-offline" role="status">
          <CloudOff size={14} stroke-width={2} aria-hidden="true" />
          {w().needsConnection}
        </p>
      </Show>
      <Switch>
        <Match when={!talk.isRead() && talk.failure() && talk.isOnline()}>
          <div class="talk-trouble" role="alert">
            <p>{w().failed(sayError(talk.failure()))}</p>
            <Button onClick={talk.readAgain}>{w().tryAgain}</Button>
          </div>
        </Match>
        <Match when={!talk.isRead()}>
          <div class="talk-list">
            <Delayed>
              <Skeleton height="110px" />
              <Skeleton height="80px" />
              <Skeleton height="110px" />
            </Delayed>
          </div>
        </Match>
        <Match when={true}>
          <fieldset class="talk-filter">
            <legend class="hidden-visually">{w().filter.legend}</legend>
            <div class="choices">
              <For each={['open', 'done'] as const}>
                {(value) => (
                  <label class="choice">
                    <input type="radio" name="talk-filter" checked={filter() === value} onChange={() => setFilter(value)} />
                    <span>
                      {w().filter[value]}
                      <span class="talk-count">{number(counts()[value])}</span>
                    </span>
                  </label>
                )}
              </For>
            </div>
          </fieldset>
          <Show when={isMissing()}>
            <p class="talk-note talk-missing" role="status">
              {w().linkGone}
            </p>
          </Show>
          <Show when={!isEmpty()} fallback={<Nothing filter={filter()} />}>
            {/* By id: a card stays, and keeps the focus, when what it says changes. */}
            <ul class="talk-list">
              <For each={beginnings().map(anchorKey)}>
                {(key, index) => (
                  <Show when={talk.kept.beginnings.find((anchor) => anchorKey(anchor) === key)}>
                    {(anchor) => <NewThreadCard anchor={anchor()} focus={index() === 0} />}
                  </Show>
                )}
              </For>
              <For each={letters()}>{(letter) => <LetterCard letter={letter} />}</For>
              <For each={entries().map(({ id }) => id)}>
                {(id) => (
                  <Switch>
                    <Match when={talk.threads().find((thread) => thread.id === id)}>{(thread) => <ThreadCard thread={thread()} />}</Match>
                    <Match when={talk.suggestions().find((one) => one.id === id)}>{(one) => <SuggestionCard suggestion={one()} />}</Match>
                  </Switch>
                )}
              </For>
            </ul>
          </Show>
        </Match>
      </Switch>
    </Drawer>
  );
}

function Nothing(props: { filter: Filter }) {
  const talk = useTalk();
  return (
    <Show when={props.filter === 'open'} fallback={<EmptyState title={w().none.done}>{w().none.doneText}</EmptyState>}>
      <EmptyState title={w().none.open}>
        <Show when={talk.canComment()} fallback={w().none.readOnly}>
          {w().none.openText(shownKeys('comment'))}
        </Show>
      </EmptyState>
    </Show>
  );
}
