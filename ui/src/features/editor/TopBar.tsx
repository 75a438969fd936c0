import { useSearchParams } from '@solidjs/router';
import ArrowLeft from 'lucide-solid/icons/arrow-left';
import Moon from 'lucide-solid/icons/moon';
import Palette from 'lucide-solid/icons/palette';
import PanelLeft from 'lucide-solid/icons/panel-left';
import HistoryIcon from 'lucide-solid/icons/rotate-ccw-clock';
import Search from 'lucide-solid/icons/search';
import Sun from 'lucide-solid/icons/sun';
import SunMoon from 'lucide-solid/icons/sun-moon';
import { createEffect, createMemo, For, Show } from 'solid-js';
import { theme } from '../../app/theme.ts';
import { useChooseTheme } from '../../data/theme.ts';
import { number } from '../../i18n/format.ts';
import { Avatar } from '../../kit/Avatar.tsx';
import { IconButton } from '../../kit/Button.tsx';
import { Menu } from '../../kit/Menu.tsx';
import { replaceText } from '../../text/caret.ts';
import { directionFor } from '../../text/direction.ts';
import { CheckButton } from '../check/CheckButton.tsx';
import { CommentsButton } from '../comments/CommentsButton.tsx';
import { ExportButton } from '../export/ExportButton.tsx';
import { ShareButton } from '../share/ShareButton.tsx';
import { ariaKeys, shownKeys } from '../shortcuts/keys.ts';
import { setOpenLayer } from '../shortcuts/opened.ts';
import { useEditor } from './context.tsx';
import { SavedState } from './SavedState.tsx';
import { UndoButtons } from './UndoButtons.tsx';
import { titleOr, w } from './words.ts';

export function TopBar(props: { outline: boolean; toggleOutline: () => void }) {
  const editor = useEditor();
  return (
    <header class="top">
      <a class="icon-button" href="/home" aria-label={w().yourResumes} title={w().yourResumes}>
        <ArrowLeft class="mirrored" size={18} stroke-width={1.75} aria-hidden="true" />
      </a>
      <IconButton
        class="only-wide outline-toggle"
        label={props.outline ? w().top.hideOutline : w().top.showOutline}
        aria-pressed={props.outline}
        onClick={props.toggleOutline}
      >
        <PanelLeft class="mirrored" size={18} stroke-width={1.75} aria-hidden="true" />
      </IconButton>
      <Title />
      <SavedState />
      <div class="top-right">
        <IconButton
          class="only-wide"
          label={w().top.findWith(shownKeys('palette'))}
          aria-haspopup="dialog"
          aria-keyshortcuts={ariaKeys('palette')}
          onClick={() => setOpenLayer('palette')}
        >
          <Search size={18} stroke-width={1.75} aria-hidden="true" />
        </IconButton>
        <UndoButtons />
        <People />
        <ThemeMenu />
        <IconButton
          class="only-wide"
          label={w().views.design}
          aria-pressed={editor.panel() === 'design'}
          onClick={() => editor.setPanel(editor.panel() === 'design' ? null : 'design')}
        >
          <Palette size={18} stroke-width={1.75} aria-hidden="true" />
        </IconButton>
        <CheckButton />
        <CommentsButton />
        <IconButton
          class="only-wide"
          label={w().top.history}
          aria-pressed={editor.panel() === 'history'}
          onClick={() => editor.setPanel(editor.panel() === 'history' ? null : 'history')}
        >
          <HistoryIcon size={18} stroke-width={1.75} aria-hidden="true" />
        </IconButton>
        <ShareButton class="share only-wide" />
        <ExportButton />
      </div>
    </header>
  );
}

function Title() {
  const editor = useEditor();
  const [params, setParams] = useSearchParams<{ rename?: string }>();
  const bind = (input: HTMLInputElement) => {
    createEffect(() => replaceText(input, editor.state.document.title));
    if (params.rename) {
      setParams({ rename: null }, { replace: true });
      queueMicrotask(() => input.select());
    }
  };
  return (
    <h1 class="top-title" tabindex="-1">
      <span class="hidden-visually">{titleOr(editor.state.document.title)}</span>
      <span class="top-title-size" dir="auto" aria-hidden="true">
        {titleOr(editor.state.document.title)}
      </span>
      <input
        ref={bind}
        aria-label={w().top.titleField}
        data-path="meta/title"
        lang={editor.state.document.design.locale}
        dir={directionFor(editor.state.document.title)}
        maxLength={500}
        placeholder={w().untitled}
        autocomplete="off"
        readOnly={!editor.canEdit()}
        onInput={(event) => editor.set('meta/title', event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </h1>
  );
}

/** Who else is here: one picture a person, however many windows they have open. */
function People() {
  const editor = useEditor();
  const people = createMemo(() => [...new Map(Object.values(editor.state.peers).map((peer) => [peer.user.id, peer.user])).values()]);
  return (
    <Show when={people().length > 0}>
      <ul class="people" aria-label={w().top.alsoHere}>
        <For each={people().slice(0, 5)}>
          {(user) => (
            <li>
              <Avatar id={user.id} name={user.name} />
            </li>
          )}
        </For>
        <Show when={people().length > 5}>
          <li class="people-more">{w().top.moreHere(number(people().length - 5))}</li>
        </Show>
      </ul>
    </Show>
  );
}

export function ThemeMenu() {
  const choose = useChooseTheme();
  return (
    <Menu
      label={w().appearance.title}
      class="icon-button only-wide"
      trigger={<SunMoon size={18} stroke-width={1.75} aria-hidden="true" />}
      entries={[
        { label: w().appearance.likeSystem, icon: SunMoon, keys: theme() === 'system' ? '✓' : '', onSelect: () => void choose('system') },
        { label: w().appearance.light, icon: Sun, keys: theme() === 'light' ? '✓' : '', onSelect: () => void choose('light') },
        { label: w().appearance.dark, icon: Moon, keys: theme() === 'dark' ? '✓' : '', onSelect: () => void choose('dark') },
      ]}
    />
  );
}
