import { useQueryClient } from '@tanstack/solid-query';
import { createSignal, For, Show } from 'solid-js';
import { useQuery } from '../../../../ui/src/data/query.ts';
import { number } from '../../../../ui/src/i18n/format.ts';
import { Button } from '../../../../ui/src/kit/Button.tsx';
import { useMay } from '../../app/access.tsx';
import { adminApi } from '../../data/admin.ts';
import { words } from '../../i18n/words.ts';
import { type Act, ActDialog } from '../../parts/ActDialog.tsx';
import { Badge } from '../../parts/Badge.tsx';
import { Loaded } from '../../parts/Loaded.tsx';
import { Page, Section } from '../../parts/Page.tsx';

const w = words('system');
const REFRESH_MS = 30_000;
const PROGRESS_MS = 2_000;

/** How the parts of the service are, and rebuilding the index. */
export default function System() {
  const may = useMay();
  const health = useQuery(() => ({ queryKey: ['health'], queryFn: adminApi.health, refetchInterval: REFRESH_MS }));
  return (
    <Page title={w().title}>
      <Loaded query={health} rows={6}>
        {(found) => (
          <section class="section">
            <p role="status" class="system-state">
              <Badge tone={found().status === 'ok' ? 'good' : 'danger'}>{found().status === 'ok' ? w().ok : w().degraded}</Badge>
              <span class="muted small">{w().version(found().version)}</span>
            </p>
            <div class="card table-place">
              <table class="table">
                <thead>
                  <tr>
                    <th scope="col">{w().part}</th>
                    <th scope="col">{w().state}</th>
                    <th scope="col" class="number">
                      {w().count}
                    </th>
                    <th scope="col" class="number">
                      {w().time}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  <For each={found().parts}>
                    {(part) => (
                      <tr>
                        <th scope="row">{w().parts[part.part]}</th>
                        <td>
                          <Badge tone={part.ok ? 'good' : 'danger'}>{part.ok ? w().good : w().bad}</Badge>
                        </td>
                        <td class="number">{part.count === undefined ? '' : number(part.count)}</td>
                        <td class="number">{part.ms === undefined ? '' : w().ms(number(part.ms))}</td>
                      </tr>
                    )}
                  </For>
                </tbody>
              </table>
            </div>
          </section>
        )}
      </Loaded>
      <Show when={may('GetReindex')}>
        <Index />
      </Show>
      <Section title={w().backups}>
        <p class="muted">{w().backupsText}</p>
      </Section>
    </Page>
  );
}

function Index() {
  const client = useQueryClient();
  const [asking, setAsking] = createSignal<Act | null>(null);
  const progress = useQuery(() => ({
    queryKey: ['reindex'],
    queryFn: adminApi.reindex,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? PROGRESS_MS : false),
  }));
  const rebuild: Act = {
    get title() {
      return w().rebuildTitle;
    },
    get text() {
      return w().rebuildText;
    },
    get submit() {
      return w().rebuild;
    },
    get done() {
      return w().rebuildDone;
    },
    run: async () => client.setQueryData(['reindex'], await adminApi.startReindex()),
  };
  return (
    <Section title={w().index} aside={<Button onClick={() => setAsking(rebuild)}>{w().rebuild}</Button>}>
      <p class="muted">{w().indexText}</p>
      <Loaded query={progress} rows={1}>
        {(found) => (
          <p class="system-state" role="status">
            <Badge tone={found().state === 'running' ? 'warning' : 'plain'}>{w().states[found().state]}</Badge>
            <Show when={found().state !== 'idle'}>
              <span class="small">{w().progress(found().users, found().resumes, found().waiting)}</span>
            </Show>
          </p>
        )}
      </Loaded>
      <ActDialog act={asking()} onClose={() => setAsking(null)} />
    </Section>
  );
}
