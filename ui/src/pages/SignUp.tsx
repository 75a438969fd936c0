import { useNavigate, useSearchParams } from '@solidjs/router';
import { createSignal } from 'solid-js';
import { safeTarget } from '../app/target.ts';
import { useTitle } from '../app/title.ts';
import { api } from '../data/api.ts';
import { useSetMe } from '../data/queries.ts';
import { fieldError, sayError } from '../data/words.ts';
import { ProviderButtons } from '../features/factors/ProviderButtons.tsx';
import { Button } from '../kit/Button.tsx';
import { TextField } from '../kit/Field.tsx';
import { FormError } from '../kit/FormError.tsx';
import { NewPasswordField } from '../kit/NewPasswordField.tsx';
import { AuthFrame } from './AuthFrame.tsx';
import { w } from './words.ts';

export function SignUp() {
  useTitle(() => w().signUp.title);
  const [params] = useSearchParams<{ next?: string }>();
  const navigate = useNavigate();
  const setMe = useSetMe();
  const [error, setError] = createSignal<unknown>(null);
  const [busy, setBusy] = createSignal(false);

  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    if (busy()) return;
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name));
    setBusy(true);
    setError(null);
    try {
      setMe(await api.register({ name: text('name'), email: text('email'), password: text('password') }));
      navigate(safeTarget(params.next), { replace: true });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const passwordError = () => fieldError(error(), 'password', 'newPassword');
  const general = () => {
    const failure = error();
    return failure && !passwordError() && !fieldError(failure, 'name') && !fieldError(failure, 'email') ? sayError(failure) : '';
  };

  return (
    <AuthFrame
      title={w().signUp.title}
      below={w().signUp.haveOne(
        <a href={`/sign-in${params.next ? `?next=${encodeURIComponent(params.next)}` : ''}`}>{w().signIn.title}</a>,
      )}
    >
      <form onSubmit={(event) => void submit(event)}>
        <TextField
          label={w().name}
          name="name"
          autocomplete="name"
          required
          maxLength={200}
          autofocus
          error={fieldError(error(), 'name')}
        />
        <TextField
          label={w().email}
          name="email"
          type="email"
          autocomplete="email"
          inputmode="email"
          required
          maxLength={254}
          error={fieldError(error(), 'email')}
        />
        <NewPasswordField label={w().password} error={passwordError()} />
        <FormError text={general()} />
        <Button type="submit" look="primary" wide busy={busy()}>
          {busy() ? w().signUp.busy : w().signUp.title}
        </Button>
        <ProviderButtons next={safeTarget(params.next)} onFailure={setError} />
      </form>
    </AuthFrame>
  );
}
