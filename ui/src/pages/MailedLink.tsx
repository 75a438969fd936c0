import { useQueryClient } from '@tanstack/solid-query';
import { createSignal, Match, Switch } from 'solid-js';
import { useMailedCode } from '../app/mailedCode.ts';
import { useTitle } from '../app/title.ts';
import { accountApi } from '../data/account.ts';
import { api } from '../data/api.ts';
import { sayError } from '../data/words.ts';
import { Button, LinkButton } from '../kit/Button.tsx';
import { FormError } from '../kit/FormError.tsx';
import { AuthFrame } from './AuthFrame.tsx';

interface Words {
  title: string;
  ask: string;
  button: string;
  done: string;
  /** What else can be done when it failed. */
  otherwise?: string;
  act: (token: string) => Promise<unknown>;
}

/** Mail scanners follow links, so opening this page does nothing: the button spends the token. */
function MailedLink(props: { words: Words }) {
  useTitle(() => props.words.title);
  const code = useMailedCode();
  const client = useQueryClient();
  const [state, setState] = createSignal<'ask' | 'busy' | 'done'>('ask');
  const [error, setError] = createSignal<string>();
  const act = async (token: string) => {
    setState('busy');
    setError();
    try {
      await props.words.act(token);
      setState('done');
      await client.invalidateQueries({ queryKey: ['me'] });
    } catch (failure) {
      setError([sayError(failure), props.words.otherwise ?? ''].join(' ').trim());
      setState('ask');
    }
  };
  return (
    <AuthFrame title={props.words.title}>
      <Switch>
        <Match when={!code()}>
          <p>This link is not complete. Open it from the e-mail again, or copy all of it.</p>
        </Match>
        <Match when={state() === 'done'}>
          <p role="status">{props.words.done}</p>
          <LinkButton look="primary" wide href="/home">
            Go to your résumés
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
  const words = {
    title: 'Confirm your new address',
    ask: 'Your account uses this address from then on, also for signing in.',
    button: 'Use this address',
    done: 'Your address is changed.',
    act: accountApi.confirmEmail,
  };
  return <MailedLink words={words} />;
}

export function KeepAccount() {
  const words = {
    title: 'Keep your account',
    ask: 'Your account is to be deleted. You can still change your mind.',
    button: 'Keep my account',
    done: 'Your account stays. Everything is as it was.',
    act: accountApi.keepAccount,
  };
  return <MailedLink words={words} />;
}

export function VerifyEmail() {
  const words = {
    title: 'Confirm your address',
    ask: 'This tells us that the address is yours.',
    button: 'Confirm my address',
    done: 'Thank you, your e-mail address is confirmed.',
    otherwise: 'You can have a new link sent from your account page.',
    act: api.verifyEmail,
  };
  return <MailedLink words={words} />;
}
