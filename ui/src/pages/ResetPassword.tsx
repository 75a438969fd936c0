import { createSignal, Match, Switch } from 'solid-js';
import { useMailedCode } from '../app/mailedCode.ts';
import { useTitle } from '../app/title.ts';
import { accountApi } from '../data/account.ts';
import { useForm } from '../features/account/settings/useForm.ts';
import { Button, LinkButton } from '../kit/Button.tsx';
import { FormError } from '../kit/FormError.tsx';
import { NewPasswordField } from '../kit/NewPasswordField.tsx';
import { AuthFrame } from './AuthFrame.tsx';

export default function ResetPassword() {
  useTitle(() => 'Choose a new password');
  const code = useMailedCode();
  const [isDone, setDone] = createSignal(false);
  const form = useForm(async ({ password = '' }) => {
    await accountApi.resetPassword({ token: code() ?? '', password });
    setDone(true);
  });
  return (
    <AuthFrame title="Choose a new password" below={<a href="/forgot-password">Have another link sent</a>}>
      <Switch>
        <Match when={!code()}>
          <p>This link is not complete. Open it from the e-mail again, or copy all of it.</p>
        </Match>
        <Match when={isDone()}>
          <p role="status">Your password is changed. All sessions were ended, so please sign in anew.</p>
          <LinkButton look="primary" wide href="/sign-in">
            Sign in
          </LinkButton>
        </Match>
        <Match when={code()}>
          <form onSubmit={form.onSubmit}>
            <NewPasswordField label="New password" autofocus error={form.errorOf('password')} />
            <FormError text={form.errorBeside('password')} />
            <Button type="submit" look="primary" wide busy={form.busy()}>
              Change password
            </Button>
          </form>
        </Match>
      </Switch>
    </AuthFrame>
  );
}
