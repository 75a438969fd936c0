import { createSignal, createUniqueId, Show } from 'solid-js';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { TextField } from '../../kit/Field.tsx';
import { lineText } from './clean.ts';
import { addressOf } from './links.ts';

/** Asks where a link leads and, when nothing is chosen, what it says. */
export function LinkDialog(props: {
  address: string;
  /** What is chosen; empty when nothing is. */
  text: string;
  onSave: (address: string, text: string) => void;
  onRemove: () => void;
  onClose: () => void;
}) {
  const form = createUniqueId();
  const [error, setError] = createSignal('');
  let address: HTMLInputElement | undefined;
  let text: HTMLInputElement | undefined;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const meant = addressOf(address?.value ?? '');
    if (meant) return props.onSave(meant, lineText(text?.value.trim() ?? ''));
    setError('A link begins with https://, mailto: or tel:');
    address?.focus();
  };
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={props.address ? 'Change the link' : 'Add a link'}
      startAt={() => {
        address?.select();
        return address;
      }}
      actions={
        <>
          <Show when={props.address}>
            <Button onClick={props.onRemove}>Remove</Button>
          </Show>
          <Button type="submit" form={form} look="primary">
            Save
          </Button>
        </>
      }
    >
      <form id={form} class="prose-link" novalidate onSubmit={submit}>
        <TextField
          ref={(input: HTMLInputElement) => {
            address = input;
          }}
          label="Address"
          value={props.address}
          inputmode="url"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          maxLength={2_000}
          placeholder="https://"
          error={error() || undefined}
        />
        <Show when={!props.text}>
          <TextField
            ref={(input: HTMLInputElement) => {
              text = input;
            }}
            label="Text"
            autocomplete="off"
            maxLength={500}
            placeholder="What the link says"
          />
        </Show>
      </form>
    </Dialog>
  );
}
