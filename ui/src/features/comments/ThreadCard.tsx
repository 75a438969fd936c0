import Check from 'lucide-solid/icons/check';
import RotateCcw from 'lucide-solid/icons/rotate-ccw';
import { For, Match, Show, Switch } from 'solid-js';
import type { Thread } from '#protocol/comments';
import { useProfile } from '../../app/profile.ts';
import { ago } from '../../i18n/format.ts';
import { IconButton } from '../../kit/Button.tsx';
import { fieldElement, isNarrow } from '../editor/context.tsx';
import { post, reopen, resolve, see } from './acts.ts';
import { Card } from './Card.tsx';
import { CommentView } from './CommentView.tsx';
import { Composer } from './Composer.tsx';
import { isOpenThread, useTalk } from './context.tsx';
import { draftKey } from './kept.ts';
import { LetterView } from './LetterView.tsx';
import { PlaceHead } from './PlaceHead.tsx';
import { Quote } from './Quote.tsx';
import { w } from './words.ts';

/** A conversation about one place. */
export function ThreadCard(props: { thread: Thread }) {
  const talk = useTalk();
  const me = useProfile();
  const letters = () => talk.kept.letters.filter(({ to }) => 'thread' in to && to.thread === props.thread.id);
  const read = () => props.thread.unread && see(talk, props.thread);
  return (
    <Card id={props.thread.id} class="thread" isNew={props.thread.unread} onSeen={read}>
      <PlaceHead path={props.thread.anchor.path} isNew={props.thread.unread}>
        <Show when={talk.canComment()}>
          <Show
            when={isOpenThread(props.thread)}
            fallback={
              <IconButton label={w().thread.reopen} disabled={!talk.isOnline()} onClick={() => void reopen(talk, props.thread.id)}>
                <RotateCcw size={15} stroke-width={1.75} aria-hidden="true" />
              </IconButton>
            }
          >
            <IconButton
              label={w().thread.resolve}
              disabled={!talk.isOnline()}
              onClick={() => {
                void resolve(talk, props.thread, { id: me().id, name: me().name });
                goBack('');
              }}
            >
              <Check size={16} stroke-width={2} aria-hidden="true" />
            </IconButton>
          </Show>
        </Show>
      </PlaceHead>
      <Show when={props.thread.anchor.range}>{(range) => <Quote path={props.thread.anchor.path} range={range()} />}</Show>
      <ol class="comment-list">
        <For each={props.thread.comments.map(({ id }) => id)}>
          {(id) => (
            <Show when={props.thread.comments.find((comment) => comment.id === id)}>
              {(comment) => <CommentView thread={props.thread.id} comment={comment()} isLast={props.thread.comments.length === 1} />}
            </Show>
          )}
        </For>
        <For each={letters()}>{(letter) => <LetterView letter={letter} />}</For>
      </ol>
      <Switch>
        <Match when={props.thread.resolved}>
          {(resolved) => (
            <p class="talk-note">{w().thread.resolvedBy(resolved().by.name || w().somebody, ago(resolved().at, talk.now()))}</p>
          )}
        </Match>
        <Match when={talk.canComment()}>
          <Composer
            draft={draftKey({ thread: props.thread.id })}
            label={w().writing.reply}
            placeholder={w().writing.reply}
            send={w().writing.reply}
            small
            onSend={(draft, people) => post(talk, { thread: props.thread.id }, draft, people)}
          />
        </Match>
      </Switch>
    </Card>
  );
}

/** A conversation that has only just been begun: the server does not have it yet. */
export function LetterCard(props: { letter: Parameters<typeof LetterView>[0]['letter'] }) {
  const anchor = () => ('anchor' in props.letter.to ? props.letter.to.anchor : undefined);
  return (
    <Show when={anchor()}>
      {(at) => (
        <Card id={props.letter.key} class="thread">
          <PlaceHead path={at().path} />
          <Show when={at().range}>{(range) => <Quote path={at().path} range={range()} />}</Show>
          <ol class="comment-list">
            <LetterView letter={props.letter} />
          </ol>
        </Card>
      )}
    </Show>
  );
}

/** What had the focus is gone: on with the field that it was about, or with the panel. */
const goBack = (path: string) =>
  ((isNarrow() ? null : fieldElement(path)) ?? document.querySelector<HTMLElement>('.comments h2'))?.focus({ preventScroll: true });

/** Where a new conversation is begun. */
export function NewThreadCard(props: { anchor: Thread['anchor']; focus: boolean }) {
  const talk = useTalk();
  return (
    <Card id={draftKey({ anchor: props.anchor })} class="thread thread-new">
      <PlaceHead path={props.anchor.path} />
      <Show when={props.anchor.range}>{(range) => <Quote path={props.anchor.path} range={range()} />}</Show>
      <Composer
        draft={draftKey({ anchor: props.anchor })}
        label={w().writing.new}
        placeholder={w().writing.newHint}
        send={w().writing.send}
        focus={props.focus}
        onSend={(draft, people) => {
          const { anchor } = props;
          post(talk, { anchor }, draft, people);
          goBack(anchor.path);
        }}
        onCancel={() => {
          const { path } = props.anchor;
          talk.abandon(props.anchor);
          goBack(path);
        }}
      />
    </Card>
  );
}
