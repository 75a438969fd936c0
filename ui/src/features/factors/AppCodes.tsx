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
import { signOutOthers } from './otherDevices.ts';
import { QrCode } from './QrCode.tsx';
import { w } from './words.ts';

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
      toast({ text: w().app.notSetUp, detail: sayError(error), tone: 'problem' });
    } finally {
      setBusy(false);
    }
  };
  const finish = async (form: FormData) => {
    const { recoveryCodes } = await confirmed(() => factorsApi.confirmTotp(String(form.get('code'))));
    setStart(null);
    toast({ text: w().app.ready, action: signOutOthers() });
    props.onCodes(recoveryCodes);
    await changed();
  };

  return (
    <section class="account-part" aria-labelledby="app-codes">
      <h2 id="app-codes">{w().app.title}</h2>
      <p class="muted">{w().app.explain}</p>
      <Show
        when={props.since}
        fallback={
          <Button busy={busy()} onClick={() => void begin()}>
            {w().app.setUp}
          </Button>
        }
      >
        {(since) => (
          <div class="factor">
            <div class="factor-words">
              {w().app.isSetUp} <span class="muted small">{ago(since(), Date.now())}</span>
            </div>
            <Button onClick={() => setRemoving(true)}>{w().remove}</Button>
          </div>
        )}
      </Show>
      <Show when={start()}>
        {(started) => (
          <FormDialog title={w().app.setUp} submit={w().app.finish} run={finish} onClose={() => setStart(null)}>
            <div class="app-steps">
              <p>{w().app.scan}</p>
              <QrCode text={started().uri} label={w().app.picture} />
              <p>{w().app.type}</p>
              <p class="app-key">{inGroups(started().secret)}</p>
              <TextField
                label={w().app.code}
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
          title={w().app.removeQuestion}
          description={w().app.removeDetail}
          act={w().remove}
          run={() => confirmed(factorsApi.removeTotp)}
          onDone={() => {
            setRemoving(false);
            toast({ text: w().app.removed, action: signOutOthers() });
            void changed();
          }}
          onClose={() => setRemoving(false)}
        />
      </Show>
    </section>
  );
}
