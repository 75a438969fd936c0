import { useQueryClient } from '@tanstack/solid-query';
import { createSignal, For, Show } from 'solid-js';
import type { ConfigVersion } from '#protocol/tenant-config';
import { useInfiniteQuery, useQuery } from '../../../../ui/src/data/query.ts';
import { list } from '../../../../ui/src/i18n/en/forms.ts';
import { fullDate } from '../../../../ui/src/i18n/format.ts';
import { Button } from '../../../../ui/src/kit/Button.tsx';
import { Dialog } from '../../../../ui/src/kit/Dialog.tsx';
import { useMay } from '../../app/access.tsx';
import { ask } from '../../data/ask.ts';
import { words } from '../../i18n/words.ts';
import { type Act, ActDialog } from '../../parts/ActDialog.tsx';
import { Badge } from '../../parts/Badge.tsx';
import { Loaded } from '../../parts/Loaded.tsx';
import { More } from '../../parts/More.tsx';
import { Section } from '../../parts/Page.tsx';
import { PersonName } from '../../parts/PersonName.tsx';

const w = words('configuration');

/** Every version, newest first: who made it, what it changed, what differs from it now, and the way back to it. */
export function Versions(props: { current: number }) {
  const client = useQueryClient();
  const may = useMay();
  const [compared, setCompared] = createSignal<{ version: number } | null>(null);
  const [asking, setAsking] = createSignal<Act | null>(null);
  const versions = useInfiniteQuery(() => ({
    queryKey: ['config', 'versions'],
    queryFn: ({ pageParam }) => ask({ type: 'ListConfigVersions', limit: 20, ...(pageParam === undefined ? {} : { before: pageParam }) }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ before }) => before,
  }));
  const restore = (version: number): Act => ({
    title: w().restoreTitle(version),
    text: w().restoreText,
    submit: w().restoreSubmit,
    asksWhy: true,
    done: w().restored(props.current + 1),
    run: async (why) => {
      try {
        client.setQueryData(
          ['config', 'current'],
          await ask({ type: 'RestoreConfig', version, expected: props.current, why }, crypto.randomUUID()),
        );
      } finally {
        await client.invalidateQueries({ queryKey: ['config'] });
      }
    },
  });
  return (
    <Section title={w().versions}>
      <Loaded query={versions} rows={4}>
        {(found) => (
          <div class="card">
            <ul class="config-versions">
              <For each={found().pages.flatMap(({ items }) => items)}>
                {(version) => (
                  <li>
                    <Version version={version} isCurrent={version.version === props.current} />
                    <Show when={version.version !== props.current}>
                      <div class="chips">
                        <Button look="quiet" onClick={() => setCompared({ version: version.version })}>
                          {w().compare}
                        </Button>
                        <Show when={may('RestoreConfig')}>
                          <Button look="quiet" onClick={() => setAsking(restore(version.version))}>
                            {w().restore}
                          </Button>
                        </Show>
                      </div>
                    </Show>
                  </li>
                )}
              </For>
            </ul>
            <More of={versions} />
          </div>
        )}
      </Loaded>
      <Show when={compared()}>
        {(chosen) => <Comparison version={chosen().version} current={props.current} onClose={() => setCompared(null)} />}
      </Show>
      <ActDialog act={asking()} onClose={() => setAsking(null)} />
    </Section>
  );
}

function Version(props: { version: ConfigVersion; isCurrent: boolean }) {
  return (
    <div>
      <h3>
        {w().version(props.version.version)}{' '}
        <Show when={props.isCurrent}>
          <Badge tone="good">{w().current}</Badge>
        </Show>
      </h3>
      <p class="muted small">
        <Show when={props.version.at} fallback={w().begin}>
          {(at) => (
            <>
              {fullDate(at())} <PersonName user={props.version.by} />
            </>
          )}
        </Show>
      </p>
      <Show when={props.version.changed.length > 0}>
        <p class="small">{w().changed(list(props.version.changed.map((key) => w().settings[key])))}</p>
      </Show>
      <Show when={props.version.rollbackOf !== null && props.version.rollbackOf}>
        {(version) => <p class="small">{w().rollbackOf(version())}</p>}
      </Show>
      <Show when={props.version.why}>
        <p class="small config-why">{props.version.why}</p>
      </Show>
    </div>
  );
}

function Comparison(props: { version: number; current: number; onClose: () => void }) {
  const differences = useQuery(() => ({
    queryKey: ['config', 'differences', props.version, props.current],
    queryFn: () => ask({ type: 'CompareConfigs', a: props.version, b: props.current }),
  }));
  return (
    <Dialog open onClose={props.onClose} title={w().differences(props.version)}>
      <Loaded query={differences} rows={3}>
        {(found) => (
          <Show when={found().differences.length > 0} fallback={<p>{w().noDifferences}</p>}>
            <div class="table-place">
              <table class="table">
                <thead>
                  <tr>
                    <th scope="col">{w().setting}</th>
                    <th scope="col">{w().atThatTime}</th>
                    <th scope="col">{w().now}</th>
                  </tr>
                </thead>
                <tbody>
                  <For each={found().differences}>
                    {({ key, before, after }) => (
                      <tr>
                        <th scope="row">{w().settings[key]}</th>
                        <td class="config-value">{shown(before)}</td>
                        <td class="config-value">{shown(after)}</td>
                      </tr>
                    )}
                  </For>
                </tbody>
              </table>
            </div>
          </Show>
        )}
      </Loaded>
    </Dialog>
  );
}

/** A setting's value as people read it. */
function shown(value: unknown): string {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return w().empty;
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value !== 'object') return String(value);
  return Object.values(value)
    .filter((part) => part !== null)
    .join(' · ');
}
