import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowLeft from 'lucide-solid/icons/arrow-left';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import Copy from 'lucide-solid/icons/copy';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Eye from 'lucide-solid/icons/eye';
import EyeOff from 'lucide-solid/icons/eye-off';
import GripVertical from 'lucide-solid/icons/grip-vertical';
import MessageSquarePlus from 'lucide-solid/icons/message-square-plus';
import SquareCheck from 'lucide-solid/icons/square-check';
import Trash from 'lucide-solid/icons/trash';
import { createMemo, For, Show } from 'solid-js';
import type { Item, Section } from '#protocol/document';
import { itemPath } from '#protocol/registers';
import { Avatar } from '../../kit/Avatar.tsx';
import { Menu } from '../../kit/Menu.tsx';
import { useMaybeTalk } from '../comments/context.tsx';
import { ItemTalk } from '../comments/PartTalk.tsx';
import { ChooseBox } from '../copying/ChooseBox.tsx';
import { choose, isChosen } from '../copying/chosen.ts';
import { duplicateItem } from '../copying/duplicate.ts';
import { ariaKeys, shownKeys } from '../shortcuts/keys.ts';
import { removeItem } from './acts.ts';
import { isNarrow, useEditor } from './context.tsx';
import { ItemForm } from './ItemForm.tsx';
import { sectionTitle } from './kinds.ts';
import type { Reorder } from './reorder.ts';
import { newName, sentenceOf } from './sentence.ts';
import { fieldWords, w } from './words.ts';

/** On a phone the form covers what had the focus. */
const focusOnPhone = (back: HTMLButtonElement) =>
  requestAnimationFrame(() => isNarrow() && !back.closest('.item-body')?.contains(document.activeElement) && back.focus());

/** An item: a sentence when closed, its form when open. On a phone the form fills the screen. */
export function ItemRow(props: { item: Item; section: Section; reorder: Reorder }) {
  const editor = useEditor();
  const talk = useMaybeTalk();
  const isOpen = () => editor.open().item === props.item.id;
  const toggle = () => editor.openSection(props.section.id, isOpen() ? undefined : props.item.id);
  const sentence = createMemo(() => sentenceOf(props.item, editor.state.document.design.locale));
  const name = () => sentence() || newName(props.item.kind);
  /** Of what the person wrote; what we call it without that is ours. */
  const spokenIn = () => (sentence() ? editor.state.document.design.locale : undefined);
  const peers = createMemo(() => Object.values(editor.state.peers).filter((peer) => !isOpen() && peer.gaze.field?.includes(props.item.id)));
  const hidden = () => props.item.hidden === true;
  return (
    <li
      class="item"
      ref={(row) => props.reorder.row(props.item.id)(row)}
      data-item={props.item.id}
      data-talk={`item/${props.item.id}`}
      data-open={isOpen() || undefined}
      data-chosen={isChosen(props.item.id) || undefined}
      data-drop={props.reorder.dropMark(props.item.id)}
      data-dragged={props.reorder.isDragged(props.item.id) || undefined}
    >
      <div class="item-head" ref={(head) => props.reorder.handle(props.item.id)(head)}>
        <Show when={editor.canEdit()}>
          <span class="grip" aria-hidden="true">
            <GripVertical size={14} stroke-width={1.75} />
          </span>
        </Show>
        <button
          type="button"
          class="item-toggle"
          aria-expanded={isOpen()}
          aria-keyshortcuts={`${ariaKeys('moveUp')} ${ariaKeys('moveDown')}`}
          onClick={toggle}
          onKeyDown={props.reorder.onKeyDown(props.item.id)}
        >
          <ChevronRight class="chevron" size={16} stroke-width={1.75} aria-hidden="true" />
          <span class="item-sentence" dir="auto" lang={spokenIn()} classList={{ 'is-hidden': hidden(), muted: sentence() === '' }}>
            {name()}
          </span>
          <Show when={hidden()}>
            <EyeOff size={14} stroke-width={1.75} aria-label={w().sections.hidden} />
          </Show>
          <For each={peers()}>
            {(peer) => <Avatar id={peer.user.id} name={peer.user.name} label={fieldWords().someoneIsHere(peer.user.name)} small />}
          </For>
        </button>
        <Show when={editor.canEdit()}>
          <ChooseBox item={props.item} section={props.section} name={name()} />
        </Show>
        <ItemTalk item={props.item} name={name()} isOpen={isOpen()} />
        <Show when={editor.canEdit()}>
          <Menu
            label={w().acts.moreFor(name())}
            trigger={<Ellipsis size={16} stroke-width={1.75} aria-hidden="true" />}
            entries={[
              { label: w().acts.moveUp, icon: ArrowUp, keys: shownKeys('moveUp'), onSelect: () => props.reorder.by(props.item.id, -1) },
              {
                label: w().acts.moveDown,
                icon: ArrowDown,
                keys: shownKeys('moveDown'),
                onSelect: () => props.reorder.by(props.item.id, 1),
              },
              {
                label: isChosen(props.item.id) ? w().acts.chooseNoMore : w().acts.choose,
                icon: SquareCheck,
                onSelect: () => choose(props.section, props.item.id, false),
              },
              {
                label: w().acts.duplicate,
                icon: Copy,
                keys: shownKeys('duplicate'),
                onSelect: () => duplicateItem(editor, props.section, props.item),
              },
              {
                label: hidden() ? w().acts.show : w().acts.hide,
                icon: hidden() ? Eye : EyeOff,
                onSelect: () => editor.set(itemPath(props.item.id, 'hidden'), !hidden()),
              },
              ...(talk
                ? [{ label: w().acts.comment, icon: MessageSquarePlus, onSelect: () => talk.begin({ path: `item/${props.item.id}` }) }]
                : []),
              {
                label: w().acts.delete,
                icon: Trash,
                danger: true,
                keys: shownKeys('remove'),
                onSelect: () => removeItem(editor, props.item),
              },
            ]}
          />
        </Show>
      </div>
      <Show when={isOpen()}>
        <div class="item-body">
          <div class="item-sheet-bar">
            <button type="button" class="button button-quiet" ref={focusOnPhone} onClick={toggle}>
              <ArrowLeft class="mirrored" size={18} stroke-width={1.75} aria-hidden="true" /> {sectionTitle(props.section)}
            </button>
            <span class="item-sheet-title" dir="auto" lang={spokenIn()}>
              {name()}
            </span>
          </div>
          <ItemForm item={props.item} />
        </div>
      </Show>
    </li>
  );
}
