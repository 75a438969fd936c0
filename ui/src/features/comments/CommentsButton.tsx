import MessageSquare from 'lucide-solid/icons/message-square';
import { Show } from 'solid-js';
import { Button, IconButton } from '../../kit/Button.tsx';
import { isOpenThread, isWaiting, useTalk } from './context.tsx';
import { w } from './words.ts';

function useCounts() {
  const talk = useTalk();
  return {
    talk,
    count: () => talk.threads().filter(isOpenThread).length + talk.suggestions().filter(isWaiting).length,
    isNew: () => talk.threads().some(({ unread }) => unread),
    /** Suggestions that this person may decide on. */
    undecided: () => (talk.editor.canEdit() ? talk.suggestions().filter((one) => isWaiting(one) && one.by.id !== talk.me).length : 0),
  };
}

/** In the top bar: opens the panel, says how much waits there and whether any of it is new. */
export function CommentsButton() {
  const { talk, count, isNew, undecided } = useCounts();
  const label = () =>
    w().listed([
      w().title,
      ...(count() > 0 ? [w().button.open(count())] : []),
      ...(undecided() > 0 ? [w().button.toDecide(undecided())] : []),
      ...(isNew() ? [w().button.newOnes] : []),
    ]);
  return (
    <IconButton
      class="only-wide comments-button"
      label={label()}
      aria-pressed={talk.isOpen()}
      aria-keyshortcuts="Control+/ Meta+/"
      onClick={talk.toggle}
    >
      <MessageSquare size={18} stroke-width={1.75} aria-hidden="true" />
      <Show when={count() > 0}>
        <span
          class="comments-count"
          classList={{ 'comments-new': isNew() || undecided() > 0 }}
          data-count={count() > 99 ? '99+' : count()}
          aria-hidden="true"
        />
      </Show>
    </IconButton>
  );
}

/** The same in the phone's More. */
export function CommentsMore() {
  const { talk, count, isNew } = useCounts();
  return (
    <Button onClick={() => talk.editor.setPanel('comments')}>
      <MessageSquare size={16} stroke-width={1.75} aria-hidden="true" /> {count() > 0 ? w().button.counted(count()) : w().title}
      <Show when={isNew()}>
        <span class="new-dot" role="img" aria-label={w().isNew} />
      </Show>
    </Button>
  );
}
