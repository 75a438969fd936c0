import { useProfile } from '../../../app/SignedIn.tsx';
import { accountApi } from '../../../data/account.ts';
import { Button } from '../../../kit/Button.tsx';
import { TextField } from '../../../kit/Field.tsx';
import { FormError } from '../../../kit/FormError.tsx';
import { NewPasswordField } from '../../../kit/NewPasswordField.tsx';
import { toast } from '../../../kit/toast.tsx';
import { useForm } from './useForm.ts';

/** Changes the password; password managers see whose it is, which is the old one and which the new. */
export function PasswordForm() {
  const me = useProfile();
  const form = useForm(async ({ current = '', password = '' }) => {
    await accountApi.changePassword({ current, password });
    toast({ text: 'Your password is changed.', detail: 'Every other session was ended.' });
  });
  return (
    <form class="account-form" onSubmit={form.onSubmit}>
      <input type="text" name="username" autocomplete="username" value={me().email} hidden readonly />
      <TextField
        label="Present password"
        name="current"
        type="password"
        autocomplete="current-password"
        required
        maxLength={256}
        error={form.errorOf('current')}
      />
      <NewPasswordField label="New password" error={form.errorOf('password')} />
      <FormError text={form.errorBeside('current', 'password')} />
      <Button type="submit" busy={form.busy()}>
        Change password
      </Button>
    </form>
  );
}
