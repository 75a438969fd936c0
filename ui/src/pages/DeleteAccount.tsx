import { useQueryClient } from '@tanstack/solid-query';
import { Show } from 'solid-js';
import { DELETION_DAYS } from '#protocol/account';
import { useProfile } from '../app/profile.ts';
import { useTitle } from '../app/title.ts';
import { accountApi, EXPORT_PATH } from '../data/account.ts';
import { useHasPassword } from '../data/factors.ts';
import { useForm } from '../features/account/settings/useForm.ts';
import { w } from '../features/account/words.ts';
import { Button, LinkButton } from '../kit/Button.tsx';
import { TextField } from '../kit/Field.tsx';
import { FormError } from '../kit/FormError.tsx';
import { toast } from '../kit/toast.tsx';
import { Frame } from './Frame.tsx';
import './account.css';
import '../features/account/settings/settings.css';

export default function DeleteAccount() {
  useTitle(() => w().deletion.title);
  const me = useProfile();
  const client = useQueryClient();
  const hasPassword = useHasPassword();
  const form = useForm(async ({ password = '' }) => {
    await accountApi.planDeletion(password);
    await client.invalidateQueries({ queryKey: ['me'] });
    toast({ text: w().deletion.planned, detail: w().deletion.canChange(DELETION_DAYS) });
  });
  return (
    <Frame>
      <div class="account">
        <p>
          <a href="/account">{w().title}</a>
        </p>
        <h1 tabindex="-1">{w().deletion.title}</h1>
        <section class="account-part">
          <h2>{w().deletion.what}</h2>
          <ul class="account-words">
            <li>{w().deletion.grace(DELETION_DAYS)}</li>
            <li>{w().deletion.after}</li>
            <li>{w().deletion.shared}</li>
            <li>{w().deletion.comments}</li>
            <li>{w().deletion.final}</li>
          </ul>
        </section>
        <section class="account-part">
          <h2>{w().deletion.take}</h2>
          <p class="muted small">{w().deletion.takeHint}</p>
          <LinkButton href={EXPORT_PATH} download="" target="_self">
            {w().data.download}
          </LinkButton>
        </section>
        <section class="account-part">
          <Show when={!me().deletionAt} fallback={<p>{w().deletion.isPlanned}</p>}>
            <form class="account-form" onSubmit={form.onSubmit}>
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
              <FormError text={form.errorBeside('password')} />
              <Button type="submit" look="danger" busy={form.busy()}>
                {w().deletion.act(DELETION_DAYS)}
              </Button>
            </form>
          </Show>
        </section>
      </div>
    </Frame>
  );
}
