import { useLocation } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import type { ProviderName } from '#protocol/oauth';
import { oauthApi, useLinked, useProviders } from '../../data/oauth.ts';
import { sayError } from '../../data/words.ts';
import { Button } from '../../kit/Button.tsx';
import { FormError } from '../../kit/FormError.tsx';
import { w } from '../account/photo/words.ts';
import './factors.css';

/** For who has neither a password nor a second factor: proving that it is them where they sign in. The browser leaves this page for it. */
export function ConfirmElsewhere() {
  const location = useLocation();
  const providers = useProviders();
  const linked = useLinked();
  const [busy, setBusy] = createSignal<ProviderName | ''>('');
  const [error, setError] = createSignal('');
  const ways = () => providers.data?.items.filter(({ name }) => linked.data?.items.some(({ provider }) => provider === name)) ?? [];
  const go = async (provider: ProviderName) => {
    setBusy(provider);
    setError('');
    try {
      const { url } = await oauthApi.start(provider, { purpose: 'confirm', next: location.pathname });
      globalThis.location.assign(url);
    } catch (failure) {
      setError(sayError(failure));
      setBusy('');
    }
  };
  const isKnown = () => (providers.data && linked.data) !== undefined || providers.isError || linked.isError;
  return (
    <Show when={isKnown()}>
      <Show when={ways().length > 0} fallback={<p>{w().confirm.signInAgain}</p>}>
        <p>{w().confirm.hint}</p>
        <FormError text={error()} />
        <For each={ways()}>
          {({ name, label }) => (
            <Button wide busy={busy() === name} onClick={() => void go(name)}>
              {w().confirm.with(label)}
            </Button>
          )}
        </For>
      </Show>
    </Show>
  );
}
