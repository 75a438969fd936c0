import Lock from 'lucide-solid/icons/lock';
import { createMemo, Match, Show, Switch } from 'solid-js';
import { signInPath } from '../../app/target.ts';
import { Button, LinkButton } from '../../kit/Button.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import type { EndReason } from '../../live/connection.ts';
import { NotFound } from '../../pages/NotFound.tsx';
import { NotAccepted } from '../conflicts/NotAccepted.tsx';
import { setRefusedOpen } from '../conflicts/opened.ts';
import { groupsOf } from '../conflicts/refusedGroups.ts';
import { useEditor } from './context.tsx';
import { w } from './words.ts';

/** The résumé cannot be open any longer: why, what is safe, and what to do. */
export function Ended(props: { reason: EndReason }) {
  const editor = useEditor();
  const reason = () => (props.reason === 'not_found' ? undefined : props.reason);
  /** It was open: then this person was a member until now. */
  const removed = () => props.reason === 'forbidden' && editor.state.loaded;
  /** What will not be sent any more. */
  const late = createMemo(() => (removed() ? editor.undecided() : []));
  const notAccepted = createMemo(() => groupsOf([...editor.state.refused, ...late()], editor.read).length);
  return (
    <Show when={reason()} fallback={<NotFound />}>
      {(why) => (
        <main id="main" tabindex="-1" style={{ display: 'grid', flex: 1 }}>
          <EmptyState
            whole
            title={w().ended.titles[removed() ? 'removed' : why()]}
            art={<Lock size={32} stroke-width={1.5} aria-hidden="true" />}
            action={
              <div class="empty-actions">
                <Show when={notAccepted() > 0}>
                  <Button onClick={() => setRefusedOpen(true)}>{w().ended.notAccepted(notAccepted())}</Button>
                </Show>
                <Act reason={why()} id={editor.id} retry={editor.retry} />
              </div>
            }
          >
            <Switch>
              <Match when={removed() && editor.state.pending > 0}>{w().ended.removedUnsaved(editor.state.pending)}</Match>
              <Match when={removed()}>{w().ended.removed}</Match>
              <Match when={why() === 'forbidden'}>{w().ended.forbidden}</Match>
              <Match when={why() === 'too_old'}>{w().ended.tooOld}</Match>
              <Match when={why() === 'somebody_else' && editor.state.pending > 0}>
                {editor.state.keeping === 'kept'
                  ? w().ended.somebodyElseKept(editor.state.pending)
                  : w().ended.somebodyElseUnkept(editor.state.pending)}
              </Match>
              <Match when={why() === 'somebody_else'}>{w().ended.somebodyElse}</Match>
              <Match when={editor.state.pending > 0}>{w().ended.signedOutUnsaved(editor.state.pending)}</Match>
              <Match when={why() === 'signed_out'}>{w().ended.signedOut}</Match>
            </Switch>
          </EmptyState>
          <NotAccepted also={late()} />
        </main>
      )}
    </Show>
  );
}

function Act(props: { reason: Exclude<EndReason, 'not_found'>; id: string; retry: () => void }) {
  return (
    <Switch
      fallback={
        <LinkButton look="primary" href="/home">
          {w().yourResumes}
        </LinkButton>
      }
    >
      <Match when={props.reason === 'too_old'}>
        <Button look="primary" onClick={() => location.reload()}>
          {w().ended.reload}
        </Button>
      </Match>
      <Match when={props.reason === 'signed_out' || props.reason === 'somebody_else'}>
        <LinkButton href={signInPath(`/resumes/${props.id}`)} target="_blank">
          {w().ended.signIn}
        </LinkButton>
        <Button look="primary" onClick={() => props.retry()}>
          {w().ended.tryAgain}
        </Button>
      </Match>
    </Switch>
  );
}
