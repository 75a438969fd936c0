import type { Version } from '#protocol/history';
import { historyApi, useHistoryAct } from '../../data/history.ts';
import { Dialog } from '../../kit/Dialog.tsx';
import { useEditor } from '../editor/context.tsx';
import { NameForm } from './NameForm.tsx';
import { sayMoment } from './when.ts';
import { w } from './words.ts';

/** Gives a version a name; it is kept for ever from then on. */
export function RenameDialog(props: { version: Version; onClose: () => void }) {
  const editor = useEditor();
  const rename = useHistoryAct(
    () => editor.id,
    (label: string) => historyApi.rename(editor.id, props.version.id, label),
  );
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={props.version.label === null ? w().naming.titleOf(sayMoment(props.version.at, Date.now())) : w().naming.titleAgain}
      description={w().naming.about}
    >
      <NameForm
        label={w().naming.name}
        act={w().save}
        value={props.version.label ?? ''}
        save={(label) => rename.mutateAsync(label)}
        onDone={props.onClose}
      />
    </Dialog>
  );
}
