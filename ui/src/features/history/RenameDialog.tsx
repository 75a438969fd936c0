import type { Version } from '#protocol/history';
import { historyApi, useHistoryAct } from '../../data/history.ts';
import { Dialog } from '../../kit/Dialog.tsx';
import { useEditor } from '../editor/context.tsx';
import { NameForm } from './NameForm.tsx';
import { sayMoment } from './when.ts';

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
      title={props.version.label === null ? `Name the version of ${sayMoment(props.version.at, Date.now())}` : 'Rename this version'}
      description="Versions with a name are kept until you delete them."
    >
      <NameForm
        label="Name"
        act="Save"
        value={props.version.label ?? ''}
        save={(label) => rename.mutateAsync(label)}
        onDone={props.onClose}
      />
    </Dialog>
  );
}
