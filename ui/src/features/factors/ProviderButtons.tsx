import { createSignal, For, Show } from 'solid-js';
import type { ProviderName } from '#protocol/oauth';
import { oauthApi, useProviders } from '../../data/oauth.ts';
import { quietly } from '../../data/quietly.ts';
import { Button } from '../../kit/Button.tsx';
import './factors.css';

/** Signing in, or up, with an account elsewhere; nothing where none is configured. */
export function ProviderButtons(props: { next: string; onFailure: (error: unknown) => void }) {
  const providers = quietly(useProviders());
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
    <Show when={(providers()?.items.length ?? 0) > 0}>
      <div class="providers">
        <p class="muted small">or</p>
        <For each={providers()?.items}>
          {({ name, label }) => (
            <Button wide busy={busy() === name} onClick={() => void go(name)}>
              Continue with {label}
            </Button>
          )}
        </For>
      </div>
    </Show>
  );
}
