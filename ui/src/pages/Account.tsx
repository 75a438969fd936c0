import { createSignal, Show } from 'solid-js';
import { useProfile } from '../app/SignedIn.tsx';
import { useTitle } from '../app/title.ts';
import { EXPORT_PATH } from '../data/account.ts';
import { api } from '../data/api.ts';
import { useSetMe } from '../data/queries.ts';
import { fieldError, sayError } from '../data/words.ts';
import { Appearance } from '../features/account/settings/Appearance.tsx';
import { EmailForm } from '../features/account/settings/EmailForm.tsx';
import { MailWishes } from '../features/account/settings/MailWishes.tsx';
import { PasswordForm } from '../features/account/settings/PasswordForm.tsx';
import { ApiTokens } from '../features/account/tokens/ApiTokens.tsx';
import { Button, LinkButton } from '../kit/Button.tsx';
import { TextField } from '../kit/Field.tsx';
import { toast } from '../kit/toast.tsx';
import { Frame, useSignOut } from './Frame.tsx';
import './account.css';
import '../features/account/settings/settings.css';

export default function Account() {
  useTitle(() => 'Account');
  const me = useProfile();
  const setMe = useSetMe();
  const signOut = useSignOut();
  const [busy, setBusy] = createSignal<'' | 'name' | 'mail'>('');
  const [failure, setFailure] = createSignal<unknown>(null);

  const rename = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    setBusy('name');
    setFailure(null);
    try {
      setMe(await api.changeMe({ name: String(new FormData(event.currentTarget).get('name')) }));
      toast({ text: 'Your name is saved.' });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy('');
    }
  };
  const resend = async () => {
    setBusy('mail');
    try {
      await api.resendVerification();
      toast({ text: `A new link is on its way to ${me().email}.` });
    } catch (error) {
      toast({ text: 'No mail was sent.', detail: sayError(error), tone: 'problem' });
    } finally {
      setBusy('');
    }
  };

  return (
    <Frame>
      <div class="account">
        <h1 tabindex="-1">Account</h1>
        <section class="account-part">
          <h2>Name</h2>
          <form class="account-line" onSubmit={(event) => void rename(event)}>
            <TextField
              label="Name"
              hideLabel
              name="name"
              value={me().name}
              autocomplete="name"
              required
              maxLength={200}
              error={failure() ? (fieldError(failure(), 'name') ?? sayError(failure())) : undefined}
            />
            <Button type="submit" busy={busy() === 'name'}>
              Save
            </Button>
          </form>
          <p class="muted small">Others see it when you edit together.</p>
        </section>
        <section class="account-part">
          <h2>E-mail</h2>
          <p class="account-mail">
            {me().email}{' '}
            <span class={me().emailVerified ? 'tag tag-good' : 'tag tag-wait'}>{me().emailVerified ? 'Confirmed' : 'Not confirmed'}</span>
          </p>
          <Show when={!me().emailVerified}>
            <div class="account-line">
              <p class="muted small">We sent you a link. Open it to confirm that the address is yours.</p>
              <Button busy={busy() === 'mail'} onClick={() => void resend()}>
                Send it again
              </Button>
            </div>
          </Show>
          <details>
            <summary>Use another address</summary>
            <EmailForm />
          </details>
          <MailWishes />
        </section>
        <section class="account-part">
          <h2>Password</h2>
          <PasswordForm />
        </section>
        <section class="account-part">
          <h2>Sessions</h2>
          <p class="muted small">The devices on which you are signed in.</p>
          <LinkButton href="/account/sessions">See your sessions</LinkButton>
        </section>
        <section class="account-part">
          <h2>Security</h2>
          <div class="account-line">
            <p class="muted small">Passkeys, an authenticator app, recovery codes.</p>
            <LinkButton href="/account/security">Open</LinkButton>
          </div>
        </section>
        <section class="account-part">
          <Appearance />
        </section>
        <ApiTokens />
        <section class="account-part">
          <Button onClick={() => void signOut()}>Sign out</Button>
        </section>
        <section class="account-part">
          <h2>Your data</h2>
          <div class="account-line">
            <LinkButton href={EXPORT_PATH} download="" target="_self">
              Download everything
            </LinkButton>
            <LinkButton look="danger" href="/account/delete">
              Delete your account
            </LinkButton>
          </div>
        </section>
      </div>
    </Frame>
  );
}
