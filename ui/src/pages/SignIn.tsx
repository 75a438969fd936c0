import { useNavigate, useSearchParams } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { safeTarget } from '../app/target.ts';
import { useTitle } from '../app/title.ts';
import { api } from '../data/api.ts';
import { useSetMe } from '../data/queries.ts';
import { sayError } from '../data/words.ts';
import { Button } from '../kit/Button.tsx';
import { TextField } from '../kit/Field.tsx';
import { AuthFrame } from './AuthFrame.tsx';

export function SignIn() {
  useTitle(() => 'Sign in');
  const [params] = useSearchParams<{ next?: string }>();
  const navigate = useNavigate();
  const setMe = useSetMe();
  const [error, setError] = createSignal('');
  const [busy, setBusy] = createSignal(false);

  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    if (busy()) return;
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setError('');
    try {
      setMe(await api.login({ email: String(form.get('email')), password: String(form.get('password')) }));
      navigate(safeTarget(params.next), { replace: true });
    } catch (failure) {
      setError(sayError(failure));
    } finally {
      setBusy(false);
    }
  };

  return (
    <AuthFrame
      title="Sign in"
      below={
        <>
          New here? <a href={`/sign-up${params.next ? `?next=${encodeURIComponent(params.next)}` : ''}`}>Make an account</a>
        </>
      }
    >
      <form onSubmit={(event) => void submit(event)}>
        <TextField label="E-mail" name="email" type="email" autocomplete="username" inputmode="email" required autofocus />
        <TextField label="Password" name="password" type="password" autocomplete="current-password" required maxLength={256} />
        <p class="small">
          <a href="/forgot-password">Forgot your password?</a>
        </p>
        <div role="alert">
          <Show when={error()}>
            <p class="form-error">{error()}</p>
          </Show>
        </div>
        <Button type="submit" look="primary" wide busy={busy()}>
          {busy() ? 'Signing in…' : 'Sign in'}
        </Button>
      </form>
    </AuthFrame>
  );
}
