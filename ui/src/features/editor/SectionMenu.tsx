import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Eye from 'lucide-solid/icons/eye';
import EyeOff from 'lucide-solid/icons/eye-off';
import Trash from 'lucide-solid/icons/trash';
import type { Section } from '#protocol/document';
import { sectionPath } from '#protocol/registers';
import { Menu } from '../../kit/Menu.tsx';
import { shownKeys } from '../shortcuts/keys.ts';
import { placeSection, removeSection } from './acts.ts';
import { useEditor } from './context.tsx';
import { sectionTitle } from './kinds.ts';
import { w } from './words.ts';

/** Everything that can be done to a section, also where there is neither a mouse nor a keyboard. */
export function SectionMenu(props: { section: Section }) {
  const editor = useEditor();
  const index = () => editor.state.document.sections.findIndex(({ id }) => id === props.section.id);
  const hidden = () => props.section.hidden === true;
  return (
    <Menu
      label={w().acts.moreFor(sectionTitle(props.section))}
      trigger={<Ellipsis size={16} stroke-width={1.75} aria-hidden="true" />}
      entries={[
        {
          label: w().acts.moveUp,
          icon: ArrowUp,
          keys: shownKeys('moveUp'),
          disabled: index() === 0,
          onSelect: () => placeSection(editor, props.section.id, index() - 1),
        },
        {
          label: w().acts.moveDown,
          icon: ArrowDown,
          keys: shownKeys('moveDown'),
          disabled: index() === editor.state.document.sections.length - 1,
          onSelect: () => placeSection(editor, props.section.id, index() + 1),
        },
        {
          label: hidden() ? w().acts.show : w().acts.hide,
          icon: hidden() ? Eye : EyeOff,
          onSelect: () => editor.set(sectionPath(props.section.id, 'hidden'), !hidden()),
        },
        { label: w().acts.delete, icon: Trash, danger: true, onSelect: () => removeSection(editor, props.section) },
      ]}
    />
  );
}
