import { useNavigate } from '@solidjs/router';
import { useQueryClient } from '@tanstack/solid-query';
import { createSignal, Match, onMount, Show, Switch } from 'solid-js';
import { InviteToken } from '#protocol/resume';
import type { Profile } from '#protocol/user';
import { forgetInvitation, keepInvitation, keptInvitation, useMailedCode } from '../app/mailedCode.ts';
import { signInPath, signUpPath } from '../app/target.ts';
import { useTitle } from '../app/title.ts';
import { api } from '../data/api.ts';
import { ProblemError } from '../data/http.ts';
import { useMe, useSetMe } from '../data/queries.ts';
import { sayError } from '../data/words.ts';
import { titleOf } from '../features/resumes/titles.ts';
import { ROLE_WORDS } from '../features/share/words.ts';
import { Button, LinkButton } from '../kit/Button.tsx';
import { Delayed, Skeleton } from '../kit/Skeleton.tsx';
import { toast } from '../kit/toast.tsx';
import { AuthFrame } from './AuthFrame.tsx';

/** Mail scanners follow links, so opening this page does nothing: the button spends the code. */
export default function InvitePage() {
  useTitle(() => 'Invitation');
  const code = useMailedCode();
  const token = () => InviteToken.safeParse(code() ?? keptInvitation()).data;
  const me = useMe();
  return (
    <AuthFrame title="You are invited to a résumé">
      <Switch>
        <Match when={!token()}>
          <p>This link is not complete. Open it from the e-mail again, or copy all of it.</p>
        </Match>
        <Match when={me.isError && me.data === undefined}>
          <div role="alert">
            <p class="form-error">{sayError(me.error)}</p>
          </div>
          <Button wide onClick={() => void me.refetch()}>
            Try again
          </Button>
        </Match>
        <Match when={me.data === undefined}>
          <Delayed>
            <Skeleton height="40px" />
          </Delayed>
        </Match>
        <Match when={token()} keyed>
          {(code) => (
            <Show when={me.data} fallback={<Stranger token={code} />}>
              {(profile) => <Accept token={code} me={profile()} />}
            </Show>
          )}
        </Match>
      </Switch>
    </AuthFrame>
  );
}

function Stranger(props: { token: string }) {
  onMount(() => keepInvitation(props.token));
  return (
    <>
      <p class="muted">
        Somebody wants to share a résumé with you. Sign in, or make an account, to say who you are; then you come back here to accept.
      </p>
      <LinkButton look="primary" wide href={signInPath('/invite')}>
        Sign in
      </LinkButton>
      <LinkButton wide href={signUpPath('/invite')}>
        Make an account
      </LinkButton>
    </>
  );
}

function Accept(props: { token: string; me: Profile }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const setMe = useSetMe();
  const [busy, setBusy] = createSignal<'' | 'accepting' | 'leaving'>('');
  const [failure, setFailure] = createSignal<unknown>(null);

  const accept = async () => {
    setBusy('accepting');
    setFailure(null);
    try {
      const resume = await api.acceptInvite(props.token);
      forgetInvitation();
      void client.invalidateQueries({ queryKey: ['resumes'] });
      toast({ text: `“${titleOf(resume)}” is shared with you.`, detail: `${ROLE_WORDS[resume.role]}.` });
      navigate(`/resumes/${resume.id}`, { replace: true });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy('');
    }
  };
  const beSomebodyElse = async () => {
    setBusy('leaving');
    setFailure(null);
    try {
      await api.logout();
      setMe(null);
    } catch (error) {
      setFailure(error);
      setBusy('');
    }
  };
  const isSpent = () => {
    const error = failure();
    return error instanceof ProblemError && error.code === 'invalid_token';
  };
  return (
    <>
      <p class="muted">
        You are signed in as <strong>{props.me.email}</strong>. Accept, and the résumé opens; it is then among yours.
      </p>
      <div role="alert">
        <Show when={failure()}>
          <p class="form-error">
            {isSpent()
              ? 'This invitation was used already, taken back, or has expired. Ask who invited you for a new one.'
              : sayError(failure())}
          </p>
        </Show>
      </div>
      <Show
        when={isSpent()}
        fallback={
          <>
            <Button look="primary" wide busy={busy() === 'accepting'} onClick={() => void accept()}>
              {busy() === 'accepting' ? 'Accepting…' : 'Accept'}
            </Button>
            <Button look="quiet" wide busy={busy() === 'leaving'} onClick={() => void beSomebodyElse()}>
              Use another account
            </Button>
          </>
        }
      >
        <LinkButton look="primary" wide href="/home">
          Go to your résumés
        </LinkButton>
      </Show>
    </>
  );
}
