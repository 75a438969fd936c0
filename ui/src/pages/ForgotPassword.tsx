import { createSignal, Show } from 'solid-js';
import { useTitle } from '../app/title.ts';
import { accountApi } from '../data/account.ts';
import { useForm } from '../features/account/settings/useForm.ts';
import { Button } from '../kit/Button.tsx';
import { TextField } from '../kit/Field.tsx';
import { FormError } from '../kit/FormError.tsx';
import { AuthFrame } from './AuthFrame.tsx';
import { w } from './words.ts';

/** Says the same whether or not there is such an account. */
export default function ForgotPassword() {
  useTitle(() => w().forgotten.title);
  const [sentTo, setSentTo] = createSignal('');
  const form = useForm(async ({ email = '' }) => {
    await accountApi.forgotPassword(email);
    setSentTo(email);
  });
  return (
    <AuthFrame title={w().forgotten.title} below={<a href="/sign-in">{w().forgotten.back}</a>}>
      <Show when={!sentTo()} fallback={<p role="status">{w().forgotten.sent(sentTo())}</p>}>
        <form onSubmit={form.onSubmit}>
          <p class="muted">{w().forgotten.explain}</p>
          <TextField
            label={w().email}
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
            {w().forgotten.send}
          </Button>
        </form>
      </Show>
    </AuthFrame>
  );
}
