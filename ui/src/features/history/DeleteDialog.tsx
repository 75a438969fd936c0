import type { Version } from '#protocol/history';
import { announce } from '../../app/announce.tsx';
import { historyApi, useHistoryAct } from '../../data/history.ts';
import { ActDialog } from '../asking/ActDialog.tsx';
import { useEditor } from '../editor/context.tsx';
import { useLooking } from './looking.ts';
import { sayMoment } from './when.ts';

export function DeleteDialog(props: { version: Version; onClose: () => void }) {
  const editor = useEditor();
  const looking = useLooking();
  const remove = useHistoryAct(
    () => editor.id,
    () => historyApi.remove(editor.id, props.version.id),
  );
  return (
    <ActDialog
      title={`Delete the version “${props.version.label}”?`}
      description={`How the résumé was ${sayMoment(props.version.at, Date.now())} cannot be looked at or restored any more. The résumé itself stays as it is.`}
      act="Delete"
      run={() => remove.mutateAsync(undefined)}
      onDone={() => {
        if (looking.version() === props.version.id) looking.leave();
        announce('The version is deleted.');
        props.onClose();
      }}
      onClose={props.onClose}
    />
  );
}
