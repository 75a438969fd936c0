import { Combobox, useComboboxContext } from '@kobalte/core/combobox';
import { Dialog } from '@kobalte/core/dialog';
import Search from 'lucide-solid/icons/search';
import { createEffect, createMemo, createSignal, on, Show } from 'solid-js';
import type { PaletteEntry, PaletteGroup } from './entries.ts';
import { arranged } from './rank.ts';
import { recentIn } from './recent.ts';
import { w } from './words.ts';
import './palette.css';

/** Everything one can do or go to, found by typing. What is chosen runs once the palette is gone and the focus is back. */
export function Palette(props: {
  place: 'home' | 'editor';
  entries: () => readonly PaletteEntry[];
  /** What was typed before the line had the focus; asked once it has. */
  typedAhead: () => string;
  onClose: () => void;
}) {
  const before = document.activeElement;
  const recent = recentIn(props.place);
  const lately = recent.read();
  // As they are now: a list that moves under the hand is worse than one that is a moment old.
  const entries = props.entries();
  const [query, setQuery] = createSignal('');
  const groups = createMemo(() => arranged(entries, query(), lately));
  let chosen: PaletteEntry | null = null;

  const choose = (entry: PaletteEntry | null) => {
    if (!entry || chosen) return;
    chosen = entry;
    recent.add(entry.id);
    props.onClose();
  };
  const takeTypedAhead = ({ currentTarget: line }: { currentTarget: HTMLInputElement }) => {
    const typed = props.typedAhead();
    if (typed === '' || line.value !== '') return;
    line.value = typed;
    line.dispatchEvent(new InputEvent('input', { bubbles: true, data: typed }));
  };
  const giveBack = (event: Event) => {
    event.preventDefault();
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    chosen?.run();
  };

  return (
    <Dialog open onOpenChange={(open) => !open && props.onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay class="dialog-overlay" />
        <div class="palette-place">
          <Dialog.Content class="palette" onCloseAutoFocus={giveBack}>
            <Dialog.Title class="hidden-visually">{w().title}</Dialog.Title>
            <Combobox<PaletteEntry, PaletteGroup>
              open
              options={groups()}
              optionValue="id"
              optionTextValue="label"
              optionLabel="label"
              optionGroupChildren="entries"
              // What fits has been decided here, in the order of how well it does.
              defaultFilter={() => true}
              allowsEmptyCollection
              shouldFocusWrap
              closeOnSelection={false}
              value={null}
              onChange={choose}
              itemComponent={(item) => <Entry item={item.item} />}
              sectionComponent={(section) => <Combobox.Section class="palette-group">{section.section.rawValue.name}</Combobox.Section>}
            >
              <Combobox.Control class="palette-line">
                <Search size={18} stroke-width={1.75} aria-hidden="true" />
                <Combobox.Input
                  class="palette-input"
                  aria-label={w().title}
                  placeholder={w().placeholder}
                  autofocus
                  maxLength={200}
                  onFocus={takeTypedAhead}
                  onInput={(event: InputEvent & { currentTarget: HTMLInputElement }) => setQuery(event.currentTarget.value)}
                />
              </Combobox.Control>
              <Combobox.Listbox class="palette-list" aria-label={w().found} />
              <BestFirst groups={groups} />
            </Combobox>
            <p class="palette-none" role="status">
              <Show when={groups().length === 0}>{w().nothing(query().trim())}</Show>
            </p>
          </Dialog.Content>
        </div>
      </Dialog.Portal>
    </Dialog>
  );
}

/** Enter takes the best one: it is highlighted as soon as it stands there. */
function BestFirst(props: { groups: () => PaletteGroup[] }) {
  const context = useComboboxContext();
  createEffect(
    on(props.groups, (groups) => {
      const first = groups[0]?.entries[0]?.id;
      // Once the list is drawn: the option must be there to be named as the active one.
      queueMicrotask(() => context.listState().selectionManager().setFocusedKey(first));
    }),
  );
  return null;
}

function Entry(props: { item: { rawValue: PaletteEntry } & Parameters<typeof Combobox.Item>[0]['item'] }) {
  const entry = () => props.item.rawValue;
  return (
    <Combobox.Item item={props.item} class="palette-entry">
      <Show when={entry().icon} keyed>
        {(Icon) => <Icon size={16} stroke-width={1.75} aria-hidden="true" />}
      </Show>
      {/* Everything that is seen is in the name. */}
      <Combobox.ItemLabel class="menu-label">
        <span class="palette-label">{entry().label}</span>
        <Show when={entry().keys}>
          {' '}
          <kbd class="menu-keys">{entry().keys}</kbd>
        </Show>
      </Combobox.ItemLabel>
    </Combobox.Item>
  );
}
