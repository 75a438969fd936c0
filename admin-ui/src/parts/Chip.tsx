import X from 'lucide-solid/icons/x';
import type { JSX } from 'solid-js';

/** Something that was chosen, and can be taken away. */
export const Chip = (props: { children: JSX.Element; removeLabel: string; onRemove: () => void }) => (
  <div class="chip">
    {props.children}
    <button type="button" aria-label={props.removeLabel} title={props.removeLabel} onClick={() => props.onRemove()}>
      <X size={14} stroke-width={1.75} aria-hidden="true" />
    </button>
  </div>
);
