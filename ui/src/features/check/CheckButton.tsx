import ListChecks from 'lucide-solid/icons/list-checks';
import { Show } from 'solid-js';
import { number } from '../../i18n/format.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { useEditor } from '../editor/context.tsx';
import { useCheck } from './context.tsx';
import { w } from './words.ts';
import './check.css';

function useCounts() {
  const check = useCheck();
  const of = (severity: 'fix' | 'consider') => check.rows().filter(({ finding }) => finding.severity === severity).length;
  return { fix: () => of('fix'), consider: () => of('consider'), all: () => check.rows().length };
}

/** In the top bar: opens the panel, and says how much it has found. */
export function CheckButton() {
  const editor = useEditor();
  const { fix, consider, all } = useCounts();
  return (
    <IconButton
      class="only-wide check-button"
      label={w().button(fix(), consider())}
      aria-pressed={editor.panel() === 'check'}
      onClick={() => editor.setPanel(editor.panel() === 'check' ? null : 'check')}
    >
      <ListChecks size={18} stroke-width={1.75} aria-hidden="true" />
      <Show when={all() > 0}>
        <span
          class="check-count"
          classList={{ 'check-count-fix': fix() > 0 }}
          data-count={all() > 99 ? '99+' : number(all())}
          aria-hidden="true"
        />
      </Show>
    </IconButton>
  );
}

/** The same in the phone's More. */
export function CheckMore() {
  const editor = useEditor();
  const { all } = useCounts();
  return (
    <Button onClick={() => editor.setPanel('check')}>
      <ListChecks size={16} stroke-width={1.75} aria-hidden="true" /> {w().buttonWith(all())}
    </Button>
  );
}
