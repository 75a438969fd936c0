import { For } from 'solid-js';
import { Dialog } from '../../kit/Dialog.tsx';
import { SHORTCUTS, type Shortcut, type ShortcutName, shortcut, shownKeys } from './keys.ts';
import './shortcuts.css';

const NAMES = Object.keys(SHORTCUTS) as ShortcutName[];
const groupsIn = (place: 'home' | 'editor'): [Shortcut['group'], ShortcutName[]][] =>
  [...Map.groupBy(NAMES, (name) => shortcut(name).group)].filter(([group]) => place === 'editor' || group === 'Everywhere');

/** The shortcuts of a place, with this machine's own signs. */
export function HelpSheet(props: { place: 'home' | 'editor'; onClose: () => void }) {
  return (
    <Dialog open onClose={props.onClose} title="Keyboard shortcuts">
      <For each={groupsIn(props.place)}>
        {([group, names]) => (
          <section class="shortcuts" aria-label={group}>
            <h3>{group}</h3>
            <dl>
              <For each={names}>
                {(name) => (
                  <div class="shortcut">
                    <dt>{shortcut(name).words}</dt>
                    <dd>
                      <kbd>{shownKeys(name)}</kbd>
                    </dd>
                  </div>
                )}
              </For>
            </dl>
          </section>
        )}
      </For>
    </Dialog>
  );
}
