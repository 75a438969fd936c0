import { Match, Switch } from 'solid-js';
import { useProfile } from '../../app/profile.ts';
import { Button } from '../../kit/Button.tsx';
import { Said } from './CommentView.tsx';
import { useTalk } from './context.tsx';
import type { Letter } from './kept.ts';
import { w } from './words.ts';

/** A comment that the server does not have yet: shown as if it had, with what becomes of it. */
export function LetterView(props: { letter: Letter }) {
  const talk = useTalk();
  const me = useProfile();
  const isSending = () => talk.outbox.isSending(props.letter.key);
  return (
    <li class="comment comment-waits" data-refused={props.letter.refused !== null || undefined}>
      <Said by={{ id: me().id, name: me().name }} at={props.letter.at} body={props.letter.body} mentions={props.letter.mentions} />
      <div class="letter-state" role="status">
        <Switch fallback={<span>{w().letter.waits}</span>}>
          <Match when={props.letter.refused !== null}>
            <span class="field-error">{w().letter.refused(props.letter.refused ?? '')}</span>
            <span class="letter-acts">
              <Button onClick={() => talk.outbox.retry(props.letter.key)}>{w().tryAgain}</Button>
              <Button look="quiet" onClick={() => void navigator.clipboard.writeText(props.letter.body)}>
                {w().copy}
              </Button>
              <Button look="quiet" onClick={() => talk.outbox.discard(props.letter.key)}>
                {w().letter.discard}
              </Button>
            </span>
          </Match>
          <Match when={isSending()}>
            <span>{w().letter.sending}</span>
          </Match>
        </Switch>
      </div>
    </li>
  );
}
