import { DropdownMenu } from '@kobalte/core/dropdown-menu';
import { type Component, Index, type JSX, Show } from 'solid-js';
import './menu.css';

export interface MenuEntry {
  label: string;
  icon?: Component<{ size?: number; 'stroke-width'?: number; 'aria-hidden'?: 'true' }>;
  danger?: boolean;
  disabled?: boolean;
  /** What the keyboard does instead, shown at the right. */
  keys?: string;
  onSelect: () => void;
}

/** A button that opens a list of acts; arrows, Home, End and typing move in it. */
export function Menu(props: { label: string; trigger: JSX.Element; class?: string; entries: readonly MenuEntry[] }) {
  return (
    <DropdownMenu gutter={4} placement="bottom-end" modal={false}>
      <DropdownMenu.Trigger class={props.class ?? 'icon-button'} aria-label={props.label} title={props.label}>
        {props.trigger}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        {/* The layer lies outside the page's landmarks, so it is one itself while it is open. */}
        <section aria-label={props.label}>
          <DropdownMenu.Content class="menu">
            {/* By place: what is told anew while the menu is open does not take the entry from under a finger. */}
            <Index each={props.entries}>
              {(entry) => (
                <DropdownMenu.Item
                  class="menu-item"
                  classList={{ 'menu-danger': entry().danger === true }}
                  disabled={entry().disabled ?? false}
                  onSelect={() => entry().onSelect()}
                >
                  <Show when={entry().icon} keyed>
                    {(Icon) => <Icon size={16} stroke-width={1.75} aria-hidden="true" />}
                  </Show>
                  {/* Everything that is seen is in the name. */}
                  <DropdownMenu.ItemLabel class="menu-label">
                    {entry().label}
                    <Show when={entry().keys}>
                      {' '}
                      <kbd class="menu-keys">{entry().keys}</kbd>
                    </Show>
                  </DropdownMenu.ItemLabel>
                </DropdownMenu.Item>
              )}
            </Index>
          </DropdownMenu.Content>
        </section>
      </DropdownMenu.Portal>
    </DropdownMenu>
  );
}
