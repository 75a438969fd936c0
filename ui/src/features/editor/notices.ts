import { createEffect, createRoot } from 'solid-js';
import type { ErrorCode } from '#protocol/errors';
import type { Path } from '#protocol/registers';
import type { RefusedEdit } from '#sync/refused';
import { toast } from '../../kit/toast.tsx';
import type { Notice } from '../../live/events.ts';
import { canShowRefused, setRefusedOpen } from '../conflicts/opened.ts';
import { copyText } from '../conflicts/refusedActs.ts';
import { allText } from '../conflicts/refusedFile.ts';
import { groupsOf, reasonWords } from '../conflicts/refusedGroups.ts';
import { roleNow } from '../share/words.ts';
import type { Editor } from './context.tsx';
import { fieldName } from './fieldName.ts';
import { w } from './words.ts';

/** What is refused in one go comes in several answers: it is told as one, so many ms after the first. */
const GATHER_MS = 400;
/** A card of the same conflict, which says more, comes within so many ms. */
const CARD_WITHIN = 1_000;

/** Tells what became of an edit that did not stand; what the person wrote is one click away. */
export function sayNotice(notice: Notice, editor: Editor): void {
  switch (notice.type) {
    case 'lost':
      unlessCard(notice.path, editor, () =>
        toast({
          text: w().notices.overwritten(fieldName(editor.state.document, notice.path)),
          detail: w().notices.theirsIsShown,
          action: { label: w().notices.useMine, run: () => editor.set(notice.path, notice.mine) },
        }),
      );
      return;
    case 'refused':
      gather(notice.edits, editor);
      return;
    case 'role':
      toast({ text: roleNow(notice.role) });
      return;
    case 'trouble':
      toast({ text: troubleWords(notice.code), tone: 'problem' });
      return;
  }
}

/** Says it when no card of that field has come a moment later; one that has come and was dealt with meanwhile counts, too. */
function unlessCard(path: Path, { state }: Editor, say: () => void): void {
  createRoot((end) => {
    let hasCome = false;
    createEffect(() => {
      hasCome ||= Object.values(state.conflicts).some((conflict) => conflict.path === path);
    });
    setTimeout(() => {
      end();
      if (!hasCome) say();
    }, CARD_WITHIN);
  });
}

/** What a server's complaint means to a person. */
function troubleWords(code: ErrorCode): string {
  const { trouble } = w().notices;
  switch (code) {
    case 'rate_limited':
    case 'document_full':
    case 'too_large':
    case 'forbidden':
    case 'unavailable':
      return trouble[code];
    default:
      return trouble.other;
  }
}

const gathered = new WeakMap<Editor, RefusedEdit[]>();

function gather(edits: readonly RefusedEdit[], editor: Editor): void {
  const waiting = gathered.get(editor);
  if (waiting) return void waiting.push(...edits);
  const all = [...edits];
  gathered.set(editor, all);
  setTimeout(() => {
    gathered.delete(editor);
    sayRefused(all, editor);
  }, GATHER_MS);
}

function sayRefused(edits: readonly RefusedEdit[], editor: Editor): void {
  const groups = groupsOf(edits, editor.read);
  const [first] = groups;
  if (!first) return;
  toast({
    text: w().notices.refused(groups.length),
    detail: w().notices.refusedWhy(reasonWords(first.code)),
    tone: 'problem',
    action: canShowRefused()
      ? { label: w().notices.show, run: () => setRefusedOpen(true) }
      : { label: w().notices.copy, run: () => void copyText(allText(groups, editor.state.document.design.locale)) },
  });
}
