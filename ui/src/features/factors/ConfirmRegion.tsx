import { Match, Show, Switch } from 'solid-js';
import { asking } from '../../data/confirming.ts';
import { factorsApi, useFactors } from '../../data/factors.ts';
import { useMe } from '../../data/queries.ts';
import { quietly } from '../../data/quietly.ts';
import { sayError } from '../../data/words.ts';
import { Dialog } from '../../kit/Dialog.tsx';
import { type Proof, ProofForm } from './ProofForm.tsx';

async function confirm(proof: Proof): Promise<void> {
  if (proof.kind === 'recovery') throw new TypeError('a recovery code confirms nothing');
  await factorsApi.confirm(proof);
}

/** Asks, over whatever is open, to prove that it is you; what was under way then goes on. */
export function ConfirmRegion() {
  return (
    <Show when={asking()}>{(question) => <ConfirmDialog onDone={() => question().done()} onClose={() => question().cancelled()} />}</Show>
  );
}

function ConfirmDialog(props: { onDone: () => void; onClose: () => void }) {
  const query = useFactors();
  const factors = quietly(query);
  const me = quietly(useMe());
  return (
    <Dialog
      open
      onClose={props.onClose}
      title="Is it you?"
      description="This change touches the safety of your account, so please confirm."
    >
      <Switch>
        <Match when={factors()?.confirmBy.length === 0}>
          <p>Sign out and in again, then make this change within ten minutes. With a passkey or a password you can confirm right here.</p>
        </Match>
        <Match when={factors()}>
          {(known) => (
            <ProofForm
              ways={known().confirmBy}
              submit="Confirm"
              options={factorsApi.confirmingOptions}
              email={me()?.email ?? ''}
              prove={async (proof) => {
                const { onDone } = props;
                await confirm(proof);
                onDone();
              }}
            />
          )}
        </Match>
        <Match when={query.isError}>
          <p class="field-error" role="alert">
            {sayError(query.error)}
          </p>
        </Match>
      </Switch>
    </Dialog>
  );
}
