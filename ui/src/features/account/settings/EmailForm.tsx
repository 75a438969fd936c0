import { createSignal, Show } from 'solid-js';
import { accountApi } from '../../../data/account.ts';
import { useHasPassword } from '../../../data/factors.ts';
import { Button } from '../../../kit/Button.tsx';
import { TextField } from '../../../kit/Field.tsx';
import { FormError } from '../../../kit/FormError.tsx';
import { w } from '../words.ts';
import { useForm } from './useForm.ts';

/** Asks for another address: nothing changes before the link is opened that goes there. */
export function EmailForm() {
  const hasPassword = useHasPassword();
  const [sentTo, setSentTo] = createSignal('');
  const form = useForm(async ({ email = '', password = '' }) => {
    setSentTo('');
    await accountApi.changeEmail({ email, password });
    setSentTo(email);
  });
  return (
    <form class="account-form" onSubmit={form.onSubmit}>
      <TextField
        label={w().email.newAddress}
        name="email"
        type="email"
        inputmode="email"
        autocomplete="email"
        required
        maxLength={254}
        error={form.errorOf('email', 'newEmail')}
      />
      <Show when={hasPassword()}>
        <TextField
          label={w().email.yourPassword}
          name="password"
          type="password"
          autocomplete="current-password"
          required
          maxLength={256}
          error={form.errorOf('password')}
        />
      </Show>
      <FormError text={form.errorBeside('email', 'password')} />
      <div role="status">
        <Show when={sentTo()}>
          <p class="small">{w().email.sent(sentTo())}</p>
        </Show>
      </div>
      <Button type="submit" busy={form.busy()}>
        {w().email.change}
      </Button>
    </form>
  );
}
