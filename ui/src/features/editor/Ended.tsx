import Lock from 'lucide-solid/icons/lock';
import { createMemo, Match, Show, Switch } from 'solid-js';
import { signInPath } from '../../app/target.ts';
import { plural } from '../../i18n/format.ts';
import { Button, LinkButton } from '../../kit/Button.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import type { EndReason } from '../../live/connection.ts';
import { NotFound } from '../../pages/NotFound.tsx';
import { NotAccepted } from '../conflicts/NotAccepted.tsx';
import { setRefusedOpen } from '../conflicts/opened.ts';
import { groupsOf } from '../conflicts/refusedGroups.ts';
import { useEditor } from './context.tsx';

const TITLES: Record<Exclude<EndReason, 'not_found'>, string> = {
  forbidden: 'This résumé is not shared with you',
  too_old: 'There is a newer Vitae',
  signed_out: 'You have been signed out',
  somebody_else: 'You are signed in as somebody else in this browser',
};

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
            title={removed() ? 'You are no longer part of this résumé' : TITLES[why()]}
            art={<Lock size={32} stroke-width={1.5} aria-hidden="true" />}
            action={
              <div class="empty-actions">
                <Show when={notAccepted() > 0}>
                  <Button onClick={() => setRefusedOpen(true)}>{notAccepted()} not accepted</Button>
                </Show>
                <Act reason={why()} id={editor.id} retry={editor.retry} />
              </div>
            }
          >
            <Switch>
              <Match when={removed() && editor.state.pending > 0}>
                Its owner removed you, or you left it in another window. {plural(editor.state.pending, 'change')} that you made last could
                not be saved any more; what you wrote before stays in it.
              </Match>
              <Match when={removed()}>Its owner removed you, or you left it in another window. What you wrote stays in it.</Match>
              <Match when={why() === 'forbidden'}>Ask its owner to invite you, or sign in with the account that was invited.</Match>
              <Match when={why() === 'too_old'}>Reload the page to go on.</Match>
              <Match when={why() === 'somebody_else'}>
                <Show when={editor.state.pending > 0}>
                  {plural(editor.state.pending, 'change')} of yours {editor.state.pending === 1 ? 'waits' : 'wait'}{' '}
                  {editor.state.keeping === 'kept' ? 'on this device' : 'in this page: keep it open'}, and nothing is sent under the other
                  name.{' '}
                </Show>
                To go on here, sign in with your own account in another tab, then try again.
              </Match>
              <Match when={editor.state.pending > 0}>
                {plural(editor.state.pending, 'change')} of yours could not be saved. They are still in this page: keep it open, sign in in
                the other tab, then try again here.
              </Match>
              <Match when={why() === 'signed_out'}>Everything you wrote is saved.</Match>
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
          Your résumés
        </LinkButton>
      }
    >
      <Match when={props.reason === 'too_old'}>
        <Button look="primary" onClick={() => location.reload()}>
          Reload
        </Button>
      </Match>
      <Match when={props.reason === 'signed_out' || props.reason === 'somebody_else'}>
        <LinkButton href={signInPath(`/resumes/${props.id}`)} target="_blank">
          Sign in
        </LinkButton>
        <Button look="primary" onClick={() => props.retry()}>
          Try again
        </Button>
      </Match>
    </Switch>
  );
}
