import Bold from 'lucide-solid/icons/bold';
import Italic from 'lucide-solid/icons/italic';
import Link from 'lucide-solid/icons/link';
import List from 'lucide-solid/icons/list';
import ListOrdered from 'lucide-solid/icons/list-ordered';
import Underline from 'lucide-solid/icons/underline';
import { For, Show } from 'solid-js';
import { PROSE_MAX_LENGTH, Prose } from '#protocol/prose';
import type { Path } from '#protocol/registers';
import { continueList, prefixLines, type Selection, wrapLink, wrapMark } from '../../../text/prose-edits.ts';
import { formatProse, parseProse, sameProse } from '../../../text/prose-notation.ts';
import { useEditor } from '../context.tsx';
import { Bound } from './Bound.tsx';
import { createDraft } from './createDraft.ts';

type Act = (selection: Selection) => Selection;
const ACTS: readonly { label: string; Icon: typeof Bold; key?: string; act: Act }[] = [
  { label: 'Bold', Icon: Bold, key: 'b', act: (selection) => wrapMark(selection, '**') },
  { label: 'Italic', Icon: Italic, key: 'i', act: (selection) => wrapMark(selection, '*') },
  { label: 'Underline', Icon: Underline, key: 'u', act: (selection) => wrapMark(selection, '__') },
  { label: 'Bulleted list', Icon: List, act: (selection) => prefixLines(selection, 'bullet') },
  { label: 'Numbered list', Icon: ListOrdered, act: (selection) => prefixLines(selection, 'ordered') },
  { label: 'Link', Icon: Link, act: wrapLink },
];

/** Rich text in a plain field: lines, lists and marks by the notation of `text/prose-notation.ts`. */
export function BoundProse(props: { path: Path; label: string; value: Prose | undefined; placeholder?: string | undefined }) {
  const editor = useEditor();
  const value = () => props.value ?? [];
  const draft = createDraft<Prose>({ value, read: parseProse, write: formatProse, same: sameProse });
  const save = (text: string) => {
    const prose = Prose.safeParse(parseProse(text));
    if (prose.success && !sameProse(prose.data, value())) editor.set(props.path, prose.data.length > 0 ? prose.data : null);
  };
  const perform = (act: Act) => {
    const control = draft.control();
    if (!control || control.readOnly) return;
    const next = act({ text: control.value, start: control.selectionStart ?? 0, end: control.selectionEnd ?? 0 });
    control.focus();
    control.value = next.text;
    control.setSelectionRange(next.start, next.end);
    save(next.text);
  };
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }) => {
    if (event.isComposing) return;
    const { value: text, selectionStart: start, selectionEnd: end } = event.currentTarget;
    const command = (event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey;
    const shortcut = command ? ACTS.find(({ key }) => key === event.key.toLowerCase()) : undefined;
    const next = event.key === 'Enter' && !event.shiftKey && !command ? continueList({ text, start, end }) : null;
    if (!shortcut && !next) return;
    event.preventDefault();
    perform(shortcut ? shortcut.act : () => next ?? { text, start, end });
  };
  return (
    <Bound
      path={props.path}
      label={props.label}
      aside={
        <Show when={editor.canEdit()}>
          <span class="prose-tools" role="toolbar" aria-label={`Format ${props.label}`}>
            <For each={ACTS}>
              {({ label, Icon, act, key }) => (
                <button
                  type="button"
                  class="icon-button prose-tool"
                  aria-label={label}
                  title={key ? `${label} (Ctrl+${key.toUpperCase()})` : label}
                  // The selection in the text stays.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => perform(act)}
                >
                  <Icon size={14} stroke-width={2} aria-hidden="true" />
                </button>
              )}
            </For>
          </span>
        </Show>
      }
    >
      {(ids) => (
        <textarea
          {...ids}
          ref={draft.bind}
          class="control prose"
          rows={4}
          spellcheck
          maxLength={PROSE_MAX_LENGTH}
          placeholder={editor.canEdit() ? props.placeholder : undefined}
          data-path={props.path}
          readOnly={!editor.canEdit()}
          onInput={(event) => save(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      )}
    </Bound>
  );
}
