import type { Version } from '#protocol/history';
import { announce } from '../../app/announce.tsx';
import { historyApi, useHistoryAct } from '../../data/history.ts';
import { ActDialog } from '../asking/ActDialog.tsx';
import { useEditor } from '../editor/context.tsx';
import { useLooking } from './looking.ts';
import { sayMoment } from './when.ts';
import { w } from './words.ts';

export function DeleteDialog(props: { version: Version; onClose: () => void }) {
  const editor = useEditor();
  const looking = useLooking();
  const remove = useHistoryAct(
    () => editor.id,
    () => historyApi.remove(editor.id, props.version.id),
  );
  return (
    <ActDialog
      title={w().deleting.title(props.version.label ?? '')}
      description={w().deleting.text(sayMoment(props.version.at, Date.now()))}
      act={w().deleting.act}
      run={() => remove.mutateAsync(undefined)}
      onDone={() => {
        if (looking.version() === props.version.id) looking.leave();
        announce(w().deleting.done);
        props.onClose();
      }}
      onClose={props.onClose}
    />
  );
}
