/**
 * Every key of the app that is not the browser's own, once: what handles keys, the help sheet, the hints in menus and
 * `aria-keyshortcuts` are all read from this table.
 */
export interface Combination {
  /** As `KeyboardEvent.key` says it; letters small. */
  key: string;
  /** ⌘ on a Mac, Ctrl elsewhere. */
  mod?: true;
  shift?: true;
  alt?: true;
  only?: 'mac' | 'others';
}

export interface Shortcut {
  group: 'everywhere' | 'resume' | 'entries' | 'text';
  /** The first one of a machine is the one that is shown. */
  on: readonly Combination[];
  /** In a text field the keys mean something else, or would be typed. */
  notInText?: true;
  /** Something else heeds it, as the text field or the row itself: it is only told here. */
  toldOnly?: true;
}

const mod = (key: string): Combination => ({ key, mod: true });

export const SHORTCUTS = {
  palette: { group: 'everywhere', on: [mod('k')] },
  help: { group: 'everywhere', on: [{ key: '?' }], notInText: true },
  undo: { group: 'resume', on: [mod('z')] },
  redo: {
    group: 'resume',

    on: [
      { key: 'z', mod: true, shift: true },
      { key: 'y', mod: true, only: 'others' },
    ],
  },
  find: { group: 'resume', on: [mod('f')] },
  comment: { group: 'resume', on: [mod('/')], toldOnly: true },
  export: { group: 'resume', on: [mod('e')] },
  open: { group: 'entries', on: [{ key: 'Enter' }], toldOnly: true },
  moveUp: { group: 'entries', on: [{ key: 'ArrowUp', alt: true }], notInText: true, toldOnly: true },
  moveDown: { group: 'entries', on: [{ key: 'ArrowDown', alt: true }], notInText: true, toldOnly: true },
  duplicate: { group: 'entries', on: [mod('d')] },
  remove: { group: 'entries', on: [mod('Backspace')], notInText: true },
  copy: { group: 'entries', on: [mod('c')], toldOnly: true },
  paste: { group: 'entries', on: [mod('v')], toldOnly: true },
  bold: { group: 'text', on: [mod('b')], toldOnly: true },
  italic: { group: 'text', on: [mod('i')], toldOnly: true },
  underline: { group: 'text', on: [mod('u')], toldOnly: true },
  link: { group: 'text', on: [mod('k')], toldOnly: true },
} as const satisfies Record<string, Shortcut>;
export type ShortcutName = keyof typeof SHORTCUTS;

export const shortcut = (name: ShortcutName): Shortcut => SHORTCUTS[name];

export const isMac = (): boolean => /Mac|iP(hone|[oa]d)/.test(navigator.platform);

const combinations = (name: ShortcutName, mac: boolean): readonly Combination[] =>
  shortcut(name).on.filter(({ only }) => only === undefined || only === (mac ? 'mac' : 'others'));

const SYMBOLS: Readonly<Record<string, { mac: string; others: string }>> = {
  ArrowUp: { mac: '↑', others: '↑' },
  ArrowDown: { mac: '↓', others: '↓' },
  Enter: { mac: '↩', others: 'Enter' },
  Backspace: { mac: '⌫', others: 'Backspace' },
};

/** The keys as this machine's menus write them: "⇧⌘Z" or "Ctrl+Shift+Z". */
export function shownKeys(name: ShortcutName, mac = isMac()): string {
  const [first] = combinations(name, mac);
  if (!first) return '';
  const key = SYMBOLS[first.key]?.[mac ? 'mac' : 'others'] ?? first.key.toUpperCase();
  return mac
    ? `${first.alt ? '⌥' : ''}${first.shift ? '⇧' : ''}${first.mod ? '⌘' : ''}${key}`
    : [first.mod && 'Ctrl', first.alt && 'Alt', first.shift && 'Shift', key].filter(Boolean).join('+');
}

/** The keys as `aria-keyshortcuts`. */
export const ariaKeys = (name: ShortcutName, mac = isMac()): string =>
  combinations(name, mac)
    .map(({ key, ...held }) =>
      [held.mod && (mac ? 'Meta' : 'Control'), held.alt && 'Alt', held.shift && 'Shift', /^[a-z]$/.test(key) ? key.toUpperCase() : key]
        .filter(Boolean)
        .join('+'),
    )
    .join(' ');

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'isComposing'>;

/** Whether the keys pressed are this shortcut's. */
export const isPressed = (name: ShortcutName, event: Pressed, mac = isMac()): boolean =>
  !event.isComposing && combinations(name, mac).some((combination) => fits(combination, event, mac));

function fits(combination: Combination, event: Pressed, mac: boolean): boolean {
  const { mod: wantsMod = false, alt = false, shift = false } = combination;
  const command = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  if (command !== wantsMod || other || event.altKey !== alt) return false;
  // The letter on the key counts, in alphabets without it the place of the key.
  if (/^[a-z]$/.test(combination.key)) return event.shiftKey === shift && letterOf(event) === combination.key;
  // Where a sign stands on the keyboard, and whether it takes Shift, is another on each.
  return event.key === combination.key && (combination.key.length === 1 || event.shiftKey === shift);
}

const letterOf = ({ key, code }: Pressed): string => (/^[a-z]$/i.test(key) ? key : code.replace(/^Key/, '')).toLowerCase();
