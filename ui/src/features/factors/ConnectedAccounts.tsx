import { useQueryClient } from '@tanstack/solid-query';
import { createSignal, For, Show } from 'solid-js';
import type { LinkedIdentity, ProviderName } from '#protocol/oauth';
import { confirmed } from '../../data/confirming.ts';
import { LINKED_KEY, oauthApi, useLinked, useProviders } from '../../data/oauth.ts';
import { quietly } from '../../data/quietly.ts';
import { sayError } from '../../data/words.ts';
import { ago } from '../../i18n/format.ts';
import { Button } from '../../kit/Button.tsx';
import { toast } from '../../kit/toast.tsx';
import { ActDialog } from '../asking/ActDialog.tsx';

/** Accounts elsewhere that may sign in as this person. */
export function ConnectedAccounts() {
  const client = useQueryClient();
  const providers = quietly(useProviders());
  const linked = quietly(useLinked());
  const [removing, setRemoving] = createSignal<LinkedIdentity | null>(null);
  const [busy, setBusy] = createSignal<ProviderName | ''>('');
  const labelOf = (name: ProviderName) => providers()?.items.find((one) => one.name === name)?.label ?? name;
  const free = () => providers()?.items.filter(({ name }) => !linked()?.items.some(({ provider }) => provider === name)) ?? [];
  const isOfUse = () => linked() && (free().length > 0 || (linked()?.items.length ?? 0) > 0);

  const connect = async (provider: ProviderName) => {
    setBusy(provider);
    try {
      const { url } = await confirmed(() => oauthApi.start(provider, { purpose: 'link' }));
      location.assign(url);
    } catch (error) {
      toast({ text: 'Nothing was connected.', detail: sayError(error), tone: 'problem' });
      setBusy('');
    }
  };

  return (
    <Show when={isOfUse()}>
      <section class="account-part" aria-labelledby="connected">
        <h2 id="connected">Connected accounts</h2>
        <p class="muted">Sign in with an account that you have elsewhere.</p>
        <ul class="factor-list">
          <For each={linked()?.items}>
            {(one) => (
              <li class="factor">
                <div class="factor-words">
                  <div>{labelOf(one.provider)}</div>
                  <div class="muted small">
                    {one.label} · connected {ago(one.linkedAt, Date.now())}
                  </div>
                </div>
                <Button onClick={() => setRemoving(one)} aria-label={`Disconnect ${labelOf(one.provider)}, ${one.label}`}>
                  Disconnect
                </Button>
              </li>
            )}
          </For>
          <For each={free()}>
            {({ name, label }) => (
              <li class="factor">
                <div class="factor-words">{label}</div>
                <Button busy={busy() === name} onClick={() => void connect(name)} aria-label={`Connect ${label}`}>
                  Connect
                </Button>
              </li>
            )}
          </For>
        </ul>
        <Show when={removing()}>
          {(one) => (
            <ActDialog
              title={`Disconnect ${labelOf(one().provider)}?`}
              description={`You can then no longer sign in with ${one().label} there.`}
              act="Disconnect"
              run={() => confirmed(() => oauthApi.unlink(one()))}
              onDone={() => {
                setRemoving(null);
                toast({ text: 'The account was disconnected.' });
                void client.invalidateQueries({ queryKey: LINKED_KEY });
              }}
              onClose={() => setRemoving(null)}
            />
          )}
        </Show>
      </section>
    </Show>
  );
}
