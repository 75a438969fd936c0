import { For } from 'solid-js';
import { Dialog } from '../../kit/Dialog.tsx';
import { w } from '../../kit/words.ts';
import { SHORTCUTS, type Shortcut, type ShortcutName, shortcut, shownKeys } from './keys.ts';
import './shortcuts.css';

const NAMES = Object.keys(SHORTCUTS) as ShortcutName[];
const groupsIn = (place: 'home' | 'editor'): [Shortcut['group'], ShortcutName[]][] =>
  [...Map.groupBy(NAMES, (name) => shortcut(name).group)].filter(([group]) => place === 'editor' || group === 'everywhere');

/** The shortcuts of a place, with this machine's own signs. */
export function HelpSheet(props: { place: 'home' | 'editor'; onClose: () => void }) {
  return (
    <Dialog open onClose={props.onClose} title={w().shortcuts.title}>
      <For each={groupsIn(props.place)}>
        {([group, names]) => (
          <section class="shortcuts" aria-label={w().shortcuts.groups[group]}>
            <h3>{w().shortcuts.groups[group]}</h3>
            <dl>
              <For each={names}>
                {(name) => (
                  <div class="shortcut">
                    <dt>{w().shortcuts.acts[name]}</dt>
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
