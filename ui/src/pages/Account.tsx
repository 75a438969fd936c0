import { createSignal, Show } from 'solid-js';
import { PLAN_PAGE } from '#protocol/plans';
import { useProfile } from '../app/profile.ts';
import { useTitle } from '../app/title.ts';
import { EXPORT_PATH } from '../data/account.ts';
import { api } from '../data/api.ts';
import { useSetMe } from '../data/queries.ts';
import { fieldError, sayError } from '../data/words.ts';
import { OwnPhoto } from '../features/account/photo/OwnPhoto.tsx';
import { Appearance } from '../features/account/settings/Appearance.tsx';
import { EmailForm } from '../features/account/settings/EmailForm.tsx';
import { LanguageChoice } from '../features/account/settings/LanguageChoice.tsx';
import { MailWishes } from '../features/account/settings/MailWishes.tsx';
import { PasswordForm } from '../features/account/settings/PasswordForm.tsx';
import { ApiTokens } from '../features/account/tokens/ApiTokens.tsx';
import { w } from '../features/account/words.ts';
import { Button, LinkButton } from '../kit/Button.tsx';
import { TextField } from '../kit/Field.tsx';
import { toast } from '../kit/toast.tsx';
import { w as shell } from '../kit/words.ts';
import { Frame, useSignOut } from './Frame.tsx';
import './account.css';
import '../features/account/settings/settings.css';

export default function Account() {
  useTitle(() => w().title);
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
      toast({ text: w().name.saved });
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
      toast({ text: w().email.onItsWay(me().email) });
    } catch (error) {
      toast({ text: w().email.notSent, detail: sayError(error), tone: 'problem' });
    } finally {
      setBusy('');
    }
  };

  return (
    <Frame>
      <div class="account">
        <h1 tabindex="-1">{w().title}</h1>
        <section class="account-part">
          <h2>{w().name.title}</h2>
          <form class="account-line" onSubmit={(event) => void rename(event)}>
            <TextField
              label={w().name.title}
              hideLabel
              name="name"
              value={me().name}
              autocomplete="name"
              dir="auto"
              required
              maxLength={200}
              error={failure() ? (fieldError(failure(), 'name') ?? sayError(failure())) : undefined}
            />
            <Button type="submit" busy={busy() === 'name'}>
              {shell().acts.save}
            </Button>
          </form>
          <p class="muted small">{w().name.hint}</p>
        </section>
        <OwnPhoto />
        <section class="account-part">
          <h2>{w().email.title}</h2>
          <p class="account-mail">
            <bdi>{me().email}</bdi>{' '}
            <span class={me().emailVerified ? 'tag tag-good' : 'tag tag-wait'}>
              {me().emailVerified ? w().email.confirmed : w().email.unconfirmed}
            </span>
          </p>
          <Show when={!me().emailVerified}>
            <div class="account-line">
              <p class="muted small">{w().email.sentBefore}</p>
              <Button busy={busy() === 'mail'} onClick={() => void resend()}>
                {w().email.again}
              </Button>
            </div>
          </Show>
          <details>
            <summary>{w().email.another}</summary>
            <EmailForm />
          </details>
          <MailWishes />
        </section>
        <section class="account-part">
          <h2>{w().password.title}</h2>
          <PasswordForm />
        </section>
        <section class="account-part">
          <h2>{w().sessions.title}</h2>
          <p class="muted small">{w().sessions.hint}</p>
          <LinkButton href="/account/sessions">{w().sessions.see}</LinkButton>
        </section>
        <section class="account-part">
          <h2>{w().security.title}</h2>
          <div class="account-line">
            <p class="muted small">{w().security.hint}</p>
            <LinkButton href="/account/security">{w().security.open}</LinkButton>
          </div>
        </section>
        <section class="account-part">
          <h2>{w().plan.title}</h2>
          <div class="account-line">
            <p class="muted small">{w().plan.hint}</p>
            <LinkButton href={PLAN_PAGE}>{w().plan.open}</LinkButton>
          </div>
        </section>
        <section class="account-part">
          <Appearance />
        </section>
        <section class="account-part">
          <LanguageChoice />
        </section>
        <ApiTokens />
        <section class="account-part">
          <Button onClick={() => void signOut()}>{w().signOut}</Button>
        </section>
        <section class="account-part">
          <h2>{w().data.title}</h2>
          <div class="account-line">
            <LinkButton href={EXPORT_PATH} download="" target="_self">
              {w().data.download}
            </LinkButton>
            <LinkButton look="danger" href="/account/delete">
              {w().deletion.title}
            </LinkButton>
          </div>
        </section>
      </div>
    </Frame>
  );
}
