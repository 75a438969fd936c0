import { useQueryClient } from '@tanstack/solid-query';
import { Show } from 'solid-js';
import type { z } from 'zod';
import type { ApiTokenList } from '#protocol/http';
import { useProfile } from '../../../app/profile.ts';
import { accountApi } from '../../../data/account.ts';
import { api } from '../../../data/api.ts';
import { useFactorsChanged, useHasPassword } from '../../../data/factors.ts';
import { TOKENS_KEY } from '../../../data/queries.ts';
import { sayError } from '../../../data/words.ts';
import { Button } from '../../../kit/Button.tsx';
import { TextField } from '../../../kit/Field.tsx';
import { FormError } from '../../../kit/FormError.tsx';
import { NewPasswordField } from '../../../kit/NewPasswordField.tsx';
import { toast } from '../../../kit/toast.tsx';
import { w as person } from '../photo/words.ts';
import { w } from '../words.ts';
import { useForm } from './useForm.ts';

type ApiTokens = z.infer<typeof ApiTokenList>;

/** The tokens of a person, all at once. */
function useEndTokens() {
  const client = useQueryClient();
  return async () => {
    try {
      await api.revokeTokens();
      toast({ text: w().tokens.allGone });
    } catch (error) {
      toast({ text: w().tokens.allStay, detail: sayError(error), tone: 'problem' });
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
  const hasPassword = useHasPassword();
  const factorsChanged = useFactorsChanged();
  const form = useForm(async ({ current = '', password = '' }) => {
    await accountApi.changePassword({ current, password });
    // Somebody who had none is asked for it from now on.
    void factorsChanged();
    // The list of them is on the same page.
    const tokens = client.getQueryData<ApiTokens>(TOKENS_KEY)?.items ?? [];
    if (tokens.length === 0) return toast({ text: w().password.changed, detail: w().password.othersEnded });
    toast({
      text: w().password.changed,
      detail: w().password.tokensStay,
      action: { label: w().password.takeTokens, run: () => void endTokens() },
    });
  });
  return (
    <form class="account-form" onSubmit={form.onSubmit}>
      <input type="text" name="username" autocomplete="username" value={me().email} hidden readonly />
      <Show when={hasPassword()} fallback={<p class="muted small">{person().password.none}</p>}>
        <TextField
          label={w().password.present}
          name="current"
          type="password"
          autocomplete="current-password"
          required
          maxLength={256}
          error={form.errorOf('current')}
        />
      </Show>
      <NewPasswordField label={w().password.next} error={form.errorOf('password', 'newPassword')} />
      <FormError text={form.errorBeside('current', 'password')} />
      <Button type="submit" busy={form.busy()}>
        {hasPassword() ? w().password.change : person().password.choose}
      </Button>
    </form>
  );
}
