import { useNavigate } from '@solidjs/router';
import type { Version } from '#protocol/history';
import { announce } from '../../app/announce.tsx';
import { historyApi, useHistoryAct } from '../../data/history.ts';
import { sayError } from '../../data/words.ts';
import { toast } from '../../kit/toast.tsx';
import { useEditor } from '../editor/context.tsx';
import { useLooking } from './looking.ts';
import { sayVersion } from './words.ts';

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
      toast({ text: 'The résumé is again as it was before.' });
    } catch (error) {
      toast({
        text: 'This could not be taken back.',
        detail: sayError(error),
        tone: 'problem',
        action: { label: 'Try again', run: () => void undo(before) },
      });
    }
  };
  const restore = async (version: Version) => {
    const name = sayVersion(version, Date.now());
    try {
      const { writes, before } = await restoring.mutateAsync(version);
      looking.leave();
      if (writes === 0) toast({ text: `The résumé is as in “${name}” already.` });
      else toast({ text: `The résumé is as it was in “${name}”.`, action: { label: 'Undo', run: () => void undo(before) } });
    } catch (error) {
      toast({ text: 'The version was not restored.', detail: sayError(error), tone: 'problem' });
    }
  };
  const duplicate = async (version: Version) => {
    try {
      const { id, title } = await duplicating.mutateAsync(version);
      announce(`“${title}” is a résumé of its own now.`);
      navigate(`/resumes/${id}`);
    } catch (error) {
      toast({ text: 'No copy was made.', detail: sayError(error), tone: 'problem' });
    }
  };
  return { restore, duplicate, busy: () => restoring.isPending || duplicating.isPending };
}
