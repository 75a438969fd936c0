import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { ApiToken } from '#protocol/api-tokens';
import { api } from '../../../data/api.ts';
import { TOKENS_KEY } from '../../../data/queries.ts';
import { sayError } from '../../../data/words.ts';
import { ago, fullDate } from '../../../i18n/format.ts';
import { Button } from '../../../kit/Button.tsx';
import { toast } from '../../../kit/toast.tsx';
import { ActDialog } from '../../asking/ActDialog.tsx';
import { NewToken } from './NewToken.tsx';
import { SCOPE_WORDS } from './words.ts';
import './tokens.css';

/** The programs that may act for this person. */
export function ApiTokens() {
  const client = useQueryClient();
  const tokens = useQuery(() => ({ queryKey: TOKENS_KEY, queryFn: api.tokens, throwOnError: false }));
  const [making, setMaking] = createSignal(false);
  const [ending, setEnding] = createSignal<ApiToken | 'all' | null>(null);
  const readAgain = () => client.invalidateQueries({ queryKey: TOKENS_KEY });
  let heading: HTMLHeadingElement | undefined;

  return (
    <section class="account-part" aria-labelledby="tokens-heading">
      <h2 id="tokens-heading" tabindex="-1" ref={heading}>
        API tokens
      </h2>
      <p class="muted small">
        A program that has one acts for you, as far as you let it. It never reaches this page. <a href="/api/docs">What programs can do</a>
      </p>
      <Switch>
        <Match when={tokens.isError}>
          <p class="field-error" role="alert">
            {sayError(tokens.error)}
          </p>
        </Match>
        <Match when={tokens.isSuccess && tokens.data}>
          {(answer) => (
            <ul class="tokens" aria-labelledby="tokens-heading">
              <For each={answer().items}>{(token) => <TokenRow token={token} onEnd={() => setEnding(token)} />}</For>
            </ul>
          )}
        </Match>
      </Switch>
      <div class="account-line">
        <Button onClick={() => setMaking(true)}>New token</Button>
        <Show when={tokens.isSuccess && tokens.data.items.length > 1}>
          <Button look="quiet" onClick={() => setEnding('all')}>
            Take all away
          </Button>
        </Show>
      </div>
      <Show when={making()}>
        <NewToken onMade={() => void readAgain()} onClose={() => setMaking(false)} />
      </Show>
      <Show when={ending()} keyed>
        {(what) => (
          <ActDialog
            title={what === 'all' ? 'Take all tokens away?' : `Take “${what.name}” away?`}
            description={
              what === 'all'
                ? 'Every program that acts for you stops working at once. This cannot be undone; you can make other tokens.'
                : 'Programs that use this token stop working at once. This cannot be undone; you can make another.'
            }
            act={what === 'all' ? 'Take all away' : 'Take away'}
            run={() => (what === 'all' ? api.revokeTokens() : api.revokeToken(what.id))}
            onDone={() => {
              setEnding(null);
              toast({ text: what === 'all' ? 'No API token works any more.' : `“${what.name}” no longer works.` });
              void readAgain();
              // Its button is gone.
              queueMicrotask(() => heading?.focus());
            }}
            onClose={() => setEnding(null)}
          />
        )}
      </Show>
    </section>
  );
}

function TokenRow(props: { token: ApiToken; onEnd: () => void }) {
  const used = () => (props.token.lastUsedAt === null ? 'never used' : `used ${ago(props.token.lastUsedAt, Date.now())}`);
  return (
    <li class="token">
      <div class="token-what">
        <span class="token-name">{props.token.name}</span>
        <span class="muted small">{props.token.scopes.map((scope) => SCOPE_WORDS[scope][0]).join(', ')}</span>
        <span class="muted small" title={`Ends ${fullDate(props.token.expiresAt)}`}>
          ends {ago(props.token.expiresAt, Date.now())} · {used()}
        </span>
      </div>
      <Button look="quiet" aria-label={`Take “${props.token.name}” away`} onClick={() => props.onEnd()}>
        Take away
      </Button>
    </li>
  );
}
