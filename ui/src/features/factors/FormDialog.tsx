import { createSignal, type JSX, Show } from 'solid-js';
import { sayError } from '../../data/words.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import './factors.css';

/** A dialog with a small form. While it is sent the dialog stays, and says if that failed. */
export function FormDialog(props: {
  title: string;
  description?: string;
  submit: string;
  run: (form: FormData) => Promise<unknown>;
  onClose: () => void;
  children: JSX.Element;
}) {
  const [busy, setBusy] = createSignal(false);
  const [error, setError] = createSignal('');
  let form: HTMLFormElement | undefined;
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    if (busy()) return;
    setBusy(true);
    setError('');
    try {
      await props.run(new FormData(event.currentTarget));
    } catch (failure) {
      setError(sayError(failure));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={props.title}
      {...(props.description === undefined ? {} : { description: props.description })}
      startAt={(dialog) => dialog.querySelector<HTMLElement>('input')}
      actions={
        <>
          <Button onClick={props.onClose}>Cancel</Button>
          <Button look="primary" busy={busy()} onClick={() => form?.requestSubmit()}>
            {props.submit}
          </Button>
        </>
      }
    >
      <form
        class="proof-form"
        ref={(element) => {
          form = element;
        }}
        onSubmit={(event) => void submit(event)}
      >
        {props.children}
        <div role="alert">
          <Show when={error()}>
            <p class="field-error">{error()}</p>
          </Show>
        </div>
      </form>
    </Dialog>
  );
}
