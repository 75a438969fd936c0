import type { RefusedEdit } from '#sync/refused';
import { toast } from '../../kit/toast.tsx';
import { toJson } from '../../live/json.ts';
import type { Editor } from '../editor/context.tsx';
import type { RefusedGroup } from './refusedGroups.ts';
import { w } from './words.ts';

/** What people do with what was not accepted, with its words. */

/** `false` where the browser does not let the page do it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    toast({ text: w().refused.copied });
    return true;
  } catch (error) {
    console.warn('clipboard refused', error);
    toast({ text: w().refused.notCopied, detail: w().refused.saveInstead, tone: 'problem' });
    return false;
  }
}

/** Writes it anew. It is put aside only once it is among the edits that wait: refused again it comes back as another. */
export function tryAgain(editor: Editor, group: RefusedGroup): void {
  editor.write(group.edits.map(({ path, mine }) => [path, toJson(mine)]));
  void editor.refusals.putAside(stampsOf(group.edits));
  toast({ text: w().refused.writtenAgain(group.title) });
}

export async function putAside(editor: Editor, groups: readonly RefusedGroup[]): Promise<void> {
  const edits = structuredClone(groups.flatMap((group) => group.edits.map((edit) => ({ ...edit, mine: toJson(edit.mine) }))));
  if (!(await editor.refusals.putAside(stampsOf(edits)))) {
    toast({ text: w().refused.notLetGo, detail: w().refused.stillThere, tone: 'problem' });
    return;
  }
  toast({
    text: w().refused.putAside(groups.length),
    action: { label: w().undo, run: () => void editor.refusals.putBack(edits) },
  });
}

const stampsOf = (edits: readonly RefusedEdit[]): string[] => edits.map(({ stamp }) => stamp);
