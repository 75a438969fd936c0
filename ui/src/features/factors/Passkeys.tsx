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
import { ActDialog } from '../asking/ActDialog.tsx';
import { FormDialog } from '../asking/FormDialog.tsx';
import { SIGN_OUT_OTHERS } from './otherDevices.ts';

type Asked = { act: 'add' } | { act: 'rename' | 'remove'; passkey: Passkey };

const usage = ({ lastUsedAt, createdAt, isSynced }: Passkey) =>
  [
    `Added ${ago(createdAt, Date.now())}`,
    lastUsedAt === null ? 'not used yet' : `used ${ago(lastUsedAt, Date.now())}`,
    ...(isSynced ? ['synced'] : []),
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
    toast({ text: 'Your passkey is ready.', action: SIGN_OUT_OTHERS });
    props.onCodes(added.recoveryCodes);
    await changed();
  };
  const rename = (passkey: Passkey) => async (form: FormData) => {
    await confirmed(() => factorsApi.renamePasskey(passkey.id, String(form.get('name'))));
    close();
    await changed();
  };
  const name = (value: string) => <TextField label="Name" name="name" value={value} required maxLength={60} autocomplete="off" />;

  return (
    <section class="account-part" aria-labelledby="passkeys">
      <h2 id="passkeys">Passkeys</h2>
      <p class="muted">
        Sign in with your fingerprint, face, PIN or a security key. Nothing to type, and nothing that a false page could take from you.
      </p>
      <Show when={props.passkeys.length > 0}>
        <ul class="factor-list">
          <For each={props.passkeys}>
            {(passkey) => (
              <li class="factor">
                <div class="factor-words">
                  <div>{passkey.name}</div>
                  <div class="muted small">{usage(passkey)}</div>
                </div>
                <div class="factor-acts">
                  <IconButton label={`Rename ${passkey.name}`} onClick={() => setAsked({ act: 'rename', passkey })}>
                    <Pencil size={16} stroke-width={1.75} aria-hidden="true" />
                  </IconButton>
                  <IconButton label={`Remove ${passkey.name}`} onClick={() => setAsked({ act: 'remove', passkey })}>
                    <Trash2 size={16} stroke-width={1.75} aria-hidden="true" />
                  </IconButton>
                </div>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={hasPasskeys()} fallback={<p class="muted small">This browser does not know passkeys.</p>}>
        <Button onClick={() => setAsked({ act: 'add' })}>Add a passkey</Button>
      </Show>
      <Show when={asked()?.act === 'add'}>
        <FormDialog
          title="Add a passkey"
          description="Name it after where it is kept, so that you know it again. Your device then asks you to confirm."
          submit="Go on"
          run={add}
          onClose={close}
        >
          {name('My passkey')}
        </FormDialog>
      </Show>
      <Show when={passkeyTo('rename')}>
        {(passkey) => (
          <FormDialog title="Rename the passkey" submit="Save" run={rename(passkey())} onClose={close}>
            {name(passkey().name)}
          </FormDialog>
        )}
      </Show>
      <Show when={passkeyTo('remove')}>
        {(passkey) => (
          <ActDialog
            title={`Remove “${passkey().name}”?`}
            description="You can then no longer sign in with it. Your device may still offer it; delete it there, too."
            act="Remove"
            run={() => confirmed(() => factorsApi.removePasskey(passkey().id))}
            onDone={() => {
              close();
              toast({ text: 'The passkey was removed.', action: SIGN_OUT_OTHERS });
              void changed();
            }}
            onClose={close}
          />
        )}
      </Show>
    </section>
  );
}
