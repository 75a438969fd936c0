import Bookmark from 'lucide-solid/icons/bookmark';
import Columns2 from 'lucide-solid/icons/columns-2';
import Copy from 'lucide-solid/icons/copy';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Pencil from 'lucide-solid/icons/pencil';
import RotateCcw from 'lucide-solid/icons/rotate-ccw';
import Trash2 from 'lucide-solid/icons/trash';
import { For, Show } from 'solid-js';
import type { Version } from '#protocol/history';
import { plural } from '../../i18n/format.ts';
import { Avatar } from '../../kit/Avatar.tsx';
import { Menu, type MenuEntry } from '../../kit/Menu.tsx';
import { useEditor } from '../editor/context.tsx';
import { useVersionActs } from './acting.ts';
import { useLooking } from './looking.ts';
import { sayTime } from './when.ts';
import { sayAll, sayVersion } from './words.ts';

const LINES = 3;

/** One version: when, its name, what was written since the one before it and by whom. */
export function VersionRow(props: { version: Version; isFirst: boolean; onRename: () => void; onDelete: () => void }) {
  const editor = useEditor();
  const looking = useLooking();
  const acts = useVersionActs();
  const said = () => sayAll(props.version.touched, props.version.more, LINES);
  const entries = (): MenuEntry[] => [
    { label: 'Compare with now', icon: Columns2, onSelect: () => looking.compareWith(props.version.id, 'now') },
    ...(editor.canEdit()
      ? [
          { label: 'Restore', icon: RotateCcw, onSelect: () => void acts.restore(props.version) },
          { label: props.version.label === null ? 'Name it' : 'Rename', icon: Pencil, onSelect: props.onRename },
        ]
      : []),
    { label: 'Duplicate as a new résumé', icon: Copy, onSelect: () => void acts.duplicate(props.version) },
    ...(editor.canEdit() && props.version.kind === 'named'
      ? [{ label: 'Delete', icon: Trash2, danger: true, onSelect: props.onDelete }]
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
          <span class="version-line muted">Before an earlier version was restored</span>
        </Show>
        <For each={said().lines}>{(line) => <span class="version-line">{line}</span>}</For>
        <Show when={said().more > 0}>
          <span class="version-line muted">and {plural(said().more, 'other change')}</span>
        </Show>
        <Show when={props.isFirst && props.version.kind !== 'restore-point'}>
          <span class="version-line muted">The first version</span>
        </Show>
        <Show when={props.version.by.length > 0}>
          <span class="version-by">
            <For each={props.version.by.slice(0, 4)}>{(author) => <Avatar small id={author.id} name={author.name || 'Somebody'} />}</For>
            <span class="version-names" aria-hidden="true">
              {props.version.by.map(({ name }) => name || 'Somebody').join(', ')}
            </span>
          </span>
        </Show>
      </a>
      <Menu
        label={`More for ${sayVersion(props.version, Date.now())}`}
        trigger={<Ellipsis size={16} stroke-width={1.75} aria-hidden="true" />}
        entries={entries()}
      />
    </li>
  );
}
