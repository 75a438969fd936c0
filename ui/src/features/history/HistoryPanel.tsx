import { Tabs } from '@kobalte/core/tabs';
import CloudOff from 'lucide-solid/icons/cloud-off';
import { Show } from 'solid-js';
import { useForgetHistory } from '../../data/history.ts';
import { Drawer } from '../../kit/Drawer.tsx';
import { useEditor } from '../editor/context.tsx';
import { ActivityList } from './ActivityList.tsx';
import { NameNow } from './NameNow.tsx';
import { VersionList } from './VersionList.tsx';
import { w } from './words.ts';
import './history.css';

/** What the résumé was like before, and who changed what. */
export function HistoryPanel(props: { close: () => void }) {
  const editor = useEditor();
  const forget = useForgetHistory(() => editor.id);
  editor.onChanged('versions', () => void forget());
  return (
    <Drawer class="history" title={w().title} closeLabel={w().close} onClose={props.close}>
      <Show when={editor.state.connection.phase === 'waiting'}>
        <p class="history-note" role="status">
          <CloudOff size={14} stroke-width={2} aria-hidden="true" />
          {w().offline}
        </p>
      </Show>
      <Show when={editor.canEdit()}>
        <NameNow />
      </Show>
      <Tabs class="history-tabs" aria-label={w().show}>
        <Tabs.List class="choices history-choices">
          <Tabs.Trigger class="history-choice" value="versions">
            {w().versions}
          </Tabs.Trigger>
          <Tabs.Trigger class="history-choice" value="activity">
            {w().activity}
          </Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="versions">
          <VersionList />
        </Tabs.Content>
        <Tabs.Content value="activity">
          <ActivityList />
        </Tabs.Content>
      </Tabs>
    </Drawer>
  );
}
