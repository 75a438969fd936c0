import { useSearchParams } from '@solidjs/router';
import { Match, Show, Switch } from 'solid-js';
import { PLANS } from '#protocol/plans';
import { useTitle } from '../app/title.ts';
import { useSubscription } from '../data/plan.ts';
import { sayError } from '../data/words.ts';
import { Holding } from '../features/account/plan/Holding.tsx';
import { Invoices } from '../features/account/plan/Invoices.tsx';
import { Paying } from '../features/account/plan/Paying.tsx';
import { sayStanding } from '../features/account/plan/standing.ts';
import { w } from '../features/account/plan/words.ts';
import { Button } from '../kit/Button.tsx';
import { Delayed, Skeleton } from '../kit/Skeleton.tsx';
import { w as shell } from '../kit/words.ts';
import { Frame } from './Frame.tsx';
import './account.css';
import './auth.css';
import '../features/account/plan/plan.css';

/** What somebody has, until when, how much of it is used, and what else there is. */
export default function Plan() {
  useTitle(() => w().title);
  // The payment service comes back with this; its own word on what was paid may come later.
  const [params] = useSearchParams<{ paid?: string }>();
  const query = useSubscription();
  return (
    <Frame>
      <div class="account">
        <p class="small">
          <a href="/account">{w().back}</a>
        </p>
        <h1 tabindex="-1">{w().title}</h1>
        <Switch
          fallback={
            <Delayed>
              <Skeleton height="8em" />
            </Delayed>
          }
        >
          <Match when={query.data}>
            {(subscription) => {
              const standing = () => subscription().standing;
              return (
                <>
                  <Show when={params.paid && standing().plan === 'free'}>
                    <p role="status">{w().thanks}</p>
                  </Show>
                  <p>{w().has(PLANS[standing().plan].name)}</p>
                  <Show when={sayStanding(standing())}>
                    {(said) => <p classList={{ 'plan-notice': standing().state === 'past_due' }}>{said()}</p>}
                  </Show>
                  <Holding subscription={subscription()} />
                  <Paying subscription={subscription()} />
                  <Invoices />
                </>
              );
            }}
          </Match>
          <Match when={query.isError}>
            <p class="form-error" role="alert">
              {sayError(query.error)}
            </p>
            <Button onClick={() => void query.refetch()}>{shell().acts.tryAgain}</Button>
          </Match>
        </Switch>
      </div>
    </Frame>
  );
}
