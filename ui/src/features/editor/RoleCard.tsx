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
import { w } from './words.ts';

/** A position within an experience: short enough to stay open. */
export function RoleCard(props: { role: RoleItem; reorder: Reorder; children: JSX.Element }) {
  const editor = useEditor();
  const name = () => sentenceOf(props.role, editor.state.document.design.locale) || newName('role');
  return (
    <div class="role">
      <div class="role-head">
        <span class="role-name" dir="auto">
          {name()}
        </span>
        <Show when={editor.canEdit()}>
          <Menu
            label={w().acts.moreFor(name())}
            trigger={<Ellipsis size={16} stroke-width={1.75} aria-hidden="true" />}
            entries={[
              { label: w().acts.moveUp, icon: ArrowUp, onSelect: () => props.reorder.by(props.role.id, -1) },
              { label: w().acts.moveDown, icon: ArrowDown, onSelect: () => props.reorder.by(props.role.id, 1) },
              { label: w().acts.delete, icon: Trash, danger: true, onSelect: () => removeItem(editor, props.role) },
            ]}
          />
        </Show>
      </div>
      {props.children}
    </div>
  );
}
