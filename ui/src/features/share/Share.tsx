import { useNavigate } from '@solidjs/router';
import { useQueryClient } from '@tanstack/solid-query';
import { createEffect, on, Show } from 'solid-js';
import { useProfile } from '../../app/profile.ts';
import { membersKey } from '../../data/members.ts';
import { useEditor } from '../editor/context.tsx';
import { ShareDialog } from './ShareDialog.tsx';
import { useSharing } from './sharing.ts';
import { w } from './words.ts';

/** The share dialog of the résumé that is open in the editor. */
export function Share() {
  const editor = useEditor();
  const sharing = useSharing();
  const me = useProfile();
  const navigate = useNavigate();
  const client = useQueryClient();
  // Somebody who was invited has come, or our own role is another: what is listed is old.
  const here = () => [editor.state.role, ...new Set(Object.values(editor.state.peers).map(({ user }) => user.id))].join();
  createEffect(on(here, () => void client.invalidateQueries({ queryKey: membersKey(editor.id) }), { defer: true }));
  return (
    <Show when={sharing.isOpen()}>
      <ShareDialog
        id={editor.id}
        title={editor.state.document.title.trim() || w().untitled}
        isOwner={editor.state.role === 'owner'}
        me={me().id}
        onClose={sharing.close}
        onLeft={() => navigate('/home')}
      />
    </Show>
  );
}
