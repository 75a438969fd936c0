import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import Copy from 'lucide-solid/icons/copy';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Eye from 'lucide-solid/icons/eye';
import EyeOff from 'lucide-solid/icons/eye-off';
import Trash from 'lucide-solid/icons/trash';
import { Menu } from '../../../../ui/src/kit/Menu.tsx';
import { w } from '../../words.ts';

/** What can be done to a part or a thing in it; whatever a long press and dragging do is here, too. */
export function PartMenu(props: {
  name: string;
  up: () => void;
  down: () => void;
  remove: () => void;
  duplicate?: () => void;
  hiding?: { isHidden: boolean; toggle: () => void };
}) {
  const entries = () => {
    const { duplicate, hiding } = props;
    return [
      { label: w().moveUp, icon: ArrowUp, onSelect: () => props.up() },
      { label: w().moveDown, icon: ArrowDown, onSelect: () => props.down() },
      ...(duplicate ? [{ label: w().duplicate, icon: Copy, onSelect: duplicate }] : []),
      ...(hiding ? [{ label: hiding.isHidden ? w().show : w().hide, icon: hiding.isHidden ? Eye : EyeOff, onSelect: hiding.toggle }] : []),
      { label: w().remove, icon: Trash, danger: true, onSelect: () => props.remove() },
    ];
  };
  return <Menu label={w().more(props.name)} trigger={<Ellipsis size={20} stroke-width={1.75} aria-hidden="true" />} entries={entries()} />;
}
