import { createSignal, Match, Switch } from 'solid-js';
import { useMailedCode } from '../app/mailedCode.ts';
import { useTitle } from '../app/title.ts';
import { accountApi } from '../data/account.ts';
import { useForm } from '../features/account/settings/useForm.ts';
import { Button, LinkButton } from '../kit/Button.tsx';
import { FormError } from '../kit/FormError.tsx';
import { NewPasswordField } from '../kit/NewPasswordField.tsx';
import { AuthFrame } from './AuthFrame.tsx';
import { w } from './words.ts';

export default function ResetPassword() {
  useTitle(() => w().reset.title);
  const code = useMailedCode();
  const [isDone, setDone] = createSignal(false);
  const form = useForm(async ({ password = '' }) => {
    await accountApi.resetPassword({ token: code() ?? '', password });
    setDone(true);
  });
  return (
    <AuthFrame title={w().reset.title} below={<a href="/forgot-password">{w().reset.another}</a>}>
      <Switch>
        <Match when={!code()}>
          <p>{w().mailed.incomplete}</p>
        </Match>
        <Match when={isDone()}>
          <p role="status">{w().reset.done}</p>
          <LinkButton look="primary" wide href="/sign-in">
            {w().signIn.title}
          </LinkButton>
        </Match>
        <Match when={code()}>
          <form onSubmit={form.onSubmit}>
            <NewPasswordField label={w().newPassword} autofocus error={form.errorOf('password', 'newPassword')} />
            <FormError text={form.errorBeside('password')} />
            <Button type="submit" look="primary" wide busy={form.busy()}>
              {w().reset.act}
            </Button>
          </form>
        </Match>
      </Switch>
    </AuthFrame>
  );
}
