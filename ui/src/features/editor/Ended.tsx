import Lock from 'lucide-solid/icons/lock';
import { Match, Show, Switch } from 'solid-js';
import { signInPath } from '../../app/target.ts';
import { plural } from '../../i18n/format.ts';
import { Button, LinkButton } from '../../kit/Button.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import type { EndReason } from '../../live/connection.ts';
import { NotFound } from '../../pages/NotFound.tsx';
import { useEditor } from './context.tsx';

const TITLES: Record<Exclude<EndReason, 'not_found'>, string> = {
  forbidden: 'This résumé is not shared with you',
  too_old: 'There is a newer Vitae',
  signed_out: 'You have been signed out',
};

/** The résumé cannot be open any longer: why, what is safe, and what to do. */
export function Ended(props: { reason: EndReason }) {
  const editor = useEditor();
  const reason = () => (props.reason === 'not_found' ? undefined : props.reason);
  /** It was open: then this person was a member until now. */
  const removed = () => props.reason === 'forbidden' && editor.state.loaded;
  return (
    <Show when={reason()} fallback={<NotFound />}>
      {(why) => (
        <main id="main" tabindex="-1" style={{ display: 'grid', flex: 1 }}>
          <EmptyState
            whole
            title={removed() ? 'You are no longer part of this résumé' : TITLES[why()]}
            art={<Lock size={32} stroke-width={1.5} aria-hidden="true" />}
            action={<Act reason={why()} id={editor.id} retry={editor.retry} />}
          >
            <Switch>
              <Match when={removed() && editor.state.pending > 0}>
                Its owner removed you, or you left it in another window. {plural(editor.state.pending, 'change')} that you made last could
                not be saved any more; what you wrote before stays in it.
              </Match>
              <Match when={removed()}>Its owner removed you, or you left it in another window. What you wrote stays in it.</Match>
              <Match when={why() === 'forbidden'}>Ask its owner to invite you, or sign in with the account that was invited.</Match>
              <Match when={why() === 'too_old'}>Reload the page to go on.</Match>
              <Match when={editor.state.pending > 0}>
                {plural(editor.state.pending, 'change')} of yours could not be saved. They are still in this page: keep it open, sign in in
                the other tab, then try again here.
              </Match>
              <Match when={why() === 'signed_out'}>Everything you wrote is saved.</Match>
            </Switch>
          </EmptyState>
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
      <Match when={props.reason === 'signed_out'}>
        <div class="empty-actions">
          <LinkButton href={signInPath(`/resumes/${props.id}`)} target="_blank">
            Sign in
          </LinkButton>
          <Button look="primary" onClick={() => props.retry()}>
            Try again
          </Button>
        </div>
      </Match>
    </Switch>
  );
}
