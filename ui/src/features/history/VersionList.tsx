import History from 'lucide-solid/icons/rotate-ccw-clock';
import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js';
import type { Version } from '#protocol/history';
import { useVersions } from '../../data/history.ts';
import { sayError } from '../../data/words.ts';
import { Button } from '../../kit/Button.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Switch as Toggle } from '../../kit/Field.tsx';
import { Delayed, Skeleton } from '../../kit/Skeleton.tsx';
import { useEditor } from '../editor/context.tsx';
import { DeleteDialog } from './DeleteDialog.tsx';
import { RenameDialog } from './RenameDialog.tsx';
import { VersionRow } from './VersionRow.tsx';
import { byDay } from './when.ts';
import { w } from './words.ts';

/** What is being asked about one version. */
type Asking = { what: 'rename' | 'delete'; version: Version };
/** Below so many there is nothing to find. */
const MANY = 8;

/** Kept versions, by day, newest first. */
export function VersionList() {
  const editor = useEditor();
  const versions = useVersions(() => editor.id);
  const [asking, setAsking] = createSignal<Asking | null>(null);
  const [namedOnly, setNamedOnly] = createSignal(false);
  const all = () => versions.data?.items ?? [];
  const hasNames = () => all().length >= MANY && all().some(({ kind }) => kind === 'named');
  const shown = createMemo(() => all().filter(({ kind }) => !namedOnly() || kind === 'named'));
  const days = createMemo(() => byDay(shown(), ({ at }) => at, Date.now()));
  const versionOf = (what: Asking['what']) => {
    const now = asking();
    return now?.what === what ? now.version : undefined;
  };
  return (
    <>
      <Switch>
        <Match when={versions.isError && !versions.data}>
          <div class="history-trouble" role="alert">
            <p>{w().list.failed(sayError(versions.error))}</p>
            <Button onClick={() => void versions.refetch()}>{w().tryAgain}</Button>
          </div>
        </Match>
        <Match when={!versions.data}>
          <Delayed>
            <div class="history-waiting">
              <Skeleton height="14px" width="40%" />
              <For each={[1, 2, 3, 4]}>{() => <Skeleton height="56px" />}</For>
            </div>
          </Delayed>
        </Match>
        <Match when={all().length === 0}>
          <EmptyState title={w().list.none} art={<History size={28} stroke-width={1.5} aria-hidden="true" />}>
            {w().list.noneText}
          </EmptyState>
        </Match>
        <Match when={true}>
          <Show when={hasNames()}>
            <div class="history-filter">
              <Toggle label={w().list.namedOnly} checked={namedOnly()} onToggle={setNamedOnly} />
            </div>
          </Show>
          <For each={days()}>
            {({ day, items }) => (
              <section class="history-day" aria-label={day}>
                <h3>{day}</h3>
                <ul>
                  <For each={items}>
                    {(version) => (
                      <VersionRow
                        version={version}
                        isFirst={version.id === all().at(-1)?.id}
                        onRename={() => setAsking({ what: 'rename', version })}
                        onDelete={() => setAsking({ what: 'delete', version })}
                      />
                    )}
                  </For>
                </ul>
              </section>
            )}
          </For>
        </Match>
      </Switch>
      <Show when={versionOf('rename')} keyed>
        {(version) => <RenameDialog version={version} onClose={() => setAsking(null)} />}
      </Show>
      <Show when={versionOf('delete')} keyed>
        {(version) => <DeleteDialog version={version} onClose={() => setAsking(null)} />}
      </Show>
    </>
  );
}
