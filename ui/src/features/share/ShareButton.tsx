import UserRoundPlus from 'lucide-solid/icons/user-round-plus';
import { Button } from '../../kit/Button.tsx';
import { useSharing } from './sharing.ts';
import { w } from './words.ts';

export function ShareButton(props: { class?: string }) {
  const sharing = useSharing();
  return (
    <Button class={props.class ?? ''} aria-haspopup="dialog" onClick={sharing.open}>
      <UserRoundPlus size={16} stroke-width={1.75} aria-hidden="true" /> {w().share}
    </Button>
  );
}
