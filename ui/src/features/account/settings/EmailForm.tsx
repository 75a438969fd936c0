import { createSignal, Show } from 'solid-js';
import { accountApi } from '../../../data/account.ts';
import { Button } from '../../../kit/Button.tsx';
import { TextField } from '../../../kit/Field.tsx';
import { FormError } from '../../../kit/FormError.tsx';
import { useForm } from './useForm.ts';

/** Asks for another address: nothing changes before the link is opened that goes there. */
export function EmailForm() {
  const [sentTo, setSentTo] = createSignal('');
  const form = useForm(async ({ email = '', password = '' }) => {
    setSentTo('');
    await accountApi.changeEmail({ email, password });
    setSentTo(email);
  });
  return (
    <form class="account-form" onSubmit={form.onSubmit}>
      <TextField
        label="New e-mail address"
        name="email"
        type="email"
        inputmode="email"
        autocomplete="email"
        required
        maxLength={254}
        error={form.errorOf('email')}
      />
      <TextField
        label="Your password"
        name="password"
        type="password"
        autocomplete="current-password"
        required
        maxLength={256}
        error={form.errorOf('password')}
      />
      <FormError text={form.errorBeside('email', 'password')} />
      <div role="status">
        <Show when={sentTo()}>
          <p class="small">We sent a link to {sentTo()}. Your address changes when you open it.</p>
        </Show>
      </div>
      <Button type="submit" busy={form.busy()}>
        Change address
      </Button>
    </form>
  );
}
