import { ERRORS } from '#protocol/errors';
import { Prose, proseText } from '#protocol/prose';
import { isTextPath, type Path, type Value } from '#protocol/registers';
import { toast } from '../../kit/toast.tsx';
import type { Notice } from '../../live/events.ts';
import { ROLE_NOW } from '../share/words.ts';
import type { Editor } from './context.tsx';
import { fieldName } from './fieldName.ts';

function asText(path: Path, value: Value): string {
  if (typeof value === 'string') return value;
  const prose = isTextPath(path) ? Prose.safeParse(value) : null;
  return prose?.success ? proseText(prose.data) : JSON.stringify(value);
}

/** Tells what became of an edit that did not stand; what the person wrote is one click away. */
export function sayNotice(notice: Notice, editor: Editor): void {
  switch (notice.type) {
    case 'lost':
      toast({
        text: `Somebody changed ${fieldName(editor.state.document, notice.path)} after you did.`,
        detail: 'Theirs is what is shown now.',
        action: { label: 'Use mine', run: () => editor.set(notice.path, notice.mine) },
      });
      return;
    case 'refused':
      toast({
        text: `A change of ${fieldName(editor.state.document, notice.path)} was not accepted.`,
        detail: `${ERRORS[notice.code][1]}.`,
        tone: 'problem',
        action: { label: 'Copy what I wrote', run: () => void navigator.clipboard.writeText(asText(notice.path, notice.mine)) },
      });
      return;
    case 'role':
      toast({ text: ROLE_NOW[notice.role] });
      return;
    case 'trouble':
      toast({ text: notice.detail ?? `${ERRORS[notice.code][1]}.`, tone: 'problem' });
      return;
  }
}
