import { createSignal, For, Show } from 'solid-js';
import type { ProviderName } from '#protocol/oauth';
import { oauthApi, useProviders } from '../../data/oauth.ts';
import { Button } from '../../kit/Button.tsx';
import { w } from '../../pages/words.ts';
import './factors.css';

/** Signing in, or up, with an account elsewhere; nothing where none is configured. */
export function ProviderButtons(props: { next: string; onFailure: (error: unknown) => void }) {
  const providers = useProviders();
  const [busy, setBusy] = createSignal<ProviderName | ''>('');
  const go = async (provider: ProviderName) => {
    setBusy(provider);
    try {
      const { url } = await oauthApi.start(provider, { purpose: 'sign-in', next: props.next });
      location.assign(url);
    } catch (error) {
      props.onFailure(error);
      setBusy('');
    }
  };
  return (
    <Show when={(providers.data?.items.length ?? 0) > 0}>
      <div class="providers">
        <p class="muted small">{w().signIn.or}</p>
        <For each={providers.data?.items}>
          {({ name, label }) => (
            <Button wide busy={busy() === name} onClick={() => void go(name)}>
              {w().signIn.by(label)}
            </Button>
          )}
        </For>
      </div>
    </Show>
  );
}
