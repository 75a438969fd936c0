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
import { Button, LinkButton } from '../kit/Button.tsx';
import { Delayed, Skeleton } from '../kit/Skeleton.tsx';
import { toast } from '../kit/toast.tsx';
import { w as shell } from '../kit/words.ts';
import { AuthFrame } from './AuthFrame.tsx';
import { w } from './words.ts';

/** Mail scanners follow links, so opening this page does nothing: the button spends the code. */
export default function InvitePage() {
  useTitle(() => w().invite.tab);
  const code = useMailedCode();
  const token = () => InviteToken.safeParse(code() ?? keptInvitation()).data;
  const me = useMe();
  return (
    <AuthFrame title={w().invite.title}>
      <Switch>
        <Match when={!token()}>
          <p>{w().mailed.incomplete}</p>
        </Match>
        <Match when={me.isError && me.data === undefined}>
          <div role="alert">
            <p class="form-error">{sayError(me.error)}</p>
          </div>
          <Button wide onClick={() => void me.refetch()}>
            {shell().acts.tryAgain}
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
      <p class="muted">{w().invite.stranger}</p>
      <LinkButton look="primary" wide href={signInPath('/invite')}>
        {w().signIn.title}
      </LinkButton>
      <LinkButton wide href={signUpPath('/invite')}>
        {w().signUp.title}
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
      toast({ text: w().invite.shared(titleOf(resume)), detail: w().invite.roles[resume.role] });
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
      <p class="muted">{w().invite.signedInAs(<strong>{props.me.email}</strong>)}</p>
      <div role="alert">
        <Show when={failure()}>
          <p class="form-error">{isSpent() ? w().invite.spent : sayError(failure())}</p>
        </Show>
      </div>
      <Show
        when={isSpent()}
        fallback={
          <>
            <Button look="primary" wide busy={busy() === 'accepting'} onClick={() => void accept()}>
              {busy() === 'accepting' ? w().invite.accepting : w().invite.accept}
            </Button>
            <Button look="quiet" wide busy={busy() === 'leaving'} onClick={() => void beSomebodyElse()}>
              {w().invite.another}
            </Button>
          </>
        }
      >
        <LinkButton look="primary" wide href="/home">
          {w().mailed.toResumes}
        </LinkButton>
      </Show>
    </>
  );
}
