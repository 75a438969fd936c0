import { createSignal } from 'solid-js';
import { Button } from '../../../../ui/src/kit/Button.tsx';
import { Dialog } from '../../../../ui/src/kit/Dialog.tsx';
import { TextArea, TextField } from '../../../../ui/src/kit/Field.tsx';
import { FormError } from '../../../../ui/src/kit/FormError.tsx';
import { toast } from '../../../../ui/src/kit/toast.tsx';
import { type Command, useAct } from '../../data/ask.ts';
import { fieldErrors, sayError } from '../../data/failure.ts';
import { words } from '../../i18n/words.ts';

const w = words('tenants');
const s = words('shell');

/** The lines of a text that say something. */
const linesOf = (text: string): string[] =>
  text
    .split(/[\s,;]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Asks for what a tenant begins with. What was refused is said at its field, and stays. */
export function NewTenant(props: { open: boolean; onClose: () => void }) {
  const act = useAct<Command<'CreateTenant'>>([['tenants'], ['audit']]);
  const [errors, setErrors] = createSignal<Readonly<Record<string, string>>>({});
  const [error, setError] = createSignal<string>();
  const create = async (form: HTMLFormElement) => {
    if (act.isPending) return;
    const { onClose } = props;
    const fields = new FormData(form);
    const name = String(fields.get('name')).trim();
    setErrors({});
    setError(undefined);
    try {
      const admin = String(fields.get('admin')).trim();
      await act.mutateAsync({ type: 'CreateTenant', name, admin, domains: linesOf(String(fields.get('domains'))) });
      onClose();
      toast({ text: w().added(name) });
    } catch (failure) {
      setErrors(fieldErrors(failure));
      setError(sayError(failure));
    }
  };
  const domainsError = () => Object.entries(errors()).find(([path]) => path.startsWith('domains'))?.[1];
  return (
    <Dialog open={props.open} onClose={props.onClose} title={w().addTitle} description={w().addText}>
      <form
        class="dialog-form"
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          void create(event.currentTarget);
        }}
      >
        <TextField label={w().newName} name="name" required maxLength={100} error={errors()['name']} />
        <TextField label={w().newAdmin} name="admin" type="email" required maxLength={320} error={errors()['admin']} />
        <TextArea label={w().newDomains} description={w().domainsHint} name="domains" rows={3} error={domainsError()} />
        <FormError text={error()} />
        <div class="dialog-actions">
          <Button onClick={() => props.onClose()}>{s().cancel}</Button>
          <Button type="submit" look="primary" busy={act.isPending}>
            {w().addSubmit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
