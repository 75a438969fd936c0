import { Show } from 'solid-js';
import { useMay } from '../../app/access.tsx';
import { useConfig } from '../../data/config.ts';
import { words } from '../../i18n/words.ts';
import { Loaded } from '../../parts/Loaded.tsx';
import { Page } from '../../parts/Page.tsx';
import { ConfigForm } from './ConfigForm.tsx';
import { Versions } from './Versions.tsx';
import './configuration.css';

const w = words('configuration');

/** How the tenant is set up: what is in force, to be changed, and every version that was. */
export default function Configuration() {
  const may = useMay();
  const config = useConfig();
  return (
    <Page title={w().title} lead={may('UpdateConfig') ? w().lead : w().readOnly}>
      <Loaded query={config} rows={12}>
        {(found) => (
          <div class="config">
            <ConfigForm config={found()} readOnly={!may('UpdateConfig')} />
            <Show when={may('ListConfigVersions')}>
              <Versions current={found().version} />
            </Show>
          </div>
        )}
      </Loaded>
    </Page>
  );
}
