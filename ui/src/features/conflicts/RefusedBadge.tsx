import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { createMemo, Show } from 'solid-js';
import { number } from '../../i18n/format.ts';
import { useEditor } from '../editor/context.tsx';
import { setRefusedOpen } from './opened.ts';
import { groupsOf } from './refusedGroups.ts';
import { w } from './words.ts';
import './refused.css';

/** How much was not accepted; leads to it. Nothing where there is nothing. */
export function RefusedBadge() {
  const editor = useEditor();
  const count = createMemo(() => groupsOf(editor.state.refused, editor.read).length);
  return (
    <Show when={count() > 0}>
      <button
        type="button"
        class="refused-badge"
        aria-haspopup="dialog"
        aria-label={w().refused.count(count())}
        onClick={() => setRefusedOpen(true)}
      >
        <TriangleAlert size={14} stroke-width={2} aria-hidden="true" />
        {number(count())}
        <span class="refused-badge-words">{w().refused.badge}</span>
      </button>
    </Show>
  );
}
