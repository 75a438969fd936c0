import { useQueryClient } from '@tanstack/solid-query';
import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { ApiToken } from '#protocol/api-tokens';
import { api } from '../../../data/api.ts';
import { TOKENS_KEY } from '../../../data/queries.ts';
import { useQuery } from '../../../data/query.ts';
import { sayError } from '../../../data/words.ts';
import { ago, fullDate } from '../../../i18n/format.ts';
import { Button } from '../../../kit/Button.tsx';
import { toast } from '../../../kit/toast.tsx';
import { ActDialog } from '../../asking/ActDialog.tsx';
import { w } from '../words.ts';
import { NewToken } from './NewToken.tsx';
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
        {w().tokens.title}
      </h2>
      <p class="muted small">{w().tokens.explain(<a href="/api/docs">{w().tokens.docs}</a>)}</p>
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
        <Button onClick={() => setMaking(true)}>{w().tokens.make}</Button>
        <Show when={tokens.isSuccess && tokens.data.items.length > 1}>
          <Button look="quiet" onClick={() => setEnding('all')}>
            {w().tokens.takeAll}
          </Button>
        </Show>
      </div>
      <Show when={making()}>
        <NewToken onMade={() => void readAgain()} onClose={() => setMaking(false)} />
      </Show>
      <Show when={ending()} keyed>
        {(what) => (
          <ActDialog
            title={what === 'all' ? w().tokens.allQuestion : w().tokens.oneQuestion(what.name)}
            description={what === 'all' ? w().tokens.allDetail : w().tokens.oneDetail}
            act={what === 'all' ? w().tokens.takeAll : w().tokens.takeAway}
            run={() => (what === 'all' ? api.revokeTokens() : api.revokeToken(what.id))}
            onDone={() => {
              setEnding(null);
              toast({ text: what === 'all' ? w().tokens.allGone : w().tokens.oneGone(what.name) });
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
  const use = () => {
    const { expiresAt, lastUsedAt } = props.token;
    const ends = ago(expiresAt, Date.now());
    return lastUsedAt === null ? w().tokens.neverUsed(ends) : w().tokens.used(ends, ago(lastUsedAt, Date.now()));
  };
  return (
    <li class="token">
      <div class="token-what">
        <span class="token-name" dir="auto">
          {props.token.name}
        </span>
        <span class="muted small">{w().tokens.scopeList(props.token.scopes.map((scope) => w().tokens.scopes[scope].name))}</span>
        <span class="muted small" title={w().tokens.ends(fullDate(props.token.expiresAt))}>
          {use()}
        </span>
      </div>
      <Button look="quiet" aria-label={w().tokens.takeOne(props.token.name)} onClick={() => props.onEnd()}>
        {w().tokens.takeAway}
      </Button>
    </li>
  );
}
