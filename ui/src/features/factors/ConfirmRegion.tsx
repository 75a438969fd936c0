import { Match, Show, Switch } from 'solid-js';
import { asking } from '../../data/confirming.ts';
import { factorsApi, useFactors } from '../../data/factors.ts';
import { useMe } from '../../data/queries.ts';
import { sayError } from '../../data/words.ts';
import { Dialog } from '../../kit/Dialog.tsx';
import { ConfirmElsewhere } from './ConfirmElsewhere.tsx';
import { type Proof, ProofForm } from './ProofForm.tsx';
import { w } from './words.ts';

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
  const factors = () => query.data;
  const me = useMe();
  return (
    <Dialog open onClose={props.onClose} title={w().proof.title} description={w().proof.explain}>
      <Switch>
        <Match when={factors()?.confirmBy.length === 0}>
          <ConfirmElsewhere />
        </Match>
        <Match when={factors()}>
          {(known) => (
            <ProofForm
              ways={known().confirmBy}
              submit={w().proof.confirm}
              options={factorsApi.confirmingOptions}
              email={me.data?.email ?? ''}
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
