import Bookmark from 'lucide-solid/icons/bookmark';
import Columns2 from 'lucide-solid/icons/columns-2';
import Copy from 'lucide-solid/icons/copy';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Pencil from 'lucide-solid/icons/pencil';
import RotateCcw from 'lucide-solid/icons/rotate-ccw';
import Trash2 from 'lucide-solid/icons/trash';
import { For, Show } from 'solid-js';
import type { Version } from '#protocol/history';
import { Avatar } from '../../kit/Avatar.tsx';
import { Menu, type MenuEntry } from '../../kit/Menu.tsx';
import { useEditor } from '../editor/context.tsx';
import { useVersionActs } from './acting.ts';
import { useLooking } from './looking.ts';
import { sayTime, sayVersion } from './when.ts';
import { sayAll, w } from './words.ts';

const LINES = 3;

/** One version: when, its name, what was written since the one before it and by whom. */
export function VersionRow(props: { version: Version; isFirst: boolean; onRename: () => void; onDelete: () => void }) {
  const editor = useEditor();
  const looking = useLooking();
  const acts = useVersionActs();
  const said = () => sayAll(props.version.touched, props.version.more, LINES);
  const entries = (): MenuEntry[] => [
    { label: w().list.compare, icon: Columns2, onSelect: () => looking.compareWith(props.version.id, 'now') },
    ...(editor.canEdit()
      ? [
          { label: w().list.restore, icon: RotateCcw, onSelect: () => void acts.restore(props.version) },
          { label: props.version.label === null ? w().list.name : w().list.rename, icon: Pencil, onSelect: props.onRename },
        ]
      : []),
    { label: w().list.duplicate, icon: Copy, onSelect: () => void acts.duplicate(props.version) },
    ...(editor.canEdit() && props.version.kind === 'named'
      ? [{ label: w().list.remove, icon: Trash2, danger: true, onSelect: props.onDelete }]
      : []),
  ];
  return (
    <li class="version" data-kind={props.version.kind}>
      <a class="version-go" href={looking.hrefOf(props.version.id)} aria-current={looking.version() === props.version.id || undefined}>
        <span class="version-head">
          <Show when={props.version.label}>
            {(label) => (
              <strong class="version-label">
                <Bookmark size={14} stroke-width={2} aria-hidden="true" />
                {label()}
              </strong>
            )}
          </Show>
          <time datetime={props.version.at}>{sayTime(props.version.at)}</time>
        </span>
        <Show when={props.version.kind === 'restore-point'}>
          <span class="version-line muted">{w().list.beforeRestore}</span>
        </Show>
        <For each={said().lines}>{(line) => <span class="version-line">{line}</span>}</For>
        <Show when={said().more > 0}>
          <span class="version-line muted">{w().list.moreChanges(said().more)}</span>
        </Show>
        <Show when={props.isFirst && props.version.kind !== 'restore-point'}>
          <span class="version-line muted">{w().list.first}</span>
        </Show>
        <Show when={props.version.by.length > 0}>
          <span class="version-by">
            <For each={props.version.by.slice(0, 4)}>{(author) => <Avatar small id={author.id} name={author.name || w().somebody} />}</For>
            <span class="version-names" aria-hidden="true">
              {w().touched.listed(props.version.by.map(({ name }) => name || w().somebody))}
            </span>
          </span>
        </Show>
      </a>
      <Menu
        label={w().list.menu(sayVersion(props.version, Date.now()))}
        trigger={<Ellipsis size={16} stroke-width={1.75} aria-hidden="true" />}
        entries={entries()}
      />
    </li>
  );
}
