import { useSearchParams } from '@solidjs/router';
import { useQueryClient } from '@tanstack/solid-query';
import { createSignal, Match, Switch } from 'solid-js';
import { useTitle } from '../app/title.ts';
import { api } from '../data/api.ts';
import { sayError } from '../data/words.ts';
import { Button, LinkButton } from '../kit/Button.tsx';
import { AuthFrame } from './AuthFrame.tsx';

/** Mail scanners follow links, so opening this page does nothing: the button spends the token. */
export default function VerifyEmail() {
  useTitle(() => 'Confirm your address');
  const [params] = useSearchParams<{ token?: string }>();
  const client = useQueryClient();
  const [state, setState] = createSignal<'ask' | 'busy' | 'done' | 'failed'>('ask');
  const [error, setError] = createSignal('');

  const verify = async (token: string) => {
    setState('busy');
    try {
      await api.verifyEmail(token);
      setState('done');
      await client.invalidateQueries({ queryKey: ['me'] });
    } catch (failure) {
      setError(sayError(failure));
      setState('failed');
    }
  };

  return (
    <AuthFrame title="Confirm your address">
      <Switch>
        <Match when={!params.token}>
          <p>This link is not complete. Open it from the e-mail again, or copy all of it.</p>
        </Match>
        <Match when={state() === 'done'}>
          <p role="status">Thank you, your e-mail address is confirmed.</p>
          <LinkButton look="primary" wide href="/home">
            Go to your résumés
          </LinkButton>
        </Match>
        <Match when={params.token}>
          {(token) => (
            <>
              <p class="muted">This tells us that the address is yours.</p>
              <div role="alert">
                {state() === 'failed' && <p class="form-error">{error()} You can have a new link sent from your account page.</p>}
              </div>
              <Button look="primary" wide busy={state() === 'busy'} onClick={() => void verify(token())}>
                Confirm my address
              </Button>
            </>
          )}
        </Match>
      </Switch>
    </AuthFrame>
  );
}
