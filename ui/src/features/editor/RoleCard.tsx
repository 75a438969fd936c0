import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Trash from 'lucide-solid/icons/trash';
import { type JSX, Show } from 'solid-js';
import type { RoleItem } from '#protocol/document';
import { Menu } from '../../kit/Menu.tsx';
import { removeItem } from './acts.ts';
import { useEditor } from './context.tsx';
import type { Reorder } from './reorder.ts';
import { newName, sentenceOf } from './sentence.ts';

/** A position within an experience: short enough to stay open. */
export function RoleCard(props: { role: RoleItem; reorder: Reorder; children: JSX.Element }) {
  const editor = useEditor();
  const name = () => sentenceOf(props.role, editor.state.document.design.locale) || newName('role');
  return (
    <div class="role">
      <div class="role-head">
        <span class="role-name">{name()}</span>
        <Show when={editor.canEdit()}>
          <Menu
            label={`More for ${name()}`}
            trigger={<Ellipsis size={16} stroke-width={1.75} aria-hidden="true" />}
            entries={[
              { label: 'Move up', icon: ArrowUp, onSelect: () => props.reorder.by(props.role.id, -1) },
              { label: 'Move down', icon: ArrowDown, onSelect: () => props.reorder.by(props.role.id, 1) },
              { label: 'Delete', icon: Trash, danger: true, onSelect: () => removeItem(editor, props.role) },
            ]}
          />
        </Show>
      </div>
      {props.children}
    </div>
  );
}
