import { createSignal, onMount } from 'solid-js';
import { VersionLabel } from '#protocol/history';
import { fieldError, sayError } from '../../data/words.ts';
import { Button } from '../../kit/Button.tsx';
import { TextField } from '../../kit/Field.tsx';
import { w } from './words.ts';

/** In characters. */
const LONGEST = 120;

/** Asks for a name. What the server refuses is said at the field, and what was typed stays. */
export function NameForm(props: {
  label: string;
  act: string;
  value?: string;
  save: (name: string) => Promise<unknown>;
  onDone: () => void;
}) {
  const [name, setName] = createSignal(props.value ?? '');
  const [error, setError] = createSignal('');
  const [busy, setBusy] = createSignal(false);
  let form: HTMLFormElement | undefined;
  onMount(() => {
    const input = form?.querySelector('input');
    input?.focus();
    input?.select();
  });

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy()) return;
    const read = VersionLabel.safeParse(name());
    if (!read.success) return setError(w().naming.tooLong(LONGEST));
    setBusy(true);
    setError('');
    try {
      await props.save(read.data);
    } catch (failure) {
      setError(fieldError(failure, 'label') === undefined ? sayError(failure) : w().naming.tooLong(LONGEST));
      setBusy(false);
      return;
    }
    props.onDone();
  };
  return (
    <form
      ref={form}
      class="name-form"
      noValidate
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        props.onDone();
      }}
    >
      <TextField
        label={props.label}
        value={name()}
        error={error() || undefined}
        placeholder={w().naming.example}
        maxLength={LONGEST}
        autocomplete="off"
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <div class="name-acts">
        <Button onClick={() => props.onDone()}>{w().cancel}</Button>
        <Button look="primary" type="submit" busy={busy()}>
          {props.act}
        </Button>
      </div>
    </form>
  );
}
