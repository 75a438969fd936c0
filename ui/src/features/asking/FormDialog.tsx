import type { JSX } from 'solid-js';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { FormError } from '../../kit/FormError.tsx';
import { w } from '../../kit/words.ts';
import { useAct } from './useAct.ts';

/** A dialog with a small form. While it is sent the dialog stays, and says if that failed. */
export function FormDialog(props: {
  title: string;
  description?: string;
  submit: string;
  run: (form: FormData) => Promise<unknown>;
  onClose: () => void;
  children: JSX.Element;
}) {
  const acting = useAct();
  let form: HTMLFormElement | undefined;
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={props.title}
      {...(props.description === undefined ? {} : { description: props.description })}
      startAt={(dialog) => dialog.querySelector<HTMLElement>('input')}
      actions={
        <>
          <Button onClick={props.onClose}>{w().acts.cancel}</Button>
          <Button look="primary" busy={acting.busy()} onClick={() => form?.requestSubmit()}>
            {props.submit}
          </Button>
        </>
      }
    >
      <form
        class="dialog-form"
        ref={(element) => {
          form = element;
        }}
        onSubmit={(event) => {
          event.preventDefault();
          const data = new FormData(event.currentTarget);
          void acting.run(() => props.run(data));
        }}
      >
        {props.children}
        <FormError text={acting.error()} />
      </form>
    </Dialog>
  );
}
