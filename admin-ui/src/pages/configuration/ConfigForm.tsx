import { useQueryClient } from '@tanstack/solid-query';
import { createSignal, Show } from 'solid-js';
import type { CurrentConfig } from '#protocol/tenant-config';
import { Button } from '../../../../ui/src/kit/Button.tsx';
import { TextField } from '../../../../ui/src/kit/Field.tsx';
import { FormError } from '../../../../ui/src/kit/FormError.tsx';
import { toast } from '../../../../ui/src/kit/toast.tsx';
import { ask } from '../../data/ask.ts';
import { fieldErrors, isConflict, sayError } from '../../data/failure.ts';
import { words } from '../../i18n/words.ts';
import { checked, type Draft, type FieldKey, type Fields, fieldsOf, touched } from './draft.ts';
import { Settings } from './Settings.tsx';

const w = words('configuration');

/** The settings, and the bar that saves what was changed. What is not touched follows what others save. */
export function ConfigForm(props: { config: CurrentConfig; readOnly: boolean }) {
  const client = useQueryClient();
  const [draft, setDraft] = createSignal<Draft>({});
  /** The version that the first change was made on: what came after it was not seen by whoever made the change. */
  const [base, setBase] = createSignal<number | null>(null);
  const [wrong, setWrong] = createSignal<ReadonlyMap<string, string>>(new Map());
  const [error, setError] = createSignal<string>();
  const [clash, setClash] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [why, setWhy] = createSignal('');
  const changed = () => touched(props.config, draft());
  const fields = (): Fields => ({ ...fieldsOf(props.config), ...draft() });

  const set = <K extends FieldKey>(key: K, value: Fields[K]) => {
    if (base() === null) setBase(props.config.version);
    setDraft((before) => ({ ...before, [key]: value }));
  };
  const forget = () => {
    setDraft({});
    setBase(null);
    setWhy('');
    setWrong(new Map());
    setError(undefined);
    setClash(false);
  };
  const save = async () => {
    if (busy() || changed().length === 0) return;
    const asked = checked(props.config, draft());
    setWrong(asked.ok ? new Map() : asked.wrong);
    setError(undefined);
    if (!asked.ok) return;
    setBusy(true);
    try {
      const reason = why().trim();
      const command = { type: 'UpdateConfig', config: asked.change, expected: base() ?? props.config.version } as const;
      const saved = await ask(reason === '' ? command : { ...command, why: reason }, crypto.randomUUID());
      client.setQueryData(['config', 'current'], saved);
      forget();
      toast({ text: w().saved(saved.version) });
    } catch (failure) {
      if (isConflict(failure)) await meet();
      else {
        setError(sayError(failure));
        setWrong(new Map(Object.entries(fieldErrors(failure)).map(([path, message]) => [path.split('.')[1] ?? path, message])));
      }
    } finally {
      setBusy(false);
      void client.invalidateQueries({ queryKey: ['config', 'versions'] });
    }
  };
  /** Somebody was first: theirs is read, and what was typed here is kept for a second look. */
  const meet = async () => {
    setClash(true);
    await client.refetchQueries({ queryKey: ['config', 'current'] });
    setBase(props.config.version);
  };

  return (
    <form
      class="config-form"
      novalidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div role="alert">
        <Show when={clash()}>
          <p class="notice">
            <strong>{w().conflictTitle}</strong>
            {w().conflictText}
          </p>
        </Show>
      </div>
      <fieldset disabled={props.readOnly} class="config-fields">
        <Settings fields={fields()} wrong={wrong()} set={set} />
      </fieldset>
      <Show when={!props.readOnly && (changed().length > 0 || base() !== null)}>
        <div class="config-bar card">
          <p class="small" role="status">
            {w().unsaved(changed().length)}
          </p>
          <TextField label={w().why} maxLength={500} value={why()} onInput={(event) => setWhy(event.currentTarget.value)} />
          <FormError text={error()} />
          <div class="dialog-actions">
            <Button onClick={forget}>{w().revert}</Button>
            <Button type="submit" look="primary" busy={busy()} disabled={changed().length === 0}>
              {w().save}
            </Button>
          </div>
        </div>
      </Show>
    </form>
  );
}
