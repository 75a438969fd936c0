import { createSignal, createUniqueId, Show } from 'solid-js';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { TextField } from '../../kit/Field.tsx';
import { ADDRESS_START } from '../../text/address.ts';
import { lineText } from './clean.ts';
import { addressOf } from './links.ts';
import { w } from './words.ts';

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
    setError(w().linkDialog.notAnAddress);
    address?.focus();
  };
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={props.address ? w().linkDialog.change : w().linkDialog.add}
      startAt={() => {
        address?.select();
        return address;
      }}
      actions={
        <>
          <Show when={props.address}>
            <Button onClick={props.onRemove}>{w().linkDialog.remove}</Button>
          </Show>
          <Button type="submit" form={form} look="primary">
            {w().linkDialog.save}
          </Button>
        </>
      }
    >
      <form id={form} class="prose-link" novalidate onSubmit={submit}>
        <TextField
          ref={(input: HTMLInputElement) => {
            address = input;
          }}
          label={w().linkDialog.address}
          value={props.address}
          inputmode="url"
          dir="ltr"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          maxLength={2_000}
          placeholder={ADDRESS_START}
          error={error() || undefined}
        />
        <Show when={!props.text}>
          <TextField
            ref={(input: HTMLInputElement) => {
              text = input;
            }}
            label={w().linkDialog.text}
            autocomplete="off"
            maxLength={500}
            placeholder={w().linkDialog.textExample}
          />
        </Show>
      </form>
    </Dialog>
  );
}
