import { useQueryClient } from '@tanstack/solid-query';
import type { z } from 'zod';
import type { ApiTokenList } from '#protocol/http';
import { useProfile } from '../../../app/SignedIn.tsx';
import { accountApi } from '../../../data/account.ts';
import { api } from '../../../data/api.ts';
import { TOKENS_KEY } from '../../../data/queries.ts';
import { sayError } from '../../../data/words.ts';
import { Button } from '../../../kit/Button.tsx';
import { TextField } from '../../../kit/Field.tsx';
import { FormError } from '../../../kit/FormError.tsx';
import { NewPasswordField } from '../../../kit/NewPasswordField.tsx';
import { toast } from '../../../kit/toast.tsx';
import { useForm } from './useForm.ts';

type ApiTokens = z.infer<typeof ApiTokenList>;

/** The tokens of a person, all at once. */
function useEndTokens() {
  const client = useQueryClient();
  return async () => {
    try {
      await api.revokeTokens();
      toast({ text: 'No API token works any more.' });
    } catch (error) {
      toast({ text: 'The tokens still work.', detail: sayError(error), tone: 'problem' });
    } finally {
      await client.invalidateQueries({ queryKey: TOKENS_KEY });
    }
  };
}

/** Changes the password; password managers see whose it is, which is the old one and which the new. */
export function PasswordForm() {
  const me = useProfile();
  const client = useQueryClient();
  const endTokens = useEndTokens();
  const form = useForm(async ({ current = '', password = '' }) => {
    await accountApi.changePassword({ current, password });
    // The list of them is on the same page.
    const tokens = client.getQueryData<ApiTokens>(TOKENS_KEY)?.items ?? [];
    if (tokens.length === 0) return toast({ text: 'Your password is changed.', detail: 'Every other session was ended.' });
    toast({
      text: 'Your password is changed.',
      detail: 'Every other session was ended. Programs with your API tokens can still act for you.',
      action: { label: 'Take all tokens away', run: () => void endTokens() },
    });
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
