import { type BeforeLeaveEventArgs, useBeforeLeave } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { hasUnsaved } from '../../app/unsaved.ts';
import { plural } from '../../i18n/format.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { groupsOf } from '../conflicts/refusedGroups.ts';
import { useEditor } from './context.tsx';

/** Asks before edits would be lost that could not be sent: leaving the page is the one thing that cannot be undone. */
export function LeaveGuard() {
  const editor = useEditor();
  const [leaving, setLeaving] = createSignal<BeforeLeaveEventArgs | null>(null);
  useBeforeLeave((event) => {
    const stays = typeof event.to === 'string' && new URL(event.to, location.origin).pathname === `/resumes/${editor.id}`;
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
          title={`${plural(waiting() + refused(), 'change')} of “${editor.state.document.title || 'Untitled résumé'}” would be lost`}
          description={
            refused() > 0
              ? 'They were not accepted, and this browser keeps nothing on the device, so they are only on this page. Copy them first, or save them as a file.'
              : 'There is no connection, and this browser keeps nothing on the device, so they are only on this page. They are saved by themselves as soon as it is back.'
          }
          actions={
            <>
              <Button
                look="danger"
                onClick={() => {
                  setLeaving(null);
                  event.retry(true);
                }}
              >
                Leave without them
              </Button>
              <Button look="primary" onClick={() => setLeaving(null)}>
                Stay
              </Button>
            </>
          }
        />
      )}
    </Show>
  );
}
