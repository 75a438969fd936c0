import { createEffect, createSignal, type JSX, on, Show } from 'solid-js';
import { Button } from '../../../ui/src/kit/Button.tsx';
import { Dialog } from '../../../ui/src/kit/Dialog.tsx';
import { TextArea } from '../../../ui/src/kit/Field.tsx';
import { FormError } from '../../../ui/src/kit/FormError.tsx';
import { toast } from '../../../ui/src/kit/toast.tsx';
import { sayError } from '../data/failure.ts';
import { words } from '../i18n/words.ts';

const w = words('shell');
const p = words('person');

export interface Act {
  /** Names whom or what it is about. */
  title: string;
  text: string;
  submit: string;
  danger?: boolean;
  /** Whether a reason is asked for. */
  asksWhy?: boolean;
  /** What is said when it is done. */
  done: string;
  run: (why: string) => Promise<unknown>;
}

/** Asks before something is done to somebody, and does it. What failed is said here, and what was typed stays. */
export function ActDialog(props: { act: Act | null; onClose: () => void; children?: JSX.Element }) {
  const [why, setWhy] = createSignal('');
  const [lacksWhy, setLacksWhy] = createSignal(false);
  const [error, setError] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  createEffect(
    on(
      () => props.act,
      () => {
        setWhy('');
        setLacksWhy(false);
        setError(undefined);
      },
    ),
  );
  const run = async (act: Act) => {
    if (busy()) return;
    setLacksWhy(act.asksWhy === true && why().trim() === '');
    if (lacksWhy()) return;
    setBusy(true);
    setError(undefined);
    const { onClose } = props;
    try {
      await act.run(why().trim());
      onClose();
      toast({ text: act.done });
    } catch (failure) {
      setError(sayError(failure));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Show when={props.act} keyed>
      {(act) => (
        <Dialog
          open
          onClose={props.onClose}
          title={act.title}
          description={act.text}
          startAt={(dialog) => dialog.querySelector<HTMLElement>('textarea, select, .dialog-actions button')}
        >
          <form
            class="dialog-form"
            novalidate
            onSubmit={(event) => {
              event.preventDefault();
              void run(act);
            }}
          >
            {props.children}
            <Show when={act.asksWhy}>
              <TextArea
                label={p().why}
                description={p().whyHint}
                required
                maxLength={500}
                rows={3}
                value={why()}
                error={lacksWhy() ? p().needsWhy : undefined}
                onInput={(event) => setWhy(event.currentTarget.value)}
              />
            </Show>
            <FormError text={error()} />
            <div class="dialog-actions">
              <Button onClick={props.onClose}>{w().cancel}</Button>
              <Button type="submit" look={act.danger ? 'danger' : 'primary'} busy={busy()}>
                {act.submit}
              </Button>
            </div>
          </form>
        </Dialog>
      )}
    </Show>
  );
}
