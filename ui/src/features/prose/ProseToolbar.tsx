import Bold from 'lucide-solid/icons/bold';
import Italic from 'lucide-solid/icons/italic';
import Link from 'lucide-solid/icons/link';
import List from 'lucide-solid/icons/list';
import ListOrdered from 'lucide-solid/icons/list-ordered';
import Underline from 'lucide-solid/icons/underline';
import { createSignal, For } from 'solid-js';
import { toggleList, toggleMark } from './commands.ts';
import type { ProseControl } from './control.ts';
import { createKeyboardHeight } from './keyboard.ts';
import { BOLD, ITALIC, LINK, UNDERLINE } from './schema.ts';
import { w } from './words.ts';
import './prose.css';

interface Tool {
  name: 'bold' | 'italic' | 'underline' | 'bullets' | 'numbers' | 'link';
  Icon: typeof Bold;
  keys: string;
  isOn: (control: ProseControl) => boolean;
  use: (control: ProseControl) => void;
}

const isApple = /Mac|iP(?:hone|ad)/.test(globalThis.navigator?.platform ?? '');
const sayKeys = (keys: string): string => (isApple ? `⌘${keys.replace('Shift+', '⇧')}` : `Ctrl+${keys}`);

const TOOLS: readonly Tool[] = [
  { name: 'bold', Icon: Bold, keys: 'B', isOn: ({ hasMark }) => hasMark(BOLD), use: ({ run }) => run(toggleMark(BOLD)) },
  { name: 'italic', Icon: Italic, keys: 'I', isOn: ({ hasMark }) => hasMark(ITALIC), use: ({ run }) => run(toggleMark(ITALIC)) },
  {
    name: 'underline',
    Icon: Underline,
    keys: 'U',
    isOn: ({ hasMark }) => hasMark(UNDERLINE),
    use: ({ run }) => run(toggleMark(UNDERLINE)),
  },
  {
    name: 'bullets',
    Icon: List,
    keys: 'Shift+8',
    isOn: ({ hasList }) => hasList('bullet'),
    use: ({ run }) => run(toggleList('bullet')),
  },
  {
    name: 'numbers',
    Icon: ListOrdered,
    keys: 'Shift+7',
    isOn: ({ hasList }) => hasList('ordered'),
    use: ({ run }) => run(toggleList('ordered')),
  },
  { name: 'link', Icon: Link, keys: 'K', isOn: ({ hasMark }) => hasMark(LINK), use: ({ setLinking }) => setLinking(true) },
];

/**
 * The marks and lists of a text. One stop for Tab, arrows within. On touch screens it is there while the person writes, on top of
 * the keyboard.
 */
export function ProseToolbar(props: { control: ProseControl; label: string }) {
  const [current, setCurrent] = createSignal(0);
  const keyboard = createKeyboardHeight();
  const buttons: HTMLButtonElement[] = [];
  const go = (index: number) => {
    setCurrent((index + TOOLS.length) % TOOLS.length);
    buttons[current()]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = getComputedStyle(event.currentTarget as Element).direction === 'rtl' ? -1 : 1;
    if (event.key === 'ArrowRight') go(current() + step);
    else if (event.key === 'ArrowLeft') go(current() - step);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(TOOLS.length - 1);
    else if (event.key === 'Escape') props.control.focus();
    else return;
    event.preventDefault();
  };
  return (
    <span
      class="prose-tools"
      classList={{ 'prose-tools-active': props.control.isActive() }}
      style={{ '--keyboard': `${keyboard()}px` }}
      role="toolbar"
      aria-label={w().toolbar(props.label)}
      onKeyDown={onKeyDown}
      onFocusIn={props.control.enter}
      onFocusOut={props.control.leave}
    >
      <For each={TOOLS}>
        {({ name, Icon, keys, isOn, use }, index) => (
          <button
            ref={(button) => {
              buttons[index()] = button;
            }}
            type="button"
            class="icon-button prose-tool"
            aria-label={w()[name]}
            aria-pressed={isOn(props.control)}
            title={w().withKeys(w()[name], sayKeys(keys))}
            tabindex={current() === index() ? 0 : -1}
            // The selection stays in the text, and on a phone the keyboard stays open.
            onMouseDown={(event) => event.preventDefault()}
            onFocus={() => setCurrent(index())}
            onClick={() => use(props.control)}
          >
            <Icon class={name === 'bullets' ? 'mirrored' : ''} size={14} stroke-width={2} aria-hidden="true" />
          </button>
        )}
      </For>
    </span>
  );
}
