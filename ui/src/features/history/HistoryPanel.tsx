import { Tabs } from '@kobalte/core/tabs';
import CloudOff from 'lucide-solid/icons/cloud-off';
import X from 'lucide-solid/icons/x';
import { Show } from 'solid-js';
import { useForgetHistory } from '../../data/history.ts';
import { IconButton } from '../../kit/Button.tsx';
import { useEditor } from '../editor/context.tsx';
import { ActivityList } from './ActivityList.tsx';
import { NameNow } from './NameNow.tsx';
import { VersionList } from './VersionList.tsx';
import './history.css';

/** What the résumé was like before, and who changed what. */
export function HistoryPanel(props: { close: () => void }) {
  const editor = useEditor();
  const forget = useForgetHistory(() => editor.id);
  editor.onChanged('versions', () => void forget());
  return (
    <aside class="drawer history" aria-label="History">
      <div class="drawer-head">
        <h2>History</h2>
        <IconButton label="Close the history" onClick={props.close}>
          <X size={16} stroke-width={1.75} aria-hidden="true" />
        </IconButton>
      </div>
      <Show when={editor.state.connection.phase === 'waiting'}>
        <p class="history-note" role="status">
          <CloudOff size={14} stroke-width={2} aria-hidden="true" />
          You are offline. Versions are on the server: restoring and naming work again when the connection is back.
        </p>
      </Show>
      <Show when={editor.canEdit()}>
        <NameNow />
      </Show>
      <Tabs class="history-tabs" aria-label="What to show">
        <Tabs.List class="choices history-choices">
          <Tabs.Trigger class="history-choice" value="versions">
            Versions
          </Tabs.Trigger>
          <Tabs.Trigger class="history-choice" value="activity">
            Activity
          </Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="versions">
          <VersionList />
        </Tabs.Content>
        <Tabs.Content value="activity">
          <ActivityList />
        </Tabs.Content>
      </Tabs>
    </aside>
  );
}
