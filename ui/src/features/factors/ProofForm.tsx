import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { PasskeyRequest, PasskeyUsed } from '#protocol/factors';
import { usePasskey } from '../../data/passkeys.ts';
import { sayError } from '../../data/words.ts';
import { Button } from '../../kit/Button.tsx';
import { TextField } from '../../kit/Field.tsx';
import { w } from './words.ts';
import './factors.css';

export type Way = 'passkey' | 'totp' | 'recovery' | 'password';
export type Proof =
  | { kind: 'totp'; code: string }
  | { kind: 'recovery'; code: string }
  | { kind: 'password'; password: string }
  | { kind: 'passkey'; response: PasskeyUsed };

/** One of several ways to prove that it is you; the first is shown, the others are a press away. */
export function ProofForm(props: {
  ways: readonly Way[];
  submit: string;
  options: () => Promise<PasskeyRequest>;
  prove: (proof: Proof) => Promise<void>;
  /** For password managers, where a password is one of the ways. */
  email?: string;
}) {
  const [chosen, setChosen] = createSignal<Way | null>(null);
  const way = (): Way => chosen() ?? props.ways[0] ?? 'password';
  const [busy, setBusy] = createSignal(false);
  const [error, setError] = createSignal('');

  const run = async (proofOf: () => Promise<Proof>) => {
    if (busy()) return;
    setBusy(true);
    setError('');
    try {
      await props.prove(await proofOf());
    } catch (failure) {
      setError(sayError(failure));
    } finally {
      setBusy(false);
    }
  };
  const byPasskey = () => run(async () => ({ kind: 'passkey', response: await usePasskey(await props.options()) }));
  const byText = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('proof'));
    const kind = way();
    if (kind === 'password') void run(async () => ({ kind, password: text }));
    else if (kind !== 'passkey') void run(async () => ({ kind, code: text }));
  };
  const focus = (field: HTMLInputElement) => queueMicrotask(() => field.focus());

  return (
    <div class="proof">
      <p class="muted" id="proof-hint">
        {w().proof.hints[way()]}
      </p>
      <form class="proof-form" onSubmit={byText}>
        <Show when={way() === 'password' && props.email}>
          <input type="hidden" name="username" autocomplete="username" value={props.email} />
        </Show>
        <Switch>
          <Match when={way() === 'totp'}>
            <TextField
              ref={focus}
              label={w().proof.code}
              name="proof"
              class="proof-code"
              inputmode="numeric"
              autocomplete="one-time-code"
              pattern="[0-9 ]{6,8}"
              maxLength={8}
              required
            />
          </Match>
          <Match when={way() === 'recovery'}>
            <TextField
              ref={focus}
              label={w().proof.recoveryCode}
              name="proof"
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
              maxLength={60}
              required
            />
          </Match>
          <Match when={way() === 'password'}>
            <TextField
              ref={focus}
              label={w().proof.password}
              name="proof"
              type="password"
              autocomplete="current-password"
              maxLength={256}
              required
            />
          </Match>
        </Switch>
        <div role="alert">
          <Show when={error()}>
            <p class="form-error">{error()}</p>
          </Show>
        </div>
        <Show
          when={way() === 'passkey'}
          fallback={
            <Button type="submit" look="primary" wide busy={busy()}>
              {props.submit}
            </Button>
          }
        >
          <Button look="primary" wide busy={busy()} aria-describedby="proof-hint" onClick={() => void byPasskey()}>
            {w().proof.choose.passkey}
          </Button>
        </Show>
      </form>
      <Show when={props.ways.length > 1}>
        <div class="proof-others">
          <For each={props.ways.filter((other) => other !== way())}>
            {(other) => (
              <Button
                look="quiet"
                onClick={() => {
                  setError('');
                  setChosen(other);
                }}
              >
                {w().proof.choose[other]}
              </Button>
            )}
          </For>
        </div>
      </Show>
    </div>
  );
}
