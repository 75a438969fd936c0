import HistoryIcon from 'lucide-solid/icons/rotate-ccw-clock';
import Search from 'lucide-solid/icons/search';
import { For, Show } from 'solid-js';
import type { Theme } from '#protocol/preferences';
import { theme } from '../../app/theme.ts';
import { useChooseTheme } from '../../data/theme.ts';
import { Avatar } from '../../kit/Avatar.tsx';
import { Button, LinkButton } from '../../kit/Button.tsx';
import { CheckMore } from '../check/CheckButton.tsx';
import { CommentsMore } from '../comments/CommentsButton.tsx';
import { ShareButton } from '../share/ShareButton.tsx';
import { setOpenLayer } from '../shortcuts/opened.ts';
import { useEditor } from './context.tsx';
import { SavedState } from './SavedState.tsx';
import { titleOr, w } from './words.ts';
import '../../kit/choices.css';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** The phone's fourth view: what the desktop keeps in its top bar. */
export function More() {
  const editor = useEditor();
  const chooseTheme = useChooseTheme();
  const people = () => Object.values(editor.state.peers);
  return (
    <Show when={editor.view() === 'more'}>
      <section class="more" aria-label={w().views.more}>
        <h2 dir="auto">{titleOr(editor.state.document.title)}</h2>
        <SavedState />
        <Show when={people().length > 0}>
          <h3>{w().top.alsoHere}</h3>
          <ul class="more-people">
            <For each={people()}>
              {({ user }) => (
                <li>
                  <Avatar id={user.id} name={user.name} /> {user.name}
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Button aria-haspopup="dialog" onClick={() => setOpenLayer('palette')}>
          <Search size={16} stroke-width={1.75} aria-hidden="true" /> {w().top.find}
        </Button>
        <ShareButton />
        <CheckMore />
        <CommentsMore />
        <Button onClick={() => editor.setPanel('history')}>
          <HistoryIcon size={16} stroke-width={1.75} aria-hidden="true" /> {w().top.history}
        </Button>
        <fieldset>
          <legend>{w().appearance.title}</legend>
          <div class="choices">
            <For each={THEMES}>
              {(value) => (
                <label class="choice">
                  <input type="radio" name="editor-theme" checked={theme() === value} onChange={() => void chooseTheme(value)} />
                  <span>{w().appearance[value]}</span>
                </label>
              )}
            </For>
          </div>
        </fieldset>
        <LinkButton href="/account">{w().yourAccount}</LinkButton>
        <LinkButton href="/home">{w().yourResumes}</LinkButton>
      </section>
    </Show>
  );
}
