import { createSignal, Show } from 'solid-js';
import { useTitle } from '../app/title.ts';
import { accountApi } from '../data/account.ts';
import { useForm } from '../features/account/settings/useForm.ts';
import { Button } from '../kit/Button.tsx';
import { TextField } from '../kit/Field.tsx';
import { FormError } from '../kit/FormError.tsx';
import { AuthFrame } from './AuthFrame.tsx';

/** Says the same whether or not there is such an account. */
export default function ForgotPassword() {
  useTitle(() => 'Forgotten password');
  const [sentTo, setSentTo] = createSignal('');
  const form = useForm(async ({ email = '' }) => {
    await accountApi.forgotPassword(email);
    setSentTo(email);
  });
  return (
    <AuthFrame title="Forgotten password" below={<a href="/sign-in">Back to signing in</a>}>
      <Show
        when={!sentTo()}
        fallback={
          <p role="status">
            If there is an account with {sentTo()}, a link is on its way there. It works for 30 minutes. Look into your spam folder, too.
          </p>
        }
      >
        <form onSubmit={form.onSubmit}>
          <p class="muted">We send you a link to choose a new one.</p>
          <TextField
            label="E-mail"
            name="email"
            type="email"
            autocomplete="username"
            inputmode="email"
            required
            autofocus
            error={form.errorOf('email')}
          />
          <FormError text={form.errorBeside('email')} />
          <Button type="submit" look="primary" wide busy={form.busy()}>
            Send the link
          </Button>
        </form>
      </Show>
    </AuthFrame>
  );
}
