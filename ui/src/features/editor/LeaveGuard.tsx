import { type BeforeLeaveEventArgs, useBeforeLeave } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { hasUnsaved } from '../../app/unsaved.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { groupsOf } from '../conflicts/refusedGroups.ts';
import { useEditor } from './context.tsx';
import { titleOr, w } from './words.ts';

/** Asks before edits would be lost that could not be sent: leaving the page is the one thing that cannot be undone. */
export function LeaveGuard() {
  const editor = useEditor();
  const [leaving, setLeaving] = createSignal<BeforeLeaveEventArgs | null>(null);
  useBeforeLeave((event) => {
    // The phone has the same address beneath its own.
    const stays = typeof event.to === 'string' && new URL(event.to, location.origin).pathname.endsWith(`/resumes/${editor.id}`);
    if (stays || !hasUnsaved() || event.defaultPrevented) return;
    event.preventDefault();
    setLeaving(event);
  });
  /** Of edits that were not accepted and are kept nowhere else. */
  const refused = () => (editor.state.isRefusedKept ? 0 : groupsOf(editor.state.refused, editor.read).length);
  const waiting = () => (editor.state.connection.phase === 'live' || editor.state.keeping === 'kept' ? 0 : editor.state.pending);
  return (
    <Show when={leaving()} keyed>
      {(event) => (
        <Dialog
          open
          onClose={() => setLeaving(null)}
          title={w().leave.title(waiting() + refused(), titleOr(editor.state.document.title))}
          description={refused() > 0 ? w().leave.refused : w().leave.offline}
          actions={
            <>
              <Button
                look="danger"
                onClick={() => {
                  setLeaving(null);
                  event.retry(true);
                }}
              >
                {w().leave.leave}
              </Button>
              <Button look="primary" onClick={() => setLeaving(null)}>
                {w().leave.stay}
              </Button>
            </>
          }
        />
      )}
    </Show>
  );
}
