import { useNavigate } from '@solidjs/router';
import { useQueryClient } from '@tanstack/solid-query';
import { createSignal, Match, Show, Switch } from 'solid-js';
import { JoinToken } from '#protocol/joining';
import type { Profile } from '#protocol/user';
import { useMailedCode } from '../app/mailedCode.ts';
import { useTitle } from '../app/title.ts';
import { ProblemError } from '../data/http.ts';
import { type JoinPlace, joinApi } from '../data/joining.ts';
import { useMe, useSetMe } from '../data/queries.ts';
import { useQuery } from '../data/query.ts';
import { fieldError, sayError } from '../data/words.ts';
import { saysLanguage, speakLanguage } from '../i18n/words.ts';
import { Button, LinkButton } from '../kit/Button.tsx';
import { TextField } from '../kit/Field.tsx';
import { FormError } from '../kit/FormError.tsx';
import { NewPasswordField } from '../kit/NewPasswordField.tsx';
import { Delayed, Skeleton } from '../kit/Skeleton.tsx';
import { w as shell } from '../kit/words.ts';
import { AuthFrame } from './AuthFrame.tsx';
import { w } from './words.ts';

/** The link of an organisation's invitation: an account is made there, or the one that there is goes there. */
export default function Join() {
  useTitle(() => w().join.tab);
  const code = useMailedCode();
  const token = () => JoinToken.safeParse(code()).data;
  const me = useMe();
  // Looking spends nothing: mail scanners follow links.
  const place = useQuery(() => ({
    queryKey: ['join', token()],
    enabled: token() !== undefined,
    retry: false,
    queryFn: async () => {
      const found = await joinApi.place(token() ?? '');
      // Of whom nothing is known the organisation knows best what they read.
      if (found.language && !saysLanguage()) await speakLanguage(found.language);
      return found;
    },
  }));
  const isSpent = () => place.error instanceof ProblemError && place.error.code === 'invalid_token';
  return (
    <AuthFrame title={place.data ? w().join.title(place.data.tenant) : w().join.tab}>
      <Switch>
        <Match when={!token()}>
          <p>{w().mailed.incomplete}</p>
        </Match>
        <Match when={isSpent()}>
          <p role="alert">{w().join.spent}</p>
          <LinkButton look="primary" wide href="/sign-in">
            {w().signIn.title}
          </LinkButton>
        </Match>
        <Match when={place.isError || (me.isError && me.data === undefined)}>
          <div role="alert">
            <p class="form-error">{sayError(place.error ?? me.error)}</p>
          </div>
          <Button wide onClick={() => void Promise.all([place.refetch(), me.refetch()])}>
            {shell().acts.tryAgain}
          </Button>
        </Match>
        <Match when={place.data === undefined || me.data === undefined}>
          <Delayed>
            <Skeleton height="40px" />
          </Delayed>
        </Match>
        <Match when={place.data}>
          {(found) => (
            <Show when={me.data} fallback={<Newcomer token={token() ?? ''} place={found()} />}>
              {(profile) => <Mover token={token() ?? ''} place={found()} me={profile()} />}
            </Show>
          )}
        </Match>
      </Switch>
    </AuthFrame>
  );
}

function Newcomer(props: { token: string; place: JoinPlace }) {
  const navigate = useNavigate();
  const setMe = useSetMe();
  const [error, setError] = createSignal<unknown>(null);
  const [busy, setBusy] = createSignal(false);
  const join = async (form: FormData) => {
    if (busy()) return;
    setBusy(true);
    setError(null);
    try {
      setMe(await joinApi.join({ token: props.token, name: String(form.get('name')), password: String(form.get('password')) }));
      navigate('/home', { replace: true });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const passwordError = () => fieldError(error(), 'password', 'newPassword');
  const general = () => (error() && !passwordError() && !fieldError(error(), 'name') ? sayError(error()) : '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void join(new FormData(event.currentTarget));
      }}
    >
      <p class="muted">{w().join.forAddress(<strong>{props.place.email}</strong>)}</p>
      {/* For password managers. */}
      <input type="hidden" name="username" autocomplete="username" value={props.place.email} />
      <TextField
        label={w().name}
        name="name"
        autocomplete="name"
        required
        maxLength={200}
        value={props.place.name}
        error={fieldError(error(), 'name')}
      />
      <NewPasswordField label={w().password} error={passwordError()} />
      <FormError text={general()} />
      <Button type="submit" look="primary" wide busy={busy()}>
        {busy() ? w().join.busy : w().join.button}
      </Button>
    </form>
  );
}

function Mover(props: { token: string; place: JoinPlace; me: Profile }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [error, setError] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const move = async () => {
    setBusy(true);
    setError();
    try {
      await joinApi.move(props.token);
      await client.invalidateQueries();
      navigate('/home', { replace: true });
    } catch (failure) {
      setError(sayError(failure));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p class="muted">{w().join.signedInAs(<strong>{props.me.email}</strong>)}</p>
      <p>{w().join.withYours}</p>
      <FormError text={error()} />
      <Button look="primary" wide busy={busy()} onClick={() => void move()}>
        {busy() ? w().join.busy : w().join.button}
      </Button>
    </>
  );
}
