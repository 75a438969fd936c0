import { useQueryClient } from '@tanstack/solid-query';
import { createSignal, Match, Switch } from 'solid-js';
import { useMailedCode } from '../app/mailedCode.ts';
import { useTitle } from '../app/title.ts';
import { accountApi } from '../data/account.ts';
import { api } from '../data/api.ts';
import { sayBoth, sayError } from '../data/words.ts';
import { Button, LinkButton } from '../kit/Button.tsx';
import { FormError } from '../kit/FormError.tsx';
import { AuthFrame } from './AuthFrame.tsx';
import { w } from './words.ts';

interface Words {
  title: string;
  ask: string;
  button: string;
  done: string;
  /** What else can be done when it failed. */
  otherwise?: string;
}

/** Mail scanners follow links, so opening this page does nothing: the button spends the token. */
function MailedLink(props: { words: Words; act: (token: string) => Promise<unknown> }) {
  useTitle(() => props.words.title);
  const code = useMailedCode();
  const client = useQueryClient();
  const [state, setState] = createSignal<'ask' | 'busy' | 'done'>('ask');
  const [error, setError] = createSignal<string>();
  const act = async (token: string) => {
    setState('busy');
    setError();
    try {
      await props.act(token);
      setState('done');
      await client.invalidateQueries({ queryKey: ['me'] });
    } catch (failure) {
      setError(sayBoth(sayError(failure), props.words.otherwise ?? ''));
      setState('ask');
    }
  };
  return (
    <AuthFrame title={props.words.title}>
      <Switch>
        <Match when={!code()}>
          <p>{w().mailed.incomplete}</p>
        </Match>
        <Match when={state() === 'done'}>
          <p role="status">{props.words.done}</p>
          <LinkButton look="primary" wide href="/home">
            {w().mailed.toResumes}
          </LinkButton>
        </Match>
        <Match when={code()}>
          {(token) => (
            <>
              <p class="muted">{props.words.ask}</p>
              <FormError text={error()} />
              <Button look="primary" wide busy={state() === 'busy'} onClick={() => void act(token())}>
                {props.words.button}
              </Button>
            </>
          )}
        </Match>
      </Switch>
    </AuthFrame>
  );
}

export function ConfirmEmail() {
  return <MailedLink words={w().mailed.confirmEmail} act={accountApi.confirmEmail} />;
}

export function KeepAccount() {
  return <MailedLink words={w().mailed.keepAccount} act={accountApi.keepAccount} />;
}

export function VerifyEmail() {
  return <MailedLink words={w().mailed.verifyEmail} act={api.verifyEmail} />;
}
