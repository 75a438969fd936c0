import { createSignal } from 'solid-js';
import type { Arrangement, ListedResume } from '#protocol/resume-list';
import { api } from '../../data/api.ts';
import { useResumeAct } from '../../data/queries.ts';
import { sayError } from '../../data/words.ts';
import { toast } from '../../kit/toast.tsx';
import { w as shell } from '../../kit/words.ts';
import { titleOf } from './titles.ts';
import { w } from './words.ts';

/** What is done to a résumé from the list: it shows at once, and is taken back when the server refuses. */
export function useResumeActs() {
  const trash = useResumeAct(api.trash);
  const restore = useResumeAct(api.restore);
  const duplicate = useResumeAct(api.duplicate);
  const arrange = useResumeAct(api.arrange);
  const [gone, setGone] = createSignal<ReadonlySet<string>>(new Set());
  const [changed, setChanged] = createSignal<ReadonlyMap<string, Arrangement>>(new Map());

  const hide = (id: string, hidden = true) =>
    setGone((before) => {
      const next = new Set(before);
      if (hidden) next.add(id);
      else next.delete(id);
      return next;
    });
  const show = (id: string, arrangement: Arrangement | null) =>
    setChanged((before) => {
      const next = new Map(before);
      if (arrangement) next.set(id, arrangement);
      else next.delete(id);
      return next;
    });
  const refused = (text: string, error: unknown) => toast({ text, detail: sayError(error), tone: 'problem' });

  const saveArrangement = async (resume: ListedResume, arrangement: Arrangement) => {
    show(resume.id, arrangement);
    try {
      await arrange.mutateAsync({ id: resume.id, arrangement });
    } finally {
      // By now the list was read again.
      show(resume.id, null);
    }
  };
  const archive = async (resume: ListedResume, archived: boolean) => {
    const before = { tags: resume.tags ?? [], archived: resume.archived ?? false };
    try {
      await saveArrangement(resume, { ...before, archived });
      const undo = () => void saveArrangement(resume, before).catch((error: unknown) => refused(w().done.notMoved(titleOf(resume)), error));
      const text = archived ? w().done.archived(titleOf(resume)) : w().done.unarchived(titleOf(resume));
      toast({ text, action: { label: shell().acts.undo, run: undo } });
    } catch (error) {
      refused(w().done.notMoved(titleOf(resume)), error);
    }
  };
  const takeBack = async (resume: ListedResume) => {
    try {
      await restore.mutateAsync(resume.id);
      hide(resume.id, false);
    } catch (error) {
      refused(w().done.stillTrashed(titleOf(resume)), error);
    }
  };
  const putInTrash = async (resume: ListedResume) => {
    hide(resume.id);
    try {
      await trash.mutateAsync(resume.id);
      toast({ text: w().done.trashed(titleOf(resume)), action: { label: shell().acts.undo, run: () => void takeBack(resume) } });
    } catch (error) {
      hide(resume.id, false);
      refused(w().done.notMoved(titleOf(resume)), error);
    }
  };
  const copy = async (resume: ListedResume) => {
    try {
      await duplicate.mutateAsync(resume.id);
      toast({ text: w().done.copied(titleOf(resume)) });
    } catch (error) {
      refused(w().done.notCopied(titleOf(resume)), error);
    }
  };

  return {
    /** The list as it is to be seen while the server still works on it. */
    present: (resumes: readonly ListedResume[]): ListedResume[] =>
      resumes
        .filter(({ id }) => !gone().has(id))
        // The rest stay the same objects: their cards are not made anew.
        .map((resume) => (changed().has(resume.id) ? { ...resume, ...changed().get(resume.id) } : resume)),
    hide: (id: string) => hide(id),
    arrange: saveArrangement,
    archive: (resume: ListedResume, archived: boolean) => void archive(resume, archived),
    trash: (resume: ListedResume) => void putInTrash(resume),
    duplicate: (resume: ListedResume) => void copy(resume),
  };
}
