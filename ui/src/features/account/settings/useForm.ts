import { type Accessor, createSignal } from 'solid-js';
import { type FieldKind, fieldError, sayError } from '../../../data/words.ts';

export interface FormState {
  busy: Accessor<boolean>;
  /** What the server said about one field. */
  errorOf(field: string, kind?: FieldKind): string | undefined;
  /** What it said about none of `fields`. */
  errorBeside(...fields: string[]): string | undefined;
  onSubmit(event: SubmitEvent & { currentTarget: HTMLFormElement }): void;
}

/** A form that is sent once at a time. After `send` went well its fields are empty; passwords never stay. */
export function useForm(send: (values: Record<string, string>) => Promise<void>): FormState {
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>(null);
  const errorOf = (field: string, kind?: FieldKind) => fieldError(failure(), field, kind);
  const submit = async (form: HTMLFormElement) => {
    const values = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    setBusy(true);
    setFailure(null);
    try {
      await send(values);
      form.reset();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    errorOf,
    errorBeside: (...fields) => (failure() && !fields.some((field) => errorOf(field)) ? sayError(failure()) : undefined),
    onSubmit(event) {
      event.preventDefault();
      if (!busy()) void submit(event.currentTarget);
    },
  };
}
