import type { RefusedEdit } from '#sync/refused';
import { plural } from '../../i18n/format.ts';
import { toast } from '../../kit/toast.tsx';
import { toJson } from '../../live/json.ts';
import type { Editor } from '../editor/context.tsx';
import type { RefusedGroup } from './refusedGroups.ts';

/** What people do with what was not accepted, with its words. */

/** `false` where the browser does not let the page do it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    toast({ text: 'Copied.' });
    return true;
  } catch (error) {
    console.warn('Nothing was copied', error);
    toast({ text: 'This browser did not let the page copy.', detail: 'Save it as a file instead.', tone: 'problem' });
    return false;
  }
}

/** Writes it anew. It is put aside only once it is among the edits that wait: refused again it comes back as another. */
export function tryAgain(editor: Editor, group: RefusedGroup): void {
  editor.write(group.edits.map(({ path, mine }) => [path, toJson(mine)]));
  void editor.refusals.putAside(stampsOf(group.edits));
  toast({ text: `“${group.title}” was written again.` });
}

export async function putAside(editor: Editor, groups: readonly RefusedGroup[]): Promise<void> {
  const edits = structuredClone(groups.flatMap((group) => group.edits.map((edit) => ({ ...edit, mine: toJson(edit.mine) }))));
  if (!(await editor.refusals.putAside(stampsOf(edits)))) {
    toast({ text: 'This device did not let it go.', detail: 'It is still there; try again in a moment.', tone: 'problem' });
    return;
  }
  toast({
    text: `${plural(groups.length, 'change')} put aside.`,
    action: { label: 'Undo', run: () => void editor.refusals.putBack(edits) },
  });
}

const stampsOf = (edits: readonly RefusedEdit[]): string[] => edits.map(({ stamp }) => stamp);
