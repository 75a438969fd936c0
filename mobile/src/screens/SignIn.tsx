import { createSignal, Show } from 'solid-js';
import type { z } from 'zod';
import type { FactorRequired } from '#protocol/http';
import type { Profile } from '#protocol/user';
import { useTitle } from '../../../ui/src/app/title.ts';
import { api } from '../../../ui/src/data/api.ts';
import { factorsApi } from '../../../ui/src/data/factors.ts';
import { hasPasskeys, usePasskey } from '../../../ui/src/data/passkeys.ts';
import { sayError } from '../../../ui/src/data/words.ts';
import { SecondStep } from '../../../ui/src/features/factors/SecondStep.tsx';
import { Button } from '../../../ui/src/kit/Button.tsx';
import { TextField } from '../../../ui/src/kit/Field.tsx';
import { w } from '../words.ts';

/** Signing in: the one thing that needs a connection. */
export default function SignIn(props: { onSignedIn: (me: Profile) => void; email?: string }) {
  useTitle(() => w().signIn);
  const [first, setFirst] = createSignal<z.infer<typeof FactorRequired> | null>(null);
  return (
    <main id="main" class="m-screen m-sign-in" tabindex="-1">
      <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width="56" height="56" />
      <h1 tabindex="-1">{first() ? w().oneMoreStep : w().signIn}</h1>
      <Show when={first()} fallback={<FirstStep email={props.email ?? ''} onSignedIn={props.onSignedIn} onNext={setFirst} />}>
        {(answer) => <SecondStep first={answer()} onSignedIn={props.onSignedIn} onStartOver={() => setFirst(null)} />}
      </Show>
      <p class="m-below">
        {w().newHere}{' '}
        <a href="/sign-up" target="_self">
          {w().makeAccount}
        </a>
      </p>
    </main>
  );
}

function FirstStep(props: { email: string; onSignedIn: (me: Profile) => void; onNext: (first: z.infer<typeof FactorRequired>) => void }) {
  const [error, setError] = createSignal('');
  const [busy, setBusy] = createSignal<'' | 'password' | 'passkey'>('');
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
    <form class="m-form" onSubmit={submit}>
      <TextField label={w().email} name="email" type="email" autocomplete="username" inputmode="email" value={props.email} required />
      <TextField label={w().password} name="password" type="password" autocomplete="current-password" required maxLength={256} />
      <p>
        <a href="/forgot-password" target="_self">
          {w().forgot}
        </a>
      </p>
      <div role="alert">
        <Show when={error()}>
          <p class="form-error">{error()}</p>
        </Show>
      </div>
      <Button type="submit" look="primary" wide busy={busy() === 'password'}>
        {busy() === 'password' ? w().signingIn : w().signIn}
      </Button>
      <Show when={hasPasskeys()}>
        <Button wide busy={busy() === 'passkey'} onClick={() => void byPasskey()}>
          {w().signInPasskey}
        </Button>
      </Show>
    </form>
  );
}
