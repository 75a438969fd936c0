import { useQueryClient } from '@tanstack/solid-query';
import { Show } from 'solid-js';
import { DELETION_DAYS } from '#protocol/account';
import { useProfile } from '../app/SignedIn.tsx';
import { useTitle } from '../app/title.ts';
import { accountApi, EXPORT_PATH } from '../data/account.ts';
import { useForm } from '../features/account/settings/useForm.ts';
import { Button, LinkButton } from '../kit/Button.tsx';
import { TextField } from '../kit/Field.tsx';
import { FormError } from '../kit/FormError.tsx';
import { toast } from '../kit/toast.tsx';
import { Frame } from './Frame.tsx';
import './account.css';
import '../features/account/settings/settings.css';

export default function DeleteAccount() {
  useTitle(() => 'Delete your account');
  const me = useProfile();
  const client = useQueryClient();
  const form = useForm(async ({ password = '' }) => {
    await accountApi.planDeletion(password);
    await client.invalidateQueries({ queryKey: ['me'] });
    toast({ text: 'Your account will be deleted.', detail: `You can change your mind for ${DELETION_DAYS} days.` });
  });
  return (
    <Frame>
      <div class="account">
        <p>
          <a href="/account">Account</a>
        </p>
        <h1 tabindex="-1">Delete your account</h1>
        <section class="account-part">
          <h2>What happens</h2>
          <ul class="account-words">
            <li>For {DELETION_DAYS} days nothing changes: you can sign in, and keep your account after all.</li>
            <li>Then your sessions, your address, and every résumé that only you can edit are deleted, with photos, files and history.</li>
            <li>A résumé of yours that somebody else edits, too, goes to them. Delete it first if you do not want that.</li>
            <li>In résumés of others your comments stay, without your name.</li>
            <li>Nobody can bring anything back after that, and neither can we.</li>
          </ul>
        </section>
        <section class="account-part">
          <h2>Take everything with you</h2>
          <p class="muted small">
            One ZIP file with your profile, sessions, and résumés with their comments, suggestions, members and photos. Each résumé can be
            imported again.
          </p>
          <LinkButton href={EXPORT_PATH} download="" target="_self">
            Download everything
          </LinkButton>
        </section>
        <section class="account-part">
          <Show when={!me().deletionAt} fallback={<p>The deletion is planned; above you can undo it.</p>}>
            <form class="account-form" onSubmit={form.onSubmit}>
              <TextField
                label="Your password"
                name="password"
                type="password"
                autocomplete="current-password"
                required
                maxLength={256}
                error={form.errorOf('password')}
              />
              <FormError text={form.errorBeside('password')} />
              <Button type="submit" look="danger" busy={form.busy()}>
                Delete my account in {DELETION_DAYS} days
              </Button>
            </form>
          </Show>
        </section>
      </div>
    </Frame>
  );
}
