import { createSignal, Show } from 'solid-js';
import { confirmed } from '../../data/confirming.ts';
import { factorsApi, useFactorsChanged } from '../../data/factors.ts';
import { plural } from '../../i18n/format.ts';
import { Button } from '../../kit/Button.tsx';
import { ActDialog } from '../asking/ActDialog.tsx';

/** How many recovery codes are left, and new ones. */
export function RecoveryCodes(props: { left: number; onCodes: (codes: string[] | null) => void }) {
  const changed = useFactorsChanged();
  const [isAsking, setAsking] = createSignal(false);
  let fresh: string[] | null = null;
  return (
    <section class="account-part" aria-labelledby="recovery-codes">
      <h2 id="recovery-codes">Recovery codes</h2>
      <p class="muted">
        {props.left === 0 ? 'None are left.' : `${plural(props.left, 'code')} left.`} Each lets you in once, when your passkey or app is
        lost.
      </p>
      <Button onClick={() => setAsking(true)}>Make new codes</Button>
      <Show when={isAsking()}>
        <ActDialog
          title="Make new codes?"
          description="The codes that you have kept then no longer work."
          act="Make new codes"
          run={async () => {
            fresh = (await confirmed(factorsApi.renewRecoveryCodes)).recoveryCodes;
          }}
          onDone={() => {
            setAsking(false);
            props.onCodes(fresh);
            void changed();
          }}
          onClose={() => setAsking(false)}
        />
      </Show>
    </section>
  );
}
