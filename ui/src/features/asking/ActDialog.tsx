import type { JSX } from 'solid-js';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { FormError } from '../../kit/FormError.tsx';
import { w } from '../../kit/words.ts';
import { useAct } from './useAct.ts';

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
  const acting = useAct();
  const act = async () => {
    // The dialog may be gone by then: what it stands for may have been taken from this person meanwhile.
    const { run, onDone } = props;
    if (await acting.run(run)) onDone();
  };
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={props.title}
      description={props.description}
      actions={
        <>
          <Button onClick={props.onClose}>{w().acts.cancel}</Button>
          <Button look="danger" busy={acting.busy()} onClick={() => void act()}>
            {props.act}
          </Button>
        </>
      }
    >
      {props.children}
      <FormError text={acting.error()} />
    </Dialog>
  );
}
