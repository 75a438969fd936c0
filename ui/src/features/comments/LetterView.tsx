import { Match, Switch } from 'solid-js';
import { useProfile } from '../../app/SignedIn.tsx';
import { Button } from '../../kit/Button.tsx';
import { Said } from './CommentView.tsx';
import { useTalk } from './context.tsx';
import type { Letter } from './kept.ts';

/** A comment that the server does not have yet: shown as if it had, with what becomes of it. */
export function LetterView(props: { letter: Letter }) {
  const talk = useTalk();
  const me = useProfile();
  const isSending = () => talk.outbox.isSending(props.letter.key);
  return (
    <li class="comment comment-waits" data-refused={props.letter.refused !== null || undefined}>
      <Said by={{ id: me().id, name: me().name }} at={props.letter.at} body={props.letter.body} mentions={props.letter.mentions} />
      <div class="letter-state" role="status">
        <Switch fallback={<span>Not sent yet. It is kept here, and sent once there is a connection.</span>}>
          <Match when={props.letter.refused !== null}>
            <span class="field-error">Not sent. {props.letter.refused}</span>
            <span class="letter-acts">
              <Button onClick={() => talk.outbox.retry(props.letter.key)}>Try again</Button>
              <Button look="quiet" onClick={() => void navigator.clipboard.writeText(props.letter.body)}>
                Copy
              </Button>
              <Button look="quiet" onClick={() => talk.outbox.discard(props.letter.key)}>
                Discard
              </Button>
            </span>
          </Match>
          <Match when={isSending()}>
            <span>Sending…</span>
          </Match>
        </Switch>
      </div>
    </li>
  );
}
