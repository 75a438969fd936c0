import { createSignal, For, Show } from 'solid-js';
import { Scope } from '#protocol/scopes';
import { api } from '../../../data/api.ts';
import { fieldError, sayError } from '../../../data/words.ts';
import { Button } from '../../../kit/Button.tsx';
import { Dialog } from '../../../kit/Dialog.tsx';
import { Select, TextField } from '../../../kit/Field.tsx';
import { w as shell } from '../../../kit/words.ts';
import { w } from '../words.ts';

const SCOPES: readonly Scope[] = Scope.options;
/** How many days a token may live. */
const LIVES = [7, 30, 90, 366] as const;
const YEAR = 366;

/** Makes a token, then shows it, this once. */
export function NewToken(props: { onMade: () => void; onClose: () => void }) {
  const [days, setDays] = createSignal('90');
  const [scopes, setScopes] = createSignal<readonly Scope[]>(['resumes:read']);
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>(null);
  const [secret, setSecret] = createSignal('');
  const formId = 'new-token';

  const choose = (scope: Scope, on: boolean) => setScopes(SCOPES.filter((one) => (one === scope ? on : scopes().includes(one))));
  const make = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    if (busy() || scopes().length === 0) return;
    setBusy(true);
    setFailure(null);
    const name = String(new FormData(event.currentTarget).get('name'));
    try {
      const made = await api.createToken({ name, scopes: [...scopes()], days: Number(days()) });
      setSecret(made.secret);
      props.onMade();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const problem = () => (failure() && !fieldError(failure(), 'name') ? sayError(failure()) : '');

  return (
    <Show
      when={secret()}
      fallback={
        <Dialog
          open
          onClose={props.onClose}
          title={w().tokens.newTitle}
          startAt={(dialog) => dialog.querySelector('input')}
          actions={
            <>
              <Button onClick={() => props.onClose()}>{shell().acts.cancel}</Button>
              <Button look="primary" type="submit" form={formId} busy={busy()} disabled={scopes().length === 0}>
                {w().tokens.act}
              </Button>
            </>
          }
        >
          <form id={formId} class="token-form" onSubmit={(event) => void make(event)}>
            <TextField
              label={w().tokens.purpose}
              name="name"
              required
              maxLength={80}
              autocomplete="off"
              error={fieldError(failure(), 'name')}
            />
            <fieldset class="token-scopes">
              <legend class="field-legend">{w().tokens.may}</legend>
              <For each={SCOPES}>
                {(scope) => (
                  <label class="token-scope">
                    <input
                      type="checkbox"
                      name={scope}
                      checked={scopes().includes(scope)}
                      onChange={(event) => choose(scope, event.currentTarget.checked)}
                    />
                    <span>
                      {w().tokens.scopes[scope].name} <span class="muted small">{w().tokens.scopes[scope].what}</span>
                    </span>
                  </label>
                )}
              </For>
            </fieldset>
            <Select
              label={w().tokens.lives}
              value={days()}
              choices={LIVES.map((live) => ({ value: String(live), label: live === YEAR ? w().tokens.year : w().tokens.days(live) }))}
              onChoose={setDays}
            />
            <div role="alert">
              <Show when={problem()}>
                <p class="field-error">{problem()}</p>
              </Show>
            </div>
          </form>
        </Dialog>
      }
    >
      <MadeToken secret={secret()} onClose={props.onClose} />
    </Show>
  );
}

function MadeToken(props: { secret: string; onClose: () => void }) {
  const [copied, setCopied] = createSignal('');
  let field: HTMLDivElement | undefined;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(props.secret);
      setCopied(w().tokens.copied);
    } catch {
      // A browser may refuse: then it is selected, ready to be copied by hand.
      field?.querySelector('input')?.select();
      setCopied(w().tokens.notCopied);
    }
  };
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={w().tokens.yours}
      description={w().tokens.yoursHint}
      startAt={(dialog) => dialog.querySelector('input')}
      actions={
        <>
          <Button onClick={() => void copy()}>{shell().acts.copy}</Button>
          <Button look="primary" onClick={() => props.onClose()}>
            {w().tokens.done}
          </Button>
        </>
      }
    >
      <div ref={field}>
        <TextField label={w().tokens.token} class="token-secret" value={props.secret} readonly autocomplete="off" spellcheck={false} />
      </div>
      <p class="muted small" role="status">
        {copied()}
      </p>
    </Dialog>
  );
}
