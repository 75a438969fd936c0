import { createSignal, type JSX, Show } from 'solid-js';
import { sayError } from '../../data/words.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';

/** Asks before something that cannot be undone. While it is done the dialog stays, and says if it was not. */
export function ActDialog(props: {
  title: string;
  description: string;
  act: string;
  run: () => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
  children?: JSX.Element;
}) {
  const [busy, setBusy] = createSignal(false);
  const [error, setError] = createSignal('');
  const run = async () => {
    // The dialog may be gone by then: what it stands for may have been taken from this person meanwhile.
    const { onDone } = props;
    setBusy(true);
    setError('');
    try {
      await props.run();
    } catch (failure) {
      setError(sayError(failure));
      setBusy(false);
      return;
    }
    onDone();
  };
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={props.title}
      description={props.description}
      actions={
        <>
          <Button onClick={props.onClose}>Cancel</Button>
          <Button look="danger" busy={busy()} onClick={() => void run()}>
            {props.act}
          </Button>
        </>
      }
    >
      {props.children}
      <div role="alert">
        <Show when={error()}>
          <p class="field-error">{error()}</p>
        </Show>
      </div>
    </Dialog>
  );
}
