import Copy from 'lucide-solid/icons/copy';
import Eye from 'lucide-solid/icons/eye';
import EyeOff from 'lucide-solid/icons/eye-off';
import FolderInput from 'lucide-solid/icons/folder-input';
import Trash from 'lucide-solid/icons/trash';
import X from 'lucide-solid/icons/x';
import { createMemo, onCleanup, Show } from 'solid-js';
import type { Section } from '#protocol/document';
import { IconButton } from '../../kit/Button.tsx';
import { Menu } from '../../kit/Menu.tsx';
import { useEditor } from '../editor/context.tsx';
import { focusBeside } from '../editor/here.ts';
import { sectionTitle } from '../editor/kinds.ts';
import { shownKeys } from '../shortcuts/keys.ts';
import { hideItems, moveItems, removeItems, sectionsFor } from './acts.ts';
import { chosenOf, setChoice } from './chosen.ts';
import { copyItems } from './useItemClipboard.ts';
import { w } from './words.ts';

/** What can be done with the chosen entries of a section. It goes with the section: what is not seen must not be acted on. */
export function ChosenBar(props: { section: Section }) {
  const editor = useEditor();
  const chosen = createMemo(() => chosenOf(props.section));
  const areHidden = () => chosen().every(({ hidden }) => hidden);
  onCleanup(() => setChoice(null));
  const remove = () => {
    const items = chosen();
    removeItems(editor, items);
    focusBeside(props.section, items);
  };
  const move = (to: Section, index: number) => () => {
    moveItems(editor, chosen(), to, index);
    if (to.id !== props.section.id) setChoice(null);
  };
  return (
    <Show when={chosen().length > 0}>
      <div class="chosen" role="toolbar" aria-label={w().bar}>
        <span class="chosen-count" role="status">
          {w().chosen(chosen().length)}
        </span>
        <IconButton label={areHidden() ? w().show : w().hide} onClick={() => hideItems(editor, chosen(), !areHidden())}>
          <Show when={areHidden()} fallback={<EyeOff size={16} stroke-width={1.75} aria-hidden="true" />}>
            <Eye size={16} stroke-width={1.75} aria-hidden="true" />
          </Show>
        </IconButton>
        <Menu
          label={w().moveTo}
          trigger={<FolderInput size={16} stroke-width={1.75} aria-hidden="true" />}
          entries={[
            { label: w().top, onSelect: move(props.section, 0) },
            { label: w().end, onSelect: move(props.section, props.section.items.length) },
            ...sectionsFor(editor, props.section).map((section) => ({
              label: sectionTitle(section),
              onSelect: move(section, section.items.length),
            })),
          ]}
        />
        <IconButton label={w().copy(shownKeys('copy'))} onClick={() => copyItems(chosen())}>
          <Copy size={16} stroke-width={1.75} aria-hidden="true" />
        </IconButton>
        <IconButton label={w().delete} onClick={remove}>
          <Trash size={16} stroke-width={1.75} aria-hidden="true" />
        </IconButton>
        <IconButton label={w().chooseNone} onClick={() => setChoice(null)}>
          <X size={16} stroke-width={1.75} aria-hidden="true" />
        </IconButton>
      </div>
    </Show>
  );
}
