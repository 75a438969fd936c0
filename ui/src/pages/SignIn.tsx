import { useNavigate, useSearchParams } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import type { z } from 'zod';
import { FactorRequired } from '#protocol/http';
import type { Profile } from '#protocol/user';
import { isElsewhere, safeTarget } from '../app/target.ts';
import { useTitle } from '../app/title.ts';
import { api } from '../data/api.ts';
import { factorsApi } from '../data/factors.ts';
import { sayTrouble } from '../data/oauth.ts';
import { hasPasskeys, usePasskey } from '../data/passkeys.ts';
import { useSetMe } from '../data/queries.ts';
import { sayError } from '../data/words.ts';
import { usePasskeyAutofill } from '../features/factors/autofill.ts';
import { ProviderButtons } from '../features/factors/ProviderButtons.tsx';
import { SecondStep } from '../features/factors/SecondStep.tsx';
import { Button } from '../kit/Button.tsx';
import { TextField } from '../kit/Field.tsx';
import { AuthFrame } from './AuthFrame.tsx';
import { w } from './words.ts';

export function SignIn() {
  useTitle(() => w().signIn.title);
  const [params] = useSearchParams<{ next?: string; oauth?: string }>();
  const navigate = useNavigate();
  const setMe = useSetMe();
  const back = comesBack();
  const [first, setFirst] = createSignal<z.infer<typeof FactorRequired> | null>(back?.first ?? null);
  const signedIn = (me: Profile) => {
    setMe(me);
    const target = safeTarget(back?.next ?? params.next);
    if (isElsewhere(target)) location.replace(target);
    else navigate(target, { replace: true });
  };
  return (
    <AuthFrame
      title={first() ? w().signIn.oneMore : w().signIn.title}
      below={w().signIn.newHere(<a href={`/sign-up${params.next ? `?next=${encodeURIComponent(params.next)}` : ''}`}>{w().signIn.make}</a>)}
    >
      <Show
        when={first()}
        fallback={<FirstStep next={safeTarget(params.next)} trouble={sayTrouble(params.oauth)} onSignedIn={signedIn} onNext={setFirst} />}
      >
        {(answer) => <SecondStep first={answer()} onSignedIn={signedIn} onStartOver={() => setFirst(null)} />}
      </Show>
    </AuthFrame>
  );
}

/** What the router says, in the fragment, of somebody who comes back from a provider and has a second factor. It is taken out of the address. */
function comesBack(): { first: z.infer<typeof FactorRequired>; next: string | undefined } | null {
  const said = new URLSearchParams(location.hash.slice(1));
  const first = FactorRequired.safeParse({ ticket: said.get('second'), factorRequired: said.get('ways')?.split(' '), expiresIn: 300 });
  if (!first.success) return null;
  history.replaceState(history.state, '', location.pathname + location.search);
  return { first: first.data, next: said.get('next') ?? undefined };
}

/** The address and the password; or a passkey, which is enough by itself. */
function FirstStep(props: {
  next: string;
  trouble: string;
  onSignedIn: (me: Profile) => void;
  onNext: (first: z.infer<typeof FactorRequired>) => void;
}) {
  const [error, setError] = createSignal(props.trouble);
  const [busy, setBusy] = createSignal<'' | 'password' | 'passkey'>('');
  usePasskeyAutofill(
    (me) => props.onSignedIn(me),
    (failure) => setError(sayError(failure)),
  );

  const run = async (way: 'password' | 'passkey', act: () => Promise<void>) => {
    if (busy()) return;
    setBusy(way);
    setError('');
    try {
      await act();
    } catch (failure) {
      setError(sayError(failure));
    } finally {
      setBusy('');
    }
  };
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void run('password', async () => {
      const answer = await api.login({ email: String(form.get('email')), password: String(form.get('password')) });
      if ('ticket' in answer) props.onNext(answer);
      else props.onSignedIn(answer);
    });
  };
  const byPasskey = () =>
    run('passkey', async () => props.onSignedIn(await factorsApi.signIn(await usePasskey(await factorsApi.signInOptions()))));

  return (
    <form onSubmit={submit}>
      <TextField label={w().email} name="email" type="email" autocomplete="username webauthn" inputmode="email" required autofocus />
      <TextField label={w().password} name="password" type="password" autocomplete="current-password" required maxLength={256} />
      <p class="small">
        <a href="/forgot-password">{w().signIn.forgot}</a>
      </p>
      <div role="alert">
        <Show when={error()}>
          <p class="form-error">{error()}</p>
        </Show>
      </div>
      <Button type="submit" look="primary" wide busy={busy() === 'password'}>
        {busy() === 'password' ? w().signIn.busy : w().signIn.title}
      </Button>
      <Show when={hasPasskeys()}>
        <Button wide busy={busy() === 'passkey'} onClick={() => void byPasskey()}>
          {w().signIn.byPasskey}
        </Button>
      </Show>
      <ProviderButtons next={props.next} onFailure={(failure) => setError(sayError(failure))} />
    </form>
  );
}
