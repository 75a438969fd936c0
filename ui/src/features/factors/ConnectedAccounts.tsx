import { useQueryClient } from '@tanstack/solid-query';
import { createSignal, For, Show } from 'solid-js';
import type { LinkedIdentity, ProviderName } from '#protocol/oauth';
import { confirmed } from '../../data/confirming.ts';
import { LINKED_KEY, oauthApi, useLinked, useProviders } from '../../data/oauth.ts';
import { sayError } from '../../data/words.ts';
import { ago } from '../../i18n/format.ts';
import { Button } from '../../kit/Button.tsx';
import { toast } from '../../kit/toast.tsx';
import { ActDialog } from '../asking/ActDialog.tsx';
import { w } from './words.ts';

/** Accounts elsewhere that may sign in as this person. */
export function ConnectedAccounts() {
  const client = useQueryClient();
  const providers = useProviders();
  const linked = useLinked();
  const [removing, setRemoving] = createSignal<LinkedIdentity | null>(null);
  const [busy, setBusy] = createSignal<ProviderName | ''>('');
  const labelOf = (name: ProviderName) => providers.data?.items.find((one) => one.name === name)?.label ?? name;
  const free = () => providers.data?.items.filter(({ name }) => !linked.data?.items.some(({ provider }) => provider === name)) ?? [];
  const isOfUse = () => linked.data && (free().length > 0 || (linked.data?.items.length ?? 0) > 0);

  const connect = async (provider: ProviderName) => {
    setBusy(provider);
    try {
      const { url } = await confirmed(() => oauthApi.start(provider, { purpose: 'link' }));
      location.assign(url);
    } catch (error) {
      toast({ text: w().connected.failed, detail: sayError(error), tone: 'problem' });
      setBusy('');
    }
  };

  return (
    <Show when={isOfUse()}>
      <section class="account-part" aria-labelledby="connected">
        <h2 id="connected">{w().connected.title}</h2>
        <p class="muted">{w().connected.explain}</p>
        <ul class="factor-list">
          <For each={linked.data?.items}>
            {(one) => (
              <li class="factor">
                <div class="factor-words">
                  <div>{labelOf(one.provider)}</div>
                  <div class="muted small">{w().connected.since(one.label, ago(one.linkedAt, Date.now()))}</div>
                </div>
                <Button onClick={() => setRemoving(one)} aria-label={w().connected.disconnectOne(labelOf(one.provider), one.label)}>
                  {w().connected.disconnect}
                </Button>
              </li>
            )}
          </For>
          <For each={free()}>
            {({ name, label }) => (
              <li class="factor">
                <div class="factor-words">{label}</div>
                <Button busy={busy() === name} onClick={() => void connect(name)} aria-label={w().connected.connectTo(label)}>
                  {w().connected.connect}
                </Button>
              </li>
            )}
          </For>
        </ul>
        <Show when={removing()}>
          {(one) => (
            <ActDialog
              title={w().connected.question(labelOf(one().provider))}
              description={w().connected.detail(one().label)}
              act={w().connected.disconnect}
              run={() => confirmed(() => oauthApi.unlink(one()))}
              onDone={() => {
                setRemoving(null);
                toast({ text: w().connected.done });
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
