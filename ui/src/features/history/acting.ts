import { useNavigate } from '@solidjs/router';
import type { Version } from '#protocol/history';
import { announce } from '../../app/announce.tsx';
import { historyApi, useHistoryAct } from '../../data/history.ts';
import { sayError } from '../../data/words.ts';
import { toast } from '../../kit/toast.tsx';
import { useEditor } from '../editor/context.tsx';
import { useLooking } from './looking.ts';
import { sayVersion } from './when.ts';
import { w } from './words.ts';

/** What can be done with a version. Restoring can be taken back from its toast: how it was before is a version too. */
export function useVersionActs() {
  const editor = useEditor();
  const looking = useLooking();
  const navigate = useNavigate();
  const restoring = useHistoryAct(
    () => editor.id,
    (version: Version) => historyApi.restore(editor.id, version.id),
  );
  const duplicating = useHistoryAct(
    () => editor.id,
    (version: Version) => historyApi.duplicate(editor.id, version.id),
  );

  const undo = async (before: Version) => {
    try {
      await restoring.mutateAsync(before);
      toast({ text: w().restoring.undone });
    } catch (error) {
      toast({
        text: w().restoring.notUndone,
        detail: sayError(error),
        tone: 'problem',
        action: { label: w().tryAgain, run: () => void undo(before) },
      });
    }
  };
  const restore = async (version: Version) => {
    const name = sayVersion(version, Date.now());
    try {
      const { writes, before } = await restoring.mutateAsync(version);
      looking.leave();
      if (writes === 0) toast({ text: w().restoring.alreadyThere(name) });
      else toast({ text: w().restoring.done(name), action: { label: w().undo, run: () => void undo(before) } });
    } catch (error) {
      toast({ text: w().restoring.failed, detail: sayError(error), tone: 'problem' });
    }
  };
  const duplicate = async (version: Version) => {
    try {
      const { id, title } = await duplicating.mutateAsync(version);
      announce(w().restoring.duplicated(title));
      navigate(`/resumes/${id}`);
    } catch (error) {
      toast({ text: w().restoring.notDuplicated, detail: sayError(error), tone: 'problem' });
    }
  };
  return { restore, duplicate, busy: () => restoring.isPending || duplicating.isPending };
}
