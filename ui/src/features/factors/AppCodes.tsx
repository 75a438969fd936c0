import { createSignal, Show } from 'solid-js';
import type { TotpStart } from '#protocol/factors';
import { confirmed } from '../../data/confirming.ts';
import { factorsApi, useFactorsChanged } from '../../data/factors.ts';
import { sayError } from '../../data/words.ts';
import { ago } from '../../i18n/format.ts';
import { Button } from '../../kit/Button.tsx';
import { TextField } from '../../kit/Field.tsx';
import { toast } from '../../kit/toast.tsx';
import { ActDialog } from '../asking/ActDialog.tsx';
import { FormDialog } from '../asking/FormDialog.tsx';
import { SIGN_OUT_OTHERS } from './otherDevices.ts';
import { QrCode } from './QrCode.tsx';

const inGroups = (secret: string) => secret.match(/.{1,4}/g)?.join(' ') ?? secret;

/** An app that makes codes: setting up and removing. */
export function AppCodes(props: { since: string | null; onCodes: (codes: string[] | null) => void }) {
  const changed = useFactorsChanged();
  const [start, setStart] = createSignal<TotpStart | null>(null);
  const [isRemoving, setRemoving] = createSignal(false);
  const [busy, setBusy] = createSignal(false);

  const begin = async () => {
    setBusy(true);
    try {
      setStart(await confirmed(factorsApi.startTotp));
    } catch (error) {
      toast({ text: 'The app was not set up.', detail: sayError(error), tone: 'problem' });
    } finally {
      setBusy(false);
    }
  };
  const finish = async (form: FormData) => {
    const { recoveryCodes } = await confirmed(() => factorsApi.confirmTotp(String(form.get('code'))));
    setStart(null);
    toast({ text: 'Your app is set up.', action: SIGN_OUT_OTHERS });
    props.onCodes(recoveryCodes);
    await changed();
  };

  return (
    <section class="account-part" aria-labelledby="app-codes">
      <h2 id="app-codes">Authenticator app</h2>
      <p class="muted">An app on your phone shows six digits, which you type after your password.</p>
      <Show
        when={props.since}
        fallback={
          <Button busy={busy()} onClick={() => void begin()}>
            Set up an app
          </Button>
        }
      >
        {(since) => (
          <div class="factor">
            <div class="factor-words">
              Set up <span class="muted small">{ago(since(), Date.now())}</span>
            </div>
            <Button onClick={() => setRemoving(true)}>Remove</Button>
          </div>
        )}
      </Show>
      <Show when={start()}>
        {(started) => (
          <FormDialog title="Set up an app" submit="Finish" run={finish} onClose={() => setStart(null)}>
            <div class="app-steps">
              <p>Scan this with your authenticator app:</p>
              <QrCode text={started().uri} label="QR code with the key for your app" />
              <p>Or type this key into it:</p>
              <p class="app-key">{inGroups(started().secret)}</p>
              <TextField
                label="Code that the app shows"
                name="code"
                class="app-code"
                inputmode="numeric"
                autocomplete="one-time-code"
                pattern="[0-9 ]{6,8}"
                maxLength={8}
                required
              />
            </div>
          </FormDialog>
        )}
      </Show>
      <Show when={isRemoving()}>
        <ActDialog
          title="Remove the app?"
          description="Its codes are then no longer asked for, and no longer taken."
          act="Remove"
          run={() => confirmed(factorsApi.removeTotp)}
          onDone={() => {
            setRemoving(false);
            toast({ text: 'The app was removed.', action: SIGN_OUT_OTHERS });
            void changed();
          }}
          onClose={() => setRemoving(false)}
        />
      </Show>
    </section>
  );
}
