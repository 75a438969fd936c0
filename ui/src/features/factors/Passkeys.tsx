import Pencil from 'lucide-solid/icons/pencil';
import Trash2 from 'lucide-solid/icons/trash';
import { createSignal, For, Show } from 'solid-js';
import type { Passkey } from '#protocol/factors';
import { confirmed } from '../../data/confirming.ts';
import { factorsApi, useFactorsChanged } from '../../data/factors.ts';
import { hasPasskeys, makePasskey } from '../../data/passkeys.ts';
import { ago } from '../../i18n/format.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { TextField } from '../../kit/Field.tsx';
import { toast } from '../../kit/toast.tsx';
import { w as shell } from '../../kit/words.ts';
import { ActDialog } from '../asking/ActDialog.tsx';
import { FormDialog } from '../asking/FormDialog.tsx';
import { signOutOthers } from './otherDevices.ts';
import { w } from './words.ts';

type Asked = { act: 'add' } | { act: 'rename' | 'remove'; passkey: Passkey };

const usage = ({ lastUsedAt, createdAt, isSynced }: Passkey) =>
  [
    w().passkeys.addedWhen(ago(createdAt, Date.now())),
    lastUsedAt === null ? w().passkeys.unused : w().passkeys.used(ago(lastUsedAt, Date.now())),
    ...(isSynced ? [w().passkeys.synced] : []),
  ].join(' · ');

/** Passkeys: adding, naming, removing. */
export function Passkeys(props: { passkeys: readonly Passkey[]; onCodes: (codes: string[] | null) => void }) {
  const changed = useFactorsChanged();
  const [asked, setAsked] = createSignal<Asked | null>(null);
  const close = () => setAsked(null);
  const passkeyTo = (act: 'rename' | 'remove') => {
    const one = asked();
    return one?.act === act ? one.passkey : null;
  };

  const add = async (form: FormData) => {
    const response = await makePasskey(await confirmed(factorsApi.passkeyOptions));
    const added = await confirmed(() => factorsApi.addPasskey(String(form.get('name')), response));
    close();
    toast({ text: w().passkeys.added, action: signOutOthers() });
    props.onCodes(added.recoveryCodes);
    await changed();
  };
  const rename = (passkey: Passkey) => async (form: FormData) => {
    await confirmed(() => factorsApi.renamePasskey(passkey.id, String(form.get('name'))));
    close();
    await changed();
  };
  const name = (value: string) => (
    <TextField label={w().passkeys.name} name="name" value={value} required maxLength={60} autocomplete="off" />
  );

  return (
    <section class="account-part" aria-labelledby="passkeys">
      <h2 id="passkeys">{w().passkeys.title}</h2>
      <p class="muted">{w().passkeys.explain}</p>
      <Show when={props.passkeys.length > 0}>
        <ul class="factor-list">
          <For each={props.passkeys}>
            {(passkey) => (
              <li class="factor">
                <div class="factor-words">
                  <div dir="auto">{passkey.name}</div>
                  <div class="muted small">{usage(passkey)}</div>
                </div>
                <div class="factor-acts">
                  <IconButton label={w().passkeys.renameOne(passkey.name)} onClick={() => setAsked({ act: 'rename', passkey })}>
                    <Pencil size={16} stroke-width={1.75} aria-hidden="true" />
                  </IconButton>
                  <IconButton label={w().passkeys.removeOne(passkey.name)} onClick={() => setAsked({ act: 'remove', passkey })}>
                    <Trash2 size={16} stroke-width={1.75} aria-hidden="true" />
                  </IconButton>
                </div>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={hasPasskeys()} fallback={<p class="muted small">{w().passkeys.unknown}</p>}>
        <Button onClick={() => setAsked({ act: 'add' })}>{w().passkeys.add}</Button>
      </Show>
      <Show when={asked()?.act === 'add'}>
        <FormDialog title={w().passkeys.add} description={w().passkeys.addHint} submit={w().passkeys.goOn} run={add} onClose={close}>
          {name(w().passkeys.own)}
        </FormDialog>
      </Show>
      <Show when={passkeyTo('rename')}>
        {(passkey) => (
          <FormDialog title={w().passkeys.rename} submit={shell().acts.save} run={rename(passkey())} onClose={close}>
            {name(passkey().name)}
          </FormDialog>
        )}
      </Show>
      <Show when={passkeyTo('remove')}>
        {(passkey) => (
          <ActDialog
            title={w().passkeys.removeQuestion(passkey().name)}
            description={w().passkeys.removeDetail}
            act={w().remove}
            run={() => confirmed(() => factorsApi.removePasskey(passkey().id))}
            onDone={() => {
              close();
              toast({ text: w().passkeys.removed, action: signOutOthers() });
              void changed();
            }}
            onClose={close}
          />
        )}
      </Show>
    </section>
  );
}
