import { createSignal, Show } from 'solid-js';
import { confirmed } from '../../data/confirming.ts';
import { factorsApi, useFactorsChanged } from '../../data/factors.ts';
import { Button } from '../../kit/Button.tsx';
import { ActDialog } from '../asking/ActDialog.tsx';
import { w } from './words.ts';

/** How many recovery codes are left, and new ones. */
export function RecoveryCodes(props: { left: number; onCodes: (codes: string[] | null) => void }) {
  const changed = useFactorsChanged();
  const [isAsking, setAsking] = createSignal(false);
  let fresh: string[] | null = null;
  return (
    <section class="account-part" aria-labelledby="recovery-codes">
      <h2 id="recovery-codes">{w().codes.title}</h2>
      <p class="muted">{w().codes.left(props.left)}</p>
      <Button onClick={() => setAsking(true)}>{w().codes.make}</Button>
      <Show when={isAsking()}>
        <ActDialog
          title={w().codes.question}
          description={w().codes.detail}
          act={w().codes.make}
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
