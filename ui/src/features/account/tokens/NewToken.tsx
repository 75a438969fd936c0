import { createSignal, For, Show } from 'solid-js';
import { Scope } from '#protocol/scopes';
import { api } from '../../../data/api.ts';
import { fieldError, sayError } from '../../../data/words.ts';
import { Button } from '../../../kit/Button.tsx';
import { Dialog } from '../../../kit/Dialog.tsx';
import { Select, TextField } from '../../../kit/Field.tsx';
import { LIVES, SCOPE_WORDS } from './words.ts';

const SCOPES: readonly Scope[] = Scope.options;

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
          title="New API token"
          startAt={(dialog) => dialog.querySelector('input')}
          actions={
            <>
              <Button onClick={() => props.onClose()}>Cancel</Button>
              <Button look="primary" type="submit" form={formId} busy={busy()} disabled={scopes().length === 0}>
                Make token
              </Button>
            </>
          }
        >
          <form id={formId} class="token-form" onSubmit={(event) => void make(event)}>
            <TextField
              label="What it is for"
              name="name"
              required
              maxLength={80}
              autocomplete="off"
              error={fieldError(failure(), 'name')}
            />
            <fieldset class="token-scopes">
              <legend class="field-legend">What it may do</legend>
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
                      {SCOPE_WORDS[scope][0]} <span class="muted small">{SCOPE_WORDS[scope][1]}</span>
                    </span>
                  </label>
                )}
              </For>
            </fieldset>
            <Select
              label="How long it works"
              value={days()}
              choices={LIVES.map(([value, label]) => ({ value: String(value), label }))}
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
      setCopied('Copied.');
    } catch {
      // A browser may refuse: then it is selected, ready to be copied by hand.
      field?.querySelector('input')?.select();
      setCopied('Your browser does not let us copy. It is selected: copy it by hand.');
    }
  };
  return (
    <Dialog
      open
      onClose={props.onClose}
      title="Your new token"
      description="Copy it now and keep it where only the program can read it. It is not shown again."
      startAt={(dialog) => dialog.querySelector('input')}
      actions={
        <>
          <Button onClick={() => void copy()}>Copy</Button>
          <Button look="primary" onClick={() => props.onClose()}>
            Done
          </Button>
        </>
      }
    >
      <div ref={field}>
        <TextField label="API token" class="token-secret" value={props.secret} readonly autocomplete="off" spellcheck={false} />
      </div>
      <p class="muted small" role="status">
        {copied()}
      </p>
    </Dialog>
  );
}
