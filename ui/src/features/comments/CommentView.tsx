import Ellipsis from 'lucide-solid/icons/ellipsis';
import PenLine from 'lucide-solid/icons/pen-line';
import Trash from 'lucide-solid/icons/trash';
import { createSignal, For, type JSX, Show } from 'solid-js';
import type { Comment } from '#protocol/comments';
import { commentsApi } from '../../data/comments.ts';
import { sayError } from '../../data/words.ts';
import { ago, fullDate } from '../../i18n/format.ts';
import { Avatar } from '../../kit/Avatar.tsx';
import { Menu } from '../../kit/Menu.tsx';
import { ActDialog } from '../asking/ActDialog.tsx';
import { dropDraft, saveDraft } from './acts.ts';
import { Composer } from './Composer.tsx';
import { useTalk } from './context.tsx';
import { type Draft, draftKey } from './kept.ts';
import { bodyParts, type Callable, mentionsOf } from './mentions.ts';
import { w } from './words.ts';

/** Who said it, when, and what. */
export function Said(props: {
  by: { id: string; name: string };
  at: string;
  body: string;
  mentions: Comment['mentions'];
  aside?: JSX.Element;
  isEdited?: boolean;
}) {
  const talk = useTalk();
  return (
    <>
      <div class="said-head">
        <span aria-hidden="true">
          <Avatar id={props.by.id} name={props.by.name} small />
        </span>
        <span class="said-name">{props.by.name || w().somebody}</span>
        <time class="said-at" datetime={props.at} title={fullDate(props.at)}>
          {props.isEdited ? w().comment.edited(ago(props.at, talk.now())) : ago(props.at, talk.now())}
        </time>
        {props.aside}
      </div>
      <p class="said-body" dir="auto">
        <For each={bodyParts(props.body, props.mentions)}>
          {({ text, user }) => (
            <Show when={user} fallback={text}>
              <span class="mention" classList={{ 'mention-me': user === talk.me }}>
                {text}
              </span>
            </Show>
          )}
        </For>
      </p>
    </>
  );
}

/** A comment that the server has: its writer may change it, and take it out; the owner of the résumé may take out any. */
export function CommentView(props: { thread: string; comment: Comment; isLast: boolean }) {
  const talk = useTalk();
  const [isRemoving, setRemoving] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [error, setError] = createSignal('');
  const key = () => draftKey({ comment: props.comment.id });
  const isMine = () => props.comment.by.id === talk.me && talk.canComment();
  const mayRemove = () => isMine() || talk.editor.state.role === 'owner';
  const isEditing = () => talk.kept.drafts[key()] !== undefined;
  const begin = () => saveDraft(talk, key(), { body: props.comment.body, mentions: props.comment.mentions });
  const end = () => dropDraft(talk, key());

  const save = async (draft: Draft, people: readonly Callable[]) => {
    if (busy()) return;
    const { thread, comment } = props;
    const body = draft.body.trim();
    setBusy(true);
    setError('');
    try {
      const known = [...people, ...comment.mentions.filter(({ user }) => !people.some((one) => one.user === user))];
      const after = await commentsApi.edit(talk.editor.id, thread, comment.id, { body, mentions: mentionsOf(body, draft.mentions, known) });
      await talk.cache.holdThreads();
      talk.cache.changeThread(thread, (one) => ({ ...one, comments: one.comments.map((each) => (each.id === after.id ? after : each)) }));
      end();
    } catch (failure) {
      setError(w().comment.notSaved(sayError(failure)));
    }
    setBusy(false);
  };
  return (
    <li class="comment">
      <Show
        when={!isEditing()}
        fallback={
          <>
            <Composer
              draft={key()}
              label={w().writing.edit}
              send={w().save}
              focus
              onSend={(draft, people) => void save(draft, people)}
              onCancel={end}
            />
            <div role="alert">
              <Show when={error()}>
                <p class="field-error">{error()}</p>
              </Show>
            </div>
          </>
        }
      >
        <Said
          by={props.comment.by}
          at={props.comment.at}
          body={props.comment.body}
          mentions={props.comment.mentions}
          isEdited={props.comment.editedAt !== null}
          aside={
            <Show when={mayRemove()}>
              <span class="said-menu">
                <Menu
                  label={w().comment.menu(props.comment.by.name || w().somebody)}
                  trigger={<Ellipsis size={14} stroke-width={1.75} aria-hidden="true" />}
                  entries={[
                    ...(isMine() ? [{ label: w().comment.edit, icon: PenLine, onSelect: begin }] : []),
                    { label: w().comment.remove, icon: Trash, danger: true, onSelect: () => setRemoving(true) },
                  ]}
                />
              </span>
            </Show>
          }
        />
      </Show>
      <Show when={isRemoving()}>
        <ActDialog
          title={props.isLast ? w().comment.removeLastQuestion : w().comment.removeQuestion}
          description={props.isLast ? w().comment.removeLastText : w().comment.removeText}
          act={w().comment.remove}
          run={() => commentsApi.remove(talk.editor.id, props.thread, props.comment.id)}
          onDone={() => {
            setRemoving(false);
            void talk.cache.forgetThreads();
          }}
          onClose={() => setRemoving(false)}
        />
      </Show>
    </li>
  );
}
